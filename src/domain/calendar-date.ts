/** A calendar date in Europe/London as `YYYY-MM-DD`; plain text, so that dates compare and sort as strings. */
export type CalendarDate = string;

/** The first and the last day that the product knows (caseload-file: dates run from 1900 to 2199). */
export const EARLIEST_DAY: CalendarDate = '1900-01-01';
export const LATEST_DAY: CalendarDate = '2199-12-31';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real date written `YYYY-MM-DD` between 1900 and 2199 (2026-02-29 is none). */
export function isCalendarDate(text: string): boolean {
  if (!SHAPE.test(text) || text < EARLIEST_DAY || text > LATEST_DAY) return false;
  const { year, month, day } = partsOf(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day `days` later (earlier when negative). */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(day) + days);
}

/** The same day `months` later, clamped to the end of a shorter month (31 January + 1 month is 28 February). */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const parts = partsOf(day);
  const monthsSinceYear0 = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 - year * 12 + 1;
  return written(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** The last day of the calendar month of `day`. */
export function lastDayOfMonth(day: CalendarDate): CalendarDate {
  const { year, month } = partsOf(day);
  return written(year, month, daysInMonth(year, month));
}

/** The first day of the calendar month of `day`. */
export function firstDayOfMonth(day: CalendarDate): CalendarDate {
  return `${day.slice(0, 7)}-01`;
}

/** 1 for Monday to 7 for Sunday. */
export function dayOfWeek(day: CalendarDate): number {
  return ((dayNumber(day) + 6) % 7) + 1;
}

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

export function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

// The arithmetic of the Gregorian calendar on whole numbers: a caseload file may hold 100,000 dates, and a date object
// for each is some fifty times slower. A test holds every day that the product knows against the date library.

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;

function partsOf(day: CalendarDate) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a year before its `month` begins; month 13 is the whole year. */
function daysBeforeMonth(year: number, month: number): number {
  return (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
}

function daysInMonth(year: number, month: number): number {
  return daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** Counted from Monday 1 January of the year 1, which is 1. */
function dayNumber(day: CalendarDate): number {
  const parts = partsOf(day);
  return daysBeforeYear(parts.year) + daysBeforeMonth(parts.year, parts.month) + parts.day;
}

function fromDayNumber(number: number): CalendarDate {
  let year = Math.floor(number / 365.2425) + 1;
  if (number <= daysBeforeYear(year)) year -= 1;
  if (number > daysBeforeYear(year + 1)) year += 1;
  const dayOfYear = number - daysBeforeYear(year);
  let month = Math.floor((dayOfYear - 1) / 31) + 1;
  if (dayOfYear > daysBeforeMonth(year, month + 1)) month += 1;
  return written(year, month, dayOfYear - daysBeforeMonth(year, month));
}

function written(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
