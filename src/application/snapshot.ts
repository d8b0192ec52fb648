import { type LoweredDays, loweredDays } from '../domain/capacity-adjustments.ts';
import type { Caseload, Versions } from '../domain/caseload.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import { buildTimeline, type Timeline } from '../domain/timeline.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { CaseloadSnapshot } from './ports.ts';

/** Gives the scheme that weighs by the readings in force. */
export type SchemeOf = (inForce: SchemeInForce) => WeightingScheme;

/** What a worker's figures follow from: of the records, the capacity adjustments. */
export type Scored = Pick<CaseloadSnapshot, 'head' | 'cases' | 'records'>;

/** The days on which a manager lowered the worker's figures. */
export function loweredIn({ records }: Pick<Scored, 'records'>): readonly LoweredDays[] {
  return loweredDays(recordsOf(records, 'adjustment'));
}

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
export function timelineOf(snapshot: Scored, schemeOf: SchemeOf): Timeline {
  const schemes = schemesInForce(snapshot.head.schemes, schemeOf);
  return buildTimeline(caseloadOf(snapshot), schemes, loweredIn(snapshot));
}
