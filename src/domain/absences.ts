import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { Absence } from './worker-records.ts';

/** Those that are not over on a day, the earliest first. */
export function absencesFrom(absences: readonly Absence[], day: CalendarDate): readonly Absence[] {
  return absences.filter(({ to }) => to === null || to >= day).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Another absence that has a day in common with one. */
export function overlapping(absences: readonly Absence[], { id, from, to }: Absence): Absence | undefined {
  return absences.find(
    (other) => other.id !== id && (to === null || other.from <= to) && (other.to === null || from <= other.to),
  );
}

/** The longest absence that can be recorded with its last day. */
const MOST_DAYS = 731;

/** True for a last day that comes before the first one, or so late that it must be a slip of the keys. */
export function isImpossible({ from, to }: Pick<Absence, 'from' | 'to'>): boolean {
  return to !== null && (to < from || daysBetween(from, to) > MOST_DAYS);
}
