import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOfWeek,
  daysBetween,
  firstDayOfMonth,
  isCalendarDate,
  lastDayOfMonth,
} from '../../../domain/calendar-date.ts';
import { written } from './calendar-words.ts';
import type { DateMention, Direction } from './mention.ts';

/** The day that was meant, seen from `today`; undefined for a day that no calendar has. */
export function resolveMention(
  mention: DateMention,
  today: CalendarDate,
  direction: Direction,
): CalendarDate | undefined {
  const candidates = candidatesFor(mention, today);
  const fixed = mention.kind === 'day' || ('year' in mention && mention.year !== undefined);
  const day = fixed
    ? candidates[0]
    : chosen(candidates, today, mention.kind === 'weekday' ? ahead(direction) : direction);
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}

/** A plan `from Monday` is made before that Monday. */
const ahead = (direction: Direction): Direction => (direction === 'nearest' ? 'future' : direction);

function chosen(days: readonly CalendarDate[], today: CalendarDate, direction: Direction): CalendarDate | undefined {
  const past = days.filter((day) => day <= today).at(-1);
  const future = days.find((day) => day >= today);
  if (direction === 'past') return past;
  if (direction === 'future' || past === undefined) return future;
  return future !== undefined && daysBetween(today, future) <= daysBetween(past, today) ? future : past;
}

/** The days that fit, in order: some before today, some after. */
function candidatesFor(mention: DateMention, today: CalendarDate): readonly CalendarDate[] {
  switch (mention.kind) {
    case 'impossible':
      return [];
    case 'day':
      return [mention.day];
    case 'day-and-month':
      return yearsAround(today)
        .map((year) => written(year, mention.month, mention.day))
        .filter(isCalendarDate);
    case 'month':
      return firstDays(mention, today).flatMap((first) => daysOfMonth(first, today));
    case 'end-of-month':
      return firstDays(mention, today).map(lastDayOfMonth);
    case 'day-of-month':
      return monthsAround(today)
        .map((first) => written(Number(first.slice(0, 4)), Number(first.slice(5, 7)), mention.day))
        .filter(isCalendarDate);
    case 'weekday': {
      const back = (dayOfWeek(today) - mention.weekday + 7) % 7;
      const past = addDays(today, -back);
      return back === 0 ? [today] : [past, addDays(past, 7)];
    }
  }
}

type OfMonth = Extract<DateMention, { kind: 'month' | 'end-of-month' }>;

function firstDays({ month, year }: OfMonth, today: CalendarDate): readonly CalendarDate[] {
  return (year === undefined ? yearsAround(today) : [year]).map((each) => written(each, month, 1));
}

/** A month stands for its first day; looked ahead at from inside, for its last. */
function daysOfMonth(first: CalendarDate, today: CalendarDate): readonly CalendarDate[] {
  return first === firstDayOfMonth(today) ? [first, lastDayOfMonth(first)] : [first];
}

/** 29 February may be eight years away (1896 to 1904, 2096 to 2104). */
const FARTHEST_YEARS = 8;

function yearsAround(today: CalendarDate): readonly number[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 2 * FARTHEST_YEARS + 1 }, (_, index) => year - FARTHEST_YEARS + index);
}

/** A 31st may be two months away. */
function monthsAround(today: CalendarDate): readonly CalendarDate[] {
  return [-2, -1, 0, 1, 2].map((months) => addMonths(firstDayOfMonth(today), months));
}
