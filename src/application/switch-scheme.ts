import { isDeepStrictEqual } from 'node:util';
import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { unchanging, type Versions, valueOn } from '../domain/caseload.ts';
import { continuedBy } from '../domain/change-versions.ts';
import { asDocumented, type SchemeInForce } from '../domain/scheme-in-force.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import type { Outside } from './change-caseload.ts';
import { changeSchemes, type SchemesChange, type SchemesChanged } from './change-schemes.ts';
import type { By } from './change-team.ts';

/** By what a team is weighed from a day on. */
export interface SchemeSwitch extends Pick<SchemesChange, 'seen'> {
  readonly from: CalendarDate;
  readonly scheme: SchemeInForce;
}

/** A team's schemes with another from a day on, in place of whatever was to come then. */
export function switchedFrom(
  schemes: Versions<SchemeInForce>,
  { from, scheme }: Pick<SchemeSwitch, 'from' | 'scheme'>,
): Versions<SchemeInForce> {
  return continuedBy(schemes, unchanging(scheme), from);
}

/** A scheme as the team last read it before a day; as documented where it was never weighed by it. */
export function asLastRead(schemes: Versions<SchemeInForce>, id: SchemeId, before: CalendarDate): SchemeInForce {
  const earlier = schemes.filter(({ inForceFrom, value }) => inForceFrom < before && value.scheme === id);
  return earlier.at(-1)?.value ?? asDocumented(id);
}

/** Weighs a team by a scheme from a day on. Days before keep what they were scored under. */
export function switchScheme(outside: Outside, teamId: TeamId, asked: SchemeSwitch, by: By): Promise<SchemesChanged> {
  const { from, scheme, seen } = asked;
  const change: SchemesChange = {
    seen,
    action: 'switch-scheme',
    detail: { from, scheme: scheme.scheme },
    change: (schemes) => switchedFrom(schemes, asked),
    isMade: (schemes) => isDeepStrictEqual(valueOn(schemes, from), scheme),
  };
  return changeSchemes(outside, teamId, change, by);
}
