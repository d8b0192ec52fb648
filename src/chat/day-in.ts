import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';
import type { Turn } from './turn.ts';

const aboutDay = z.object({ on: z.string().refine(isCalendarDate) });

/** The day that a card is about; today where it names none. */
export function dayIn({ today }: Pick<Turn, 'today'>, raw: Readonly<Record<string, unknown>>): CalendarDate {
  const read = aboutDay.safeParse(raw);
  return read.success ? read.data.on : today;
}
