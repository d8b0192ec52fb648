import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { momentOf } from '../domain/london-time.ts';

/** So many days most of what is told is worth saying. */
const WEEK = 7;

/** Until when what is told on a day is sent: 18:00, so many days later (ISO 8601, UTC). */
export function standsUntil(day: CalendarDate, days = WEEK): string {
  return momentOf(addDays(day, days), '18:00');
}
