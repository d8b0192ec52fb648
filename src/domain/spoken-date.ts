import { type CalendarDate, daysBetween } from './calendar-date.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date as people write it: `4 Nov 2026`. */
export function spokenDate(day: CalendarDate): string {
  return `${dayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** How far ahead a day and month name one day only. */
const NEAR_DAYS = 300;

/** A coming date as people write it: `19 Dec`, with its year where that is further off. */
export function comingDate(day: CalendarDate, today: CalendarDate): string {
  const ahead = daysBetween(today, day);
  return ahead >= 0 && ahead <= NEAR_DAYS ? dayAndMonth(day) : spokenDate(day);
}

function dayAndMonth(day: CalendarDate): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}
