import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { daysOf, type Month, monthOf, monthsFrom } from '../domain/month.ts';
import type { Region } from '../domain/working-days.ts';
import type { MonthEvent } from './month-deliveries.ts';
import type { OutboxItem } from './ports.ts';

/** So long after the overdue list the month's card still counts. */
const STANDS_DAYS = 4;

/** The cards of the months that are under way: nobody who is away is asked on them. */
export function tellOfAbsence(event: Omit<MonthEvent, 'month'>, region: Region): readonly OutboxItem[] {
  const current = monthOf(event.on);
  return [monthsFrom(current, -1), current]
    .filter((month) => isUnderWay(event.on, month, region))
    .map((month) => ({ kind: 'tell-team', of: { ...event, month }, what: 'month-card' }));
}

function isUnderWay(day: CalendarDate, month: Month, region: Region): boolean {
  const { first, overdue } = daysOf(month, region);
  return first <= day && day <= addDays(overdue, STANDS_DAYS);
}
