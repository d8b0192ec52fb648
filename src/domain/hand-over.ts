import { addDays, type CalendarDate } from './calendar-date.ts';
import { type CaseDetails, type CaseHistory, changeAll, changeFrom, valueOn } from './caseload.ts';
import { mergeEqual } from './change-versions.ts';
import type { HandOver, ReceivedCase } from './worker-records.ts';

type Days = Pick<HandOver, 'as' | 'from' | 'until'>;

/** The holder's case once a hand-over is agreed: left on its day, or worked on together from its day to its last. */
export function handedOver(history: CaseHistory, { as, from, until }: Days): CaseHistory {
  if (as === 'transfer') return { ...history, dated: { ...history.dated, transferredOutOn: from } };
  const together = changeFrom(history.details, from, (details) => ({ ...details, coWorked: true }));
  const details = until === null ? together : changeFrom(together, addDays(until, 1), alone(history, from));
  return { ...history, details: mergeEqual(details) };
}

/** The holder's case without a hand-over that was agreed and is cancelled before its day. */
export function takenBack(history: CaseHistory, { as, from }: Days): CaseHistory {
  if (as === 'transfer') {
    const { transferredOutOn: _, ...dated } = history.dated;
    return { ...history, dated };
  }
  return { ...history, details: mergeEqual(changeFrom(history.details, from, alone(history, from))) };
}

/** As it was before the two worked on it together. */
function alone({ details }: CaseHistory, from: CalendarDate): (value: CaseDetails) => CaseDetails {
  const { coWorked } = valueOn(details, addDays(from, -1));
  return (value) => ({ ...value, coWorked });
}

/**
 * The case as it counts for the worker who receives it: from the hand-over's day on, with all that was logged before,
 * because a window that opened earlier goes on counting (schemes.md, Days).
 */
export function received(history: CaseHistory, { as, from, until }: Days): CaseHistory {
  const { transferredOutOn: _, ...rest } = history.dated;
  const dated = { ...rest, allocatedOn: from };
  if (as === 'transfer') return { ...history, dated };
  const lastDay = until === null ? {} : { transferredOutOn: addDays(until, 1) };
  return {
    dated: { ...dated, ...lastDay },
    details: changeAll(history.details, (details) => ({ ...details, coWorked: true })),
  };
}

/** True while the holder keeps the case up to date for both: until a transfer's day, and all through co-working. */
export function isFollowed(
  { as, from, until, state }: Pick<HandOver, 'as' | 'from' | 'until' | 'state'>,
  today: CalendarDate,
): boolean {
  if (state === 'cancelled') return false;
  return as === 'transfer' ? today < from : until === null || today <= until;
}

/** The received record under which somebody else keeps a case up to date; undefined for one that is the worker's own. */
export function keptByAnother(
  records: readonly ReceivedCase[],
  caseId: string,
  today: CalendarDate,
): ReceivedCase | undefined {
  return records.find((record) => record.id === caseId && isFollowed(record, today));
}
