import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Typed } from './form/read-form.ts';
import { ifKnown } from './if-known.ts';
import type { Words } from './words.ts';

export const IN_NO_CALENDAR = 'The day that you wrote is in no calendar. Please give a real one.';

/** The one day that a sentence named; empty, to be asked for, when no calendar has it; undefined when it named none. */
export function saidDay({ on, from, impossibleDate }: Words): CalendarDate | '' | undefined {
  return on ?? from ?? (impossibleDate ? '' : undefined);
}

/** The days that a sentence named, for whichever field of an entry's form they may be. */
export function saidDays(words: Words): Typed {
  const day = saidDay(words);
  const { from = day, to } = words;
  return { ...ifKnown('on', day), ...ifKnown('from', from), ...ifKnown('to', to) };
}
