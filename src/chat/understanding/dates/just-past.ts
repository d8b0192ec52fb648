import { type CalendarDate, daysBetween } from '../../../domain/calendar-date.ts';
import type { DateMention } from './mention.ts';
import { resolveMention } from './resolve-mention.ts';

/** So near a day without a year is rather a slip than meant for next year. */
const JUST_PAST_DAYS = 92;

/** `4 Nov`, said of what is to come on that day or up to three months after it; undefined for any other mention. */
export function justPast(mention: DateMention | undefined, today: CalendarDate): CalendarDate | undefined {
  if (mention?.kind !== 'day-and-month') return undefined;
  const past = resolveMention(mention, today, 'past');
  return past !== undefined && daysBetween(past, today) <= JUST_PAST_DAYS ? past : undefined;
}
