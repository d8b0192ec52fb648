import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { DAY, MONTH } from './calendar-words.ts';
import type { Caught, DateMention } from './mention.ts';
import { SPOKEN_DATES } from './spoken-dates.ts';
import { LOOSE_DATES, WRITTEN_DATES } from './written-dates.ts';

export const DATE = '@date';

export interface WithDates {
  /** The words with each date replaced by `@date`. */
  readonly text: string;
  /** In the order in which they were said. */
  readonly mentions: readonly DateMention[];
}

const FORMS = [...WRITTEN_DATES, ...SPOKEN_DATES, ...LOOSE_DATES].map(
  ([pattern, read]) => [new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, 'g'), read] as const,
);

/** Takes the dates out of a sentence in small letters whose words stand one blank apart. */
export function takeDates(said: string, today: CalendarDate): WithDates {
  const found: DateMention[] = [];
  let text = spreadRanges(said);
  for (const [pattern, read] of FORMS) {
    text = text.replace(pattern, (...match: unknown[]) => {
      const caught = match.at(-1);
      found.push(read(typeof caught === 'object' ? (caught as Caught) : {}, today));
      return `${DATE}${found.length - 1}`;
    });
  }
  const mentions = [...text.matchAll(/@date(\d+)/g)].flatMap(([, index]) => found[Number(index)] ?? []);
  return { text: text.replace(/@date\d+/g, DATE), mentions };
}

const TO = '(?:(?:st|nd|rd|th)? (?:to|until|till|-) |-|(?<=between \\d{1,2}) and )';
const RANGE = new RegExp(`(?<![^ ])(?:from |between )?(?<first>\\d{1,2})${TO}${DAY} (?:of )?${MONTH}(?![^ ])`, 'g');

/** `1 to 5 Nov` is `from 1 Nov to 5 Nov`. */
const spreadRanges = (said: string): string => said.replace(RANGE, 'from $<first> $<month> to $<day> $<month>');
