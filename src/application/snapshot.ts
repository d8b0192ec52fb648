import type { Caseload, Versions } from '../domain/caseload.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import { buildTimeline, type Timeline } from '../domain/timeline.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { CaseloadSnapshot } from './ports.ts';

/** Gives the scheme that weighs by the readings in force. */
export type SchemeOf = (inForce: SchemeInForce) => WeightingScheme;

/** The caseload that a snapshot holds, as the engine reads it. */
export function caseloadOf({ head, cases }: Pick<CaseloadSnapshot, 'head' | 'cases'>): Caseload {
  return {
    workerId: head.workerKey,
    name: head.name,
    terms: head.terms,
    duties: head.duties,
    cases: cases.map((stored) => stored.history),
  };
}

/** The schemes themselves for what storage keeps of them. */
export function schemesInForce(versions: Versions<SchemeInForce>, schemeOf: SchemeOf): Versions<WeightingScheme> {
  const [first, ...rest] = versions;
  const resolve = (version: typeof first) => ({ inForceFrom: version.inForceFrom, value: schemeOf(version.value) });
  return [resolve(first), ...rest.map(resolve)];
}

/** Everything that counts on any day for the worker of a snapshot. */
export function timelineOf(snapshot: Pick<CaseloadSnapshot, 'head' | 'cases'>, schemeOf: SchemeOf): Timeline {
  return buildTimeline(caseloadOf(snapshot), schemesInForce(snapshot.head.schemes, schemeOf));
}
