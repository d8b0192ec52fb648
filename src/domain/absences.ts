import { addDays, type CalendarDate, daysBetween, later } from './calendar-date.ts';
import type { Absence } from './worker-records.ts';

/** Days that something lasts; null while the last is not known. */
type Days = Pick<Absence, 'id' | 'from' | 'to'>;

/** Those that are not over on a day, the earliest first. */
export function absencesFrom<Lasting extends Days>(
  absences: readonly Lasting[],
  day: CalendarDate,
): readonly Lasting[] {
  return absences.filter(({ to }) => to === null || to >= day).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Another that has a day in common with one. */
export function overlapping<Lasting extends Days>(
  absences: readonly Lasting[],
  { id, from, to }: Days,
): Lasting | undefined {
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

/** Unplanned absence for more days than these asks for other supervision arrangements (merton, FAQ 4). */
const TWO_WEEKS = 14;

/** The day on which an unplanned absence has lasted for more than two weeks; undefined for one that ends before. */
export function dayBeyondTwoWeeks({ from, to, planned }: Absence): CalendarDate | undefined {
  const day = addDays(from, TWO_WEEKS);
  return planned || (to !== null && to < day) ? undefined : day;
}

/** An absence as it is recorded on a day in the place of another, with the day on which it became known if that is late. */
export function recordedOn(absence: Absence, before: Absence | undefined, day: CalendarDate): Absence {
  const since = dayBeyondTwoWeeks(absence);
  const isKnown = before !== undefined && dayBeyondTwoWeeks(before) !== undefined;
  const knownOn = isKnown ? before.knownOn : day;
  return since !== undefined && knownOn !== undefined && since < knownOn ? { ...absence, knownOn } : absence;
}

/** The first day on which it can be said that an absence asks for other arrangements; undefined where it never does. */
export function dayToAsk(absence: Absence): CalendarDate | undefined {
  const since = dayBeyondTwoWeeks(absence);
  return since && later(since, absence.knownOn ?? since);
}

/** The unplanned absence that on a day has lasted for more than two weeks. */
export function beyondTwoWeeks(absences: readonly Absence[], day: CalendarDate): Absence | undefined {
  return absences.find((absence) => {
    const beyond = dayBeyondTwoWeeks(absence);
    return beyond !== undefined && beyond <= day && (absence.to === null || day <= absence.to);
  });
}
