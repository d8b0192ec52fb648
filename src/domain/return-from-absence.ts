import type { CalendarDate } from './calendar-date.ts';
import { isFollowed } from './hand-over.ts';
import { compareText } from './timeline.ts';
import { type Absence, type HandOver, isAway, recordsOf, type WorkerRecord } from './worker-records.ts';

/** What was agreed because somebody was away, once they are back. */
export interface Return {
  /** Cases that moved, and of which nobody has said yet whether they go back. */
  readonly moved: readonly HandOver[];
  /** Cases that are still worked on together; each ends on its own last day. */
  readonly shared: readonly HandOver[];
  /** Of these the absence that ended last; undefined where it was taken out. */
  readonly absence: Absence | undefined;
}

/** True for a case that moved because of an absence, while nobody has said whether it goes back. */
export function awaitsReturn({ as, state, whileAway, settled }: HandOver): boolean {
  return as === 'transfer' && state === 'agreed' && whileAway !== undefined && settled === undefined;
}

/**
 * What is to be given back to somebody on a day; undefined while they are away, and where nothing had moved. An absence
 * is over after its last day, and so is one that was taken out.
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
  if (moved.length === 0) return undefined;
  const ended = absences.filter(({ id }) => moved.some(({ whileAway }) => whileAway === id));
  return {
    moved,
    shared: over.filter((handOver) => handOver.as === 'co-work' && isFollowed(handOver, day)),
    absence: ended.sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))[0],
  };
}
