import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './calendar-date.ts';

/** A time of day as `HH:MM`, 24 hours. */
export type TimeOfDay = string;

const LONDON = 'Europe/London';

/** True for `00:00` to `23:59`. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * The moment (ISO 8601, UTC) of a day and time in Europe/London. A time that the clocks skip is an hour later, one
 * that they repeat is the first of the two.
 */
export function momentOf(day: CalendarDate, time: TimeOfDay): string {
  return written(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(LONDON).toInstant());
}

/** The calendar date in Europe/London at a moment. */
export function dayAt(moment: string): CalendarDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainDate().toString();
}

/** The time of day in Europe/London at a moment. */
export function timeAt(moment: string): TimeOfDay {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The moment so many minutes later (earlier when negative). */
export function minutesFrom(moment: string, minutes: number): string {
  return written(Temporal.Instant.from(moment).add({ minutes }));
}

function written(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}
