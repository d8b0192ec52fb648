import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOfWeek,
  firstDayOfMonth,
  isCalendarDate,
  lastDayOfMonth,
} from '../../../domain/calendar-date.ts';
import type { DateMention } from './mention.ts';
import { written } from './resolve-mention.ts';

export const DATE = '@date';

export interface WithDates {
  /** The words with each date replaced by `@date`. */
  readonly text: string;
  readonly mentions: readonly DateMention[];
}

type Groups = Readonly<Record<string, string | undefined>>;
/** What a match says; null when it is no date after all and stays as it is. */
type Read = (groups: Groups, today: CalendarDate) => DateMention | null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTH =
  '(?<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)';
const WEEKDAY =
  '(?<weekday>mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|thursday|fri|friday|saturday|sunday)';
/** `sat` and `sun` are words of their own: only after a word that a day follows. */
const SHORT_WEEKEND = '(?<=(?:^|on|last|next|this|since|from|until|till|by|past|coming) )(?<weekday>sat|sun)';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:(?: ,)? (?<year>(?:19|20|21)\\d\\d)| (?<short>\\d\\d))?';
const UNIT = '(?<unit>day|week|fortnight|month|year)s?';
const COUNT = '(?<count>\\d{1,3}|a|an|couple of|a couple of|couple|a couple)';
const CUE = '(?<=\\b(?:on|from|since|started|starting|until|till|by|dated|ended|ending|effective) )';

const monthNumber = (groups: Groups): number => MONTHS.indexOf((groups.month ?? '').slice(0, 3)) + 1;
const weekdayNumber = (groups: Groups): number => WEEKDAYS.indexOf((groups.weekday ?? '').slice(0, 3)) + 1;
const day = (value: CalendarDate): DateMention => ({ kind: 'day', day: value });
const IMPOSSIBLE: DateMention = { kind: 'impossible' };

/** A day of a month; a two-digit year is of this century. */
function dayOf(month: number, dayNumber: number, year: string | undefined): DateMention {
  if (year !== undefined) {
    const full = written(year.length === 2 ? 2000 + Number(year) : Number(year), month, dayNumber);
    return isCalendarDate(full) ? day(full) : IMPOSSIBLE;
  }
  return isCalendarDate(written(2024, month, dayNumber))
    ? { kind: 'day-and-month', month, day: dayNumber }
    : IMPOSSIBLE;
}

function dayOfMonth(month: CalendarDate, dayNumber: number): DateMention {
  return dayOf(Number(month.slice(5, 7)), dayNumber, month.slice(0, 4));
}

function countOf(groups: Groups): number {
  const said = groups.count ?? 'a';
  return said.includes('couple') ? 2 : Number(/\d+/.exec(said)?.[0] ?? 1);
}

/** `today` moved by weeks, months and so on. */
function moved(from: CalendarDate, unit: string | undefined, count: number): CalendarDate {
  if (unit === 'month') return addMonths(from, count);
  if (unit === 'year') return addMonths(from, 12 * count);
  return addDays(from, count * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));
}

const mondayOf = (today: CalendarDate): CalendarDate => addDays(today, 1 - dayOfWeek(today));
/** That weekday of this week, or of one `weeks` away. */
const inWeek = (today: CalendarDate, weekday: number, weeks: number): CalendarDate =>
  addDays(mondayOf(today), 7 * weeks + weekday - 1);
const lastBefore = (today: CalendarDate, weekday: number): CalendarDate =>
  addDays(today, -(((dayOfWeek(today) - weekday + 6) % 7) + 1));
const firstFrom = (today: CalendarDate, weekday: number): CalendarDate =>
  addDays(today, (weekday - dayOfWeek(today) + 7) % 7);

const NAMED: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  'earlier today': 0,
  yesterday: -1,
  'last night': -1,
  'yesterday morning': -1,
  'yesterday afternoon': -1,
  tomorrow: 1,
  'day before yesterday': -2,
  'day after tomorrow': 2,
};
const NAMED_DAY =
  '(?<named>day before yesterday|day after tomorrow|yesterday morning|yesterday afternoon|earlier today|this morning|this afternoon|this evening|last night|yesterday|today|tonight|tomorrow)';
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
  xmas: [12, 25],
  'boxing day': [12, 26],
  'new year eve': [12, 31],
  'new year day': [1, 1],
  'new year': [1, 1],
};

const namedDay = (groups: Groups, today: CalendarDate): CalendarDate => addDays(today, NAMED[groups.named ?? ''] ?? 0);

/** In the order in which they are tried: the longer and surer first. */
const FORMS: readonly (readonly [string, Read])[] = [
  // Written out: 2026-11-04, 04/11/2026, 4.11.26, 4 11 2026
  [
    '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
    ({ year, month, day: d }) => dayOf(Number(month), Number(d), year),
  ],
  [
    '(?<day>\\d{1,2})(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<year>\\d{4}|\\d{2})',
    ({ year, month, day: d }) => dayOf(Number(month), Number(d), year),
  ],
  [
    '(?<day>\\d{1,2}) (?<month>\\d{1,2}) (?<year>(?:19|20|21)\\d\\d)',
    ({ year, month, day: d }) => dayOf(Number(month), Number(d), year),
  ],
  ['\\d+[-/.]\\d+[-/.]\\d+', () => IMPOSSIBLE],
  ['(?<day>\\d{1,2})/(?<month>\\d{1,2})', ({ month, day: d }) => dayOf(Number(month), Number(d), undefined)],
  [
    `${CUE}(?<day>[1-9]|[0-3]\\d)[-.](?<month>[1-9]|[01]\\d)`,
    ({ month, day: d }) => dayOf(Number(month), Number(d), undefined),
  ],
  // With the month's name
  [
    `(?:${WEEKDAY} )?(?:the )?${DAY} (?:of )?${MONTH}${YEAR}`,
    (g) => dayOf(monthNumber(g), Number(g.day), g.year ?? g.short),
  ],
  [`(?:${WEEKDAY} )?${MONTH} (?:the )?${DAY}${YEAR}`, (g) => dayOf(monthNumber(g), Number(g.day), g.year ?? g.short)],
  // Ends and beginnings
  [`(?:the )?(?:very )?end of ${MONTH}(?: (?<year>(?:19|20|21)\\d\\d))?`, (g) => monthEnd(g)],
  [
    `(?:the )?(?:beginning|start) of ${MONTH}(?: (?<year>(?:19|20|21)\\d\\d))?`,
    (g) => dayOf(monthNumber(g), 1, g.year),
  ],
  [`(?:the )?(?:middle of|mid) ${MONTH}(?: (?<year>(?:19|20|21)\\d\\d))?`, (g) => dayOf(monthNumber(g), 15, g.year)],
  [
    '(?:the )?(?:end of (?:the )?(?<which>this|next|last)? ?month|(?<which2>this|next|last)? ?month end)',
    ({ which, which2 }, today) => day(lastDayOfMonth(addMonths(firstDayOfMonth(today), step(which ?? which2)))),
  ],
  [
    '(?:the )?(?:beginning|start) of (?:the )?(?<which>this|next|last)? ?month',
    ({ which }, today) => day(addMonths(firstDayOfMonth(today), step(which))),
  ],
  [
    '(?:the )?end of (?:the )?(?<which>this|next|last)? ?year',
    ({ which }, today) => day(written(Number(today.slice(0, 4)) + step(which), 12, 31)),
  ],
  [
    '(?:the )?end of (?:the )?(?<which>this|next|last)? ?week',
    ({ which }, today) => day(inWeek(today, 5, step(which))),
  ],
  // Days seen from today
  [`${COUNT} ${UNIT} (?:from )?(?:on )?${NAMED_DAY}`, (g, today) => day(moved(namedDay(g, today), g.unit, countOf(g)))],
  [
    `(?:${COUNT} )?weeks? (?:from |on )?(?:next )?${WEEKDAY}`,
    (g, today) => day(addDays(firstFrom(today, weekdayNumber(g)), 7 * countOf(g))),
  ],
  [
    `(?:${COUNT} )?weeks? (?:ago )?(?:on )?last ${WEEKDAY}`,
    (g, today) => day(addDays(lastBefore(today, weekdayNumber(g)), -7 * countOf(g))),
  ],
  [`${NAMED_DAY} week`, (g, today) => day(addDays(namedDay(g, today), 7))],
  [`(?:the )?${NAMED_DAY}`, (g, today) => day(namedDay(g, today))],
  [
    `(?:about |around )?${COUNT} ${UNIT} (?:ago|back|before)(?: today)?`,
    (g, today) => day(moved(today, g.unit, -countOf(g))),
  ],
  [`(?:in|within) (?:about |around )?${COUNT} ${UNIT}(?: time)?`, (g, today) => day(moved(today, g.unit, countOf(g)))],
  [`${COUNT} ${UNIT} (?:time|from now|hence|later)`, (g, today) => day(moved(today, g.unit, countOf(g)))],
  // Weekdays
  [`(?:the )?${WEEKDAY} before last`, (g, today) => day(addDays(lastBefore(today, weekdayNumber(g)), -7))],
  [
    `(?:the )?${WEEKDAY} (?:of )?(?<which>last|next|this) week`,
    (g, today) => day(inWeek(today, weekdayNumber(g), step(g.which))),
  ],
  [
    `(?<which>last|next|this) week (?:on )?${WEEKDAY}`,
    (g, today) => day(inWeek(today, weekdayNumber(g), step(g.which))),
  ],
  [`(?:a )?week (?:last|past) ${WEEKDAY}`, (g, today) => day(addDays(lastBefore(today, weekdayNumber(g)), -7))],
  [`${WEEKDAY} week`, (g, today) => day(addDays(firstFrom(today, weekdayNumber(g)), 7))],
  [`(?:last|past|previous) ${WEEKDAY}`, (g, today) => day(lastBefore(today, weekdayNumber(g)))],
  [`${WEEKDAY} (?:just )?(?:gone|past)`, (g, today) => day(lastBefore(today, weekdayNumber(g)))],
  [`next ${WEEKDAY}`, (g, today) => day(inWeek(today, weekdayNumber(g), 1))],
  [`(?:this )?coming ${WEEKDAY}`, (g, today) => day(addDays(firstFrom(addDays(today, 1), weekdayNumber(g)), 0))],
  [`this ${WEEKDAY}`, (g, today) => day(laterThisWeek(today, weekdayNumber(g)))],
  [`(?:last|past) weekend|weekend (?:gone|just gone)`, (_, today) => day(lastBefore(today, 6))],
  // Whole weeks and months away
  [
    `(?:the )?${DAY} of (?<which>last|this|next) month`,
    (g, today) => dayOfMonth(addMonths(firstDayOfMonth(today), step(g.which)), Number(g.day)),
  ],
  [
    '(?<!the )(?<which>last|next) (?<unit>week|fortnight|month|year)(?! of )',
    (g, today) => day(moved(today, g.unit, step(g.which))),
  ],
  [
    '(?:the )?(?<season>christmas eve|christmas day|christmas|xmas|boxing day|new year eve|new year day|new year)',
    ({ season }) => {
      const [month, dayNumber] = SEASONS[season ?? ''] ?? [12, 25];
      return { kind: 'day-and-month', month, day: dayNumber };
    },
  ],
  // Loose: a weekday, `the 4th`, a month
  [WEEKDAY, (g) => ({ kind: 'weekday', weekday: weekdayNumber(g) })],
  [SHORT_WEEKEND, (g) => ({ kind: 'weekday', weekday: weekdayNumber(g) })],
  [
    '(?:the |(?<=(?:on|from|since|until|till|by) ))(?<day>\\d{1,2})(?:st|nd|rd|th)(?= (?:,|and|to|until|for|at|with)|$)',
    ({ day: d }) => (Number(d) >= 1 && Number(d) <= 31 ? { kind: 'day-of-month', day: Number(d) } : IMPOSSIBLE),
  ],
  [`${MONTH} (?<year>(?:19|20|21)\\d\\d)`, (g) => dayOf(monthNumber(g), 1, g.year)],
  [
    `(?<=(?:^|\\b)(?:in|by|for|during|since|from|until|till|come|next|last|early|late|this) )${MONTH}`,
    (g) => ({ kind: 'month', month: monthNumber(g) }),
  ],
];

const step = (which: string | undefined): number => (which === 'next' ? 1 : which === 'last' ? -1 : 0);

function monthEnd(groups: Groups): DateMention {
  const month = monthNumber(groups);
  if (groups.year === undefined) return { kind: 'end-of-month', month };
  return day(lastDayOfMonth(written(Number(groups.year), month, 1)));
}

/** `this Friday`: the one ahead, or on Saturday and Sunday and after it has gone the one of this week. */
function laterThisWeek(today: CalendarDate, weekday: number): CalendarDate {
  return inWeek(today, weekday, dayOfWeek(today) >= 6 && weekday < 6 ? 1 : 0);
}

const PATTERNS = FORMS.map(([pattern, read]) => [new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, 'g'), read] as const);

/** Takes the dates out of a sentence in small letters whose words stand one blank apart. */
export function takeDates(said: string, today: CalendarDate): WithDates {
  const found: DateMention[] = [];
  let text = spreadRanges(said);
  for (const [pattern, read] of PATTERNS) {
    text = text.replace(pattern, (...args: unknown[]) => {
      const mention = read(args.at(-1) as Groups, today);
      if (mention === null) return String(args[0]);
      found.push(mention);
      return `${DATE}${found.length - 1}`;
    });
  }
  const order = [...text.matchAll(/@date(\d+)/g)].map(([, index]) => Number(index));
  const mentions = order.flatMap((index) => found[index] ?? []);
  return { text: text.replace(/@date\d+/g, DATE), mentions };
}

/** `1 to 5 Nov` is `1 Nov to 5 Nov`. */
function spreadRanges(said: string): string {
  const range = new RegExp(
    `(?<![^ ])(?<first>\\d{1,2})(?:st|nd|rd|th)? (?<to>to|until|till|and|-) ${DAY} (?:of )?${MONTH}(?![^ ])`,
    'g',
  );
  return said.replace(range, '$<first> $<month> $<to> $<day> $<month>');
}
