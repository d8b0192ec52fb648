import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';

/** The last day of a case that does not count from the day on which it is closed; null while it is open. */
export function endsWhenClosed({ closedOn }: Pick<CaseFacts, 'closedOn'>): CalendarDate | null {
  return closedOn === undefined ? null : addDays(closedOn, -1);
}
