import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { tokensOf } from '../tokens.ts';
import { takeDates } from './find-mentions.ts';
import { resolveMention } from './resolve-mention.ts';

const LONGEST = 60;
const AROUND = /^(?:@date|on|the|from|since|by|until|at|of|,| )+$/;

/**
 * The day that was typed into a field: `04/11/2026`, `4 Nov`, `last Tuesday`. Without a year it is the nearest past
 * one or the nearest future one, today included. Undefined for anything that is not exactly one day of the calendar.
 */
export function readDate(text: string, today: CalendarDate, direction: 'past' | 'future'): CalendarDate | undefined {
  if (text.length > LONGEST) return undefined;
  const said = tokensOf(text.replaceAll('@', ' '))
    .map(({ word }) => word)
    .join(' ');
  const dates = takeDates(said, today);
  const [mention, ...more] = dates.mentions;
  if (!mention || more.length > 0 || !AROUND.test(dates.text)) return undefined;
  if (mention.kind === 'month') return undefined;
  return resolveMention(mention, today, direction);
}
