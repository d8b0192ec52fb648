import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOfWeek,
  daysBetween,
  isCalendarDate,
  lastDayOfMonth,
} from '../../../domain/calendar-date.ts';
import type { DateMention, Direction } from './mention.ts';

/** The day that was meant, seen from `today`; undefined for a day that no calendar has. */
export function resolveMention(
  mention: DateMention,
  today: CalendarDate,
  direction: Direction,
): CalendarDate | undefined {
  const day = mention.kind === 'day' ? mention.day : nearestOf(mention, today, direction);
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}

function nearestOf(mention: DateMention, today: CalendarDate, direction: Direction): CalendarDate | undefined {
  const candidates = candidatesFor(mention, today);
  const past = candidates.filter((day) => day <= today).at(-1);
  const future = candidates.find((day) => day >= today);
  if (direction === 'past') return past;
  if (direction === 'future' || past === undefined) return future;
  return future !== undefined && daysBetween(today, future) <= daysBetween(past, today) ? future : past;
}

/** 29 February may be eight years away (1896 to 1904, 2096 to 2104). */
const FARTHEST_YEARS = 8;
const FARTHEST_MONTHS = 2;

/** The days that fit, in order, some before today and some after. */
function candidatesFor(mention: DateMention, today: CalendarDate): readonly CalendarDate[] {
  switch (mention.kind) {
    case 'day':
    case 'impossible':
      return [];
    case 'day-and-month':
      return years(today)
        .map((year) => written(year, mention.month, mention.day))
        .filter(isCalendarDate);
    case 'month':
      return monthCandidates(mention.month, today);
    case 'end-of-month':
      return years(today).map((year) => lastDayOfMonth(written(year, mention.month, 1)));
    case 'day-of-month':
      return monthsAround(today)
        .map((first) => `${first.slice(0, 8)}${two(mention.day)}`)
        .filter(isCalendarDate);
    case 'weekday': {
      const back = (dayOfWeek(today) - mention.weekday + 7) % 7;
      const past = addDays(today, -back);
      return back === 0 ? [today] : [past, addDays(past, 7)];
    }
  }
}

/** A month stands for its first day, and the present one, looked at from inside, for its last day ahead. */
function monthCandidates(month: number, today: CalendarDate): readonly CalendarDate[] {
  const firsts = years(today).map((year) => written(year, month, 1));
  return firsts.flatMap((first) =>
    first.slice(0, 7) === today.slice(0, 7) ? [first, lastDayOfMonth(first)] : [first],
  );
}

function years(today: CalendarDate): readonly number[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 2 * FARTHEST_YEARS + 1 }, (_, index) => year - FARTHEST_YEARS + index);
}

function monthsAround(today: CalendarDate): readonly CalendarDate[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: 2 * FARTHEST_MONTHS + 1 }, (_, index) => addMonths(first, index - FARTHEST_MONTHS));
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `YYYY-MM-DD` whether or not the calendar has the day. */
export function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
