import { addDays, addMonths, type CalendarDate, lastDayOfMonth } from './calendar-date.ts';

/** Days from `firstDay` to `lastDay`, both inclusive; null is open at that end. */
export interface Period {
  readonly firstDay: CalendarDate | null;
  readonly lastDay: CalendarDate | null;
}

export const ALWAYS: Period = { firstDay: null, lastDay: null };

/** The period from `firstDay` to `lastDay`; without a last day it is still running. */
export function period(firstDay: CalendarDate | null, lastDay?: CalendarDate | null): Period {
  return { firstDay, lastDay: lastDay ?? null };
}

/** One month from a day: up to the day before the same day of the next month (schemes.md, windows). */
export function oneMonthFrom(day: CalendarDate): Period {
  return period(day, addDays(addMonths(day, 1), -1));
}

/** From a day up to the last day of its calendar month (schemes.md, windows). */
export function calendarMonthOf(day: CalendarDate): Period {
  return period(day, lastDayOfMonth(day));
}

export function isEmpty(p: Period): boolean {
  return p.firstDay !== null && p.lastDay !== null && p.lastDay < p.firstDay;
}

export function contains(p: Period, day: CalendarDate): boolean {
  return (p.firstDay === null || p.firstDay <= day) && (p.lastDay === null || day <= p.lastDay);
}

/** The days in both; null when there are none. */
export function intersect(a: Period, b: Period): Period | null {
  const firstDay =
    a.firstDay === null ? b.firstDay : b.firstDay === null || a.firstDay > b.firstDay ? a.firstDay : b.firstDay;
  const lastDay = a.lastDay === null ? b.lastDay : b.lastDay === null || a.lastDay < b.lastDay ? a.lastDay : b.lastDay;
  const both = { firstDay, lastDay };
  return isEmpty(both) ? null : both;
}

/** The days of `whole` that lie in none of `holes`, in order. */
export function without(whole: Period, holes: readonly Period[]): readonly Period[] {
  return holes.reduce<readonly Period[]>((left, hole) => left.flatMap((p) => cutOut(p, hole)), [whole]);
}

function cutOut(p: Period, hole: Period): readonly Period[] {
  if (isEmpty(hole)) return [p];
  const before = hole.firstDay === null ? null : intersect(p, period(null, addDays(hole.firstDay, -1)));
  const after = hole.lastDay === null ? null : intersect(p, period(addDays(hole.lastDay, 1)));
  return [before, after].filter((part): part is Period => part !== null);
}
