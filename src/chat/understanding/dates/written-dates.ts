import { isCalendarDate } from '../../../domain/calendar-date.ts';
import { ANY_YEAR, DAY, FULL_YEAR, MONTH, monthIn, NO_YEAR, WEEKDAY, written } from './calendar-words.ts';
import { type Caught, type DateForm, type DateMention, day } from './mention.ts';

const IMPOSSIBLE: DateMention = { kind: 'impossible' };
/** A year that has 29 February. */
const LEAP_YEAR = 2024;
const YEAR = `(?:(?: ,)? ${ANY_YEAR}| (?<short>\\d\\d))?`;
/** What has to stand before `4.11` or `4-11`, which could be an amount or a range. */
const CUE = '(?<=\\b(?:on|from|since|started|starting|until|till|by|dated|ended|ending|effective) )';

/** A day of a month; a year of two digits is of this century. */
export function dayOf(month: number, dayOfMonth: number, year: number | undefined): DateMention {
  const full = written(year === undefined ? LEAP_YEAR : year < 100 ? 2000 + year : year, month, dayOfMonth);
  if (!isCalendarDate(full)) return IMPOSSIBLE;
  return year === undefined ? { kind: 'day-and-month', month, day: dayOfMonth } : day(full);
}

const yearIn = ({ year, short }: Caught): number | undefined => ((year ?? short) ? Number(year ?? short) : undefined);
const inFigures = (caught: Caught): DateMention => dayOf(Number(caught.month), Number(caught.day), yearIn(caught));
const inWords = (caught: Caught): DateMention => dayOf(monthIn(caught), Number(caught.day), yearIn(caught));

function ofMonth(kind: 'month' | 'end-of-month', caught: Caught): DateMention {
  const year = yearIn(caught);
  if (year !== undefined && !isCalendarDate(written(year, monthIn(caught), 1))) return IMPOSSIBLE;
  return { kind, month: monthIn(caught), ...(year === undefined ? {} : { year }) };
}

/** Days and months by their figures or names; the longer and surer first. */
export const WRITTEN_DATES: readonly DateForm[] = [
  ['(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})', inFigures],
  ['(?<day>\\d{1,2})(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<year>\\d{4}|\\d{2})', inFigures],
  [`(?<day>\\d{1,2}) (?<month>\\d{1,2}) ${FULL_YEAR}`, inFigures],
  ['\\d+[-/.]\\d+[-/.]\\d+', () => IMPOSSIBLE],
  ['(?<day>\\d{1,2})/(?<month>\\d{1,2})', inFigures],
  [`${CUE}(?<day>[1-9]|[0-3]\\d)[-.](?<month>[1-9]|[01]\\d)`, inFigures],
  [`(?:${WEEKDAY} )?(?:the )?${DAY} (?:of )?${MONTH}${YEAR}`, inWords],
  [`(?:${WEEKDAY} )?${MONTH} (?:the )?${DAY}${YEAR}`, inWords],
  [`(?:the )?(?:very )?end of ${MONTH}(?: ${ANY_YEAR})?`, (caught) => ofMonth('end-of-month', caught)],
  [`(?:the )?(?:beginning|start) of ${MONTH}(?: ${ANY_YEAR})?`, (caught) => dayOf(monthIn(caught), 1, yearIn(caught))],
  [`(?:the )?(?:middle of|mid) ${MONTH}(?: ${ANY_YEAR})?`, (caught) => dayOf(monthIn(caught), 15, yearIn(caught))],
  [`${MONTH} ${ANY_YEAR}`, (caught) => ofMonth('month', caught)],
];

/** Said after everything else, as their words are ordinary ones: `the 4th`, `in May`. */
export const LOOSE_DATES: readonly DateForm[] = [
  [NO_YEAR, () => IMPOSSIBLE],
  [
    '(?:the |(?<=(?:on|from|since|until|till|by) ))(?<day>\\d{1,2})(?:st|nd|rd|th)(?= (?:,|and|to|until|for|at|with)|$)',
    (caught) => (Number(caught.day) <= 31 ? { kind: 'day-of-month', day: Number(caught.day) } : IMPOSSIBLE),
  ],
  [
    `(?<=\\b(?:in|by|for|during|since|from|until|till|to|come|next|last|early|late|this) )${MONTH}`,
    (caught) => ofMonth('month', caught),
  ],
];
