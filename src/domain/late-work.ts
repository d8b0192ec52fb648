import type { CalendarDate } from './calendar-date.ts';
import type { WorkerTerms } from './case-facts.ts';
import { type CaseHistory, unchanging } from './caseload.ts';
import { received } from './hand-over.ts';
import { buildTimeline } from './timeline.ts';
import type { WeightingScheme } from './weighting-scheme.ts';
import { type HandOver, type ReceivedCase, recordsOf, type WorkerRecord } from './worker-records.ts';

/*
 * Work that is recorded once a case has moved, though it began before. From the day on nothing is followed any more, so
 * what still counts is recorded by whoever has the case now.
 */

/** The transfer by which a case has gone; undefined while the worker has it. */
export function goneBy(records: readonly WorkerRecord[], caseId: string, today: CalendarDate): HandOver | undefined {
  return recordsOf(records, 'hand-over').find(
    (one) => one.caseId === caseId && one.as === 'transfer' && one.state === 'agreed' && one.from <= today,
  );
}

/** The transfer by which a case came; undefined for one that was the worker's from the first day. */
export function cameBy(records: readonly WorkerRecord[], caseId: string): ReceivedCase | undefined {
  return recordsOf(records, 'received').find(
    ({ id, as, state }) => id === caseId && as === 'transfer' && state === 'agreed',
  );
}

/** True when the case with the change counts otherwise on some day from the transfer's on, for a worker on such terms. */
export function countsAfter(
  before: CaseHistory,
  after: CaseHistory,
  transfer: HandOver,
  { scheme, terms }: { readonly scheme: WeightingScheme; readonly terms: WorkerTerms },
): boolean {
  const counting = (history: CaseHistory) => {
    const caseload = { workerId: '', terms: unchanging(terms), duties: [], cases: [received(history, transfer)] };
    const { awards } = buildTimeline(caseload, unchanging(scheme));
    return JSON.stringify(
      awards.map(({ rule, childRef, points, period }) => [rule, childRef, points.toFraction(), period]),
    );
  };
  return counting(before) !== counting(after);
}
