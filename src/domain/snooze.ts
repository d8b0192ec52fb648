import { addDays, type CalendarDate } from './calendar-date.ts';
import type { MonthDays } from './month.ts';
import { nthWorkingDay, type Region } from './working-days.ts';

/**
 * The next working morning, on which a snoozed reminder comes again; null when a reminder comes on it anyway, or the
 * due day would be passed: the last reminder cannot be put off.
 */
export function snoozedUntil(days: MonthDays, today: CalendarDate, region: Region): CalendarDate | null {
  const morning = nthWorkingDay(addDays(today, 1), 1, region);
  return morning === days.again || morning >= days.due ? null : morning;
}
