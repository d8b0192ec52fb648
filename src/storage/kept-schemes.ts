import type { Versions } from '../domain/caseload.ts';
import { asDocumented, type SchemeInForce } from '../domain/scheme-in-force.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';

interface KeptSchemes {
  readonly schemes: Versions<SchemeInForce>;
}

/**
 * What was kept of a team or a worker. Rows written before readings could be chosen hold bare ids of schemes: they
 * stood for the documented readings. A row without such an id is given back as it is.
 */
export function withReadings<T extends KeptSchemes>(kept: T): T {
  const versions: Versions<SchemeInForce | SchemeId> = kept.schemes;
  if (versions.every(({ value }) => typeof value !== 'string')) return kept;
  const schemes = versions.map(({ inForceFrom, value }) => ({
    inForceFrom,
    value: typeof value === 'string' ? asDocumented(value) : value,
  }));
  return { ...kept, schemes };
}
