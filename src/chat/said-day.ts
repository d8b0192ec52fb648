import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Words } from './words.ts';

export const IN_NO_CALENDAR = 'The day that you wrote is in no calendar. Please give a real one.';

/** The one day that a sentence named; empty, to be asked for, when no calendar has it; undefined when it named none. */
export function saidDay({ on, from, impossibleDate }: Words): CalendarDate | '' | undefined {
  return on ?? from ?? (impossibleDate ? '' : undefined);
}
