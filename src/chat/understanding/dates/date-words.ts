import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { DateMention, Direction } from './mention.ts';
import { resolveMention } from './resolve-mention.ts';

export interface DateWords {
  readonly on?: CalendarDate;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}
type Place = keyof DateWords;

const FROM = /(?:^| )(?:from|since|effective|as of|between)(?: ,)?$/;
const TO =
  /(?:^| )(?:to|until|till|til|by|due|through|-|planned(?: for| on)?|(?:end|finish|complete|conclude)(?:ed|ing|es|s|d)?(?: on| by)?)(?: ,)?$/;

/** What is to begin may be near on either side; `since` and `started` tell of what has begun. */
const BEGINS = /(?:^| )(?:from|effective|as of|between|start|starts|starting|begin|begins|beginning)(?: on)?(?: ,)?$/;
/** An end that is not there yet, where no beginning is said. */
const UNTIL = /(?:^| )(?:to|until|till|til|due|due by|through)(?: ,)?$/;

/**
 * Sorts dates by the word before them: `from` and `since` begin, `to`, `until`, `ended` and `by` end, the others are
 * single days. An end without a year is the first one after its beginning. A whole month is no day on which something
 * happened; a forecast takes its first day.
 */
export function dateWords(
  text: string,
  mentions: readonly DateMention[],
  today: CalendarDate,
  direction: Direction,
  isForecast: boolean,
  isOver = false,
): DateWords {
  const words: Partial<Record<Place, CalendarDate>> = {};
  const before = text.split(/@date|@today/).map((part) => part.trimEnd());
  const planned = isOver || direction !== 'past' ? direction : 'nearest';
  mentions.forEach((mention, index) => {
    const said = before[index] ?? '';
    const place = placeOf(said, words);
    if (words[place] !== undefined || (mention.kind === 'month' && place === 'on' && !isForecast)) return;
    const start = words.from ?? words.on;
    const day =
      place !== 'to'
        ? resolveMention(mention, today, BEGINS.test(said) && mention.kind !== 'weekday' ? planned : direction)
        : start !== undefined
          ? resolveMention(toItsEnd(mention), start, 'future')
          : resolveMention(toItsEnd(mention), today, UNTIL.test(said) && !isOver ? 'future' : direction);
    if (day !== undefined) words[place] = day;
  });
  return words;
}

/** `until March` is to the last of it. */
const toItsEnd = (mention: DateMention): DateMention =>
  mention.kind === 'month' ? { ...mention, kind: 'end-of-month' } : mention;

function placeOf(before: string, words: DateWords): Place {
  if (FROM.test(before)) return 'from';
  if (TO.test(before)) return 'to';
  return words.from !== undefined && /^\s*(?:and|-)$/.test(before) ? 'to' : 'on';
}
