import { Temporal } from 'temporal-polyfill';

/** A calendar date in Europe/London as `YYYY-MM-DD`; plain text, so that dates compare and sort as strings. */
export type CalendarDate = string;

/** The first and the last day that the product knows (caseload-file: dates run from 1900 to 2199). */
export const EARLIEST_DAY: CalendarDate = '1900-01-01';
export const LATEST_DAY: CalendarDate = '2199-12-31';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real date written `YYYY-MM-DD` between 1900 and 2199 (2026-02-29 is none). */
export function isCalendarDate(text: string): boolean {
  if (!SHAPE.test(text) || text < EARLIEST_DAY || text > LATEST_DAY) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month);
}

function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

const plain = (day: CalendarDate) => Temporal.PlainDate.from(day);

/** The day `days` later (earlier when negative). */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return plain(day).add({ days }).toString();
}

/** The same day `months` later, clamped to the end of a shorter month (31 January + 1 month is 28 February). */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  return plain(day).add({ months }).toString();
}

/** The last day of the calendar month of `day`. */
export function lastDayOfMonth(day: CalendarDate): CalendarDate {
  const date = plain(day);
  return date.with({ day: date.daysInMonth }).toString();
}

/** The first day of the calendar month of `day`. */
export function firstDayOfMonth(day: CalendarDate): CalendarDate {
  return `${day.slice(0, 7)}-01`;
}

/** 1 for Monday to 7 for Sunday. */
export function dayOfWeek(day: CalendarDate): number {
  return plain(day).dayOfWeek;
}

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return plain(from).until(plain(to), { largestUnit: 'days' }).days;
}

export function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

export function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}
