import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { type Absence, isAway } from './worker-records.ts';

/** An absence of more days than these is long (merton, Unallocated Cases; product page: over two weeks). */
const TWO_WEEKS = 14;

/**
 * The unplanned absence of more than two weeks that somebody is in on a day; one without a last day is as long as it has
 * lasted by then. Undefined for leave, and for a sickness that is short or not yet long.
 */
export function longSickLeave(absences: readonly Absence[], day: CalendarDate): Absence | undefined {
  return absences.find(
    (absence) =>
      !absence.planned && isAway([absence], day) && daysBetween(absence.from, absence.to ?? day) + 1 > TWO_WEEKS,
  );
}
