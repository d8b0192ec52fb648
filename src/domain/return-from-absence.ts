import type { CalendarDate } from './calendar-date.ts';
import { isFollowed } from './hand-over.ts';
import { compareText } from './timeline.ts';
import { type Absence, type HandOver, isAway, recordsOf, type WorkerRecord } from './worker-records.ts';

/** What was agreed because somebody was away, once they are back. */
export interface Return {
  /** Cases that moved, and of which nobody has said yet whether they go back. */
  readonly moved: readonly HandOver[];
  /** Cases that are still worked on together: until a last day, or with none, and then somebody has to end it. */
  readonly shared: readonly HandOver[];
  /**
   * The absence that ended last, because one may run on as another; undefined where each for which something was agreed
   * was taken out.
   */
  readonly absence: Absence | undefined;
}

/** True for a case that moved because of an absence, while nobody has said whether it goes back. */
export function awaitsReturn({ as, state, whileAway, settled }: HandOver): boolean {
  return as === 'transfer' && state === 'agreed' && whileAway !== undefined && settled === undefined;
}

/**
 * What is to be given back to somebody on a day, has not begun, or goes on being shared without an end; undefined while
 * they are away, and where there is nothing of it. An absence is over after its last day, and so is one that was taken out.
 */
export function returnOn(records: readonly WorkerRecord[], day: CalendarDate): Return | undefined {
  const absences = recordsOf(records, 'absence');
  if (isAway(absences, day)) return undefined;
  const byRef = recordsOf(records, 'hand-over').toSorted((a, b) => compareText(a.ref, b.ref));
  const over = byRef.filter(({ whileAway }) => {
    const absence = absences.find(({ id }) => id === whileAway);
    return whileAway !== undefined && (absence === undefined || (absence.to !== null && absence.to < day));
  });
  const moved = over.filter(awaitsReturn);
  const shared = over.filter(
    (handOver) => handOver.as === 'co-work' && handOver.settled === undefined && isFollowed(handOver, day),
  );
  const asked = [...moved, ...withoutEnd(shared), ...notBegun({ moved: [], shared }, day)];
  if (asked.length === 0) return undefined;
  const isKnown = asked.some(({ whileAway }) => absences.some(({ id }) => id === whileAway));
  const ended = absences.filter(({ to }) => to !== null && to < day);
  return {
    moved,
    shared,
    absence: isKnown ? ended.sort((a, b) => compareText(b.to ?? '', a.to ?? ''))[0] : undefined,
  };
}

/** What was agreed and whose day has not come: it is cancelled, not given back. */
export function notBegun(
  { moved, shared }: Pick<Return, 'moved' | 'shared'> = { moved: [], shared: [] },
  day: CalendarDate,
): readonly HandOver[] {
  return [...moved, ...shared].filter(({ from }) => from > day);
}

/** Of what is shared, that which goes on until somebody ends it. */
export function withoutEnd(shared: readonly HandOver[]): readonly HandOver[] {
  return shared.filter(({ until }) => until === null);
}
