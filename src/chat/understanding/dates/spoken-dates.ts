import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOfWeek,
  firstDayOfMonth,
  lastDayOfMonth,
} from '../../../domain/calendar-date.ts';
import { DAY, SHORT_WEEKEND, WEEKDAY, weekdayIn, written } from './calendar-words.ts';
import { type Caught, type DateForm, type DateMention, day } from './mention.ts';
import { dayOf } from './written-dates.ts';

const UNIT = '(?<unit>day|week|fortnight|month|year)s?';
const COUNT = '(?<count>\\d{1,3}|a|an|couple of|a couple of|couple|a couple)';
const WHICH = '(?<which>this|next|last)';

const NAMED: Readonly<Record<string, number>> = {
  'day before yesterday': -2,
  'yesterday morning': -1,
  'yesterday afternoon': -1,
  'last night': -1,
  yesterday: -1,
  'earlier today': 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  today: 0,
  tonight: 0,
  'day after tomorrow': 2,
  tomorrow: 1,
};
const NAMED_DAY = `(?<named>${Object.keys(NAMED).join('|')})`;

const FEASTS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
  'xmas eve': [12, 24],
  'xmas day': [12, 25],
  xmas: [12, 25],
  'boxing day': [12, 26],
  'new year eve': [12, 31],
  'new year day': [1, 1],
  'new year': [1, 1],
};

const namedDay = ({ named = '' }: Caught, today: CalendarDate): CalendarDate => addDays(today, NAMED[named] ?? 0);

function countIn({ count = 'a' }: Caught): number {
  return count.includes('couple') ? 2 : Number(/\d+/.exec(count)?.[0] ?? 1);
}

const stepIn = ({ which }: Caught): number => (which === 'next' ? 1 : which === 'last' ? -1 : 0);

/** A day moved by so many of the unit that was said. */
function moved(from: CalendarDate, { unit }: Caught, count: number): DateMention {
  if (unit === 'month' || unit === 'year') return day(addMonths(from, (unit === 'year' ? 12 : 1) * count));
  return day(addDays(from, (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1) * count));
}

/** That weekday of this week, Monday to Sunday, or of one so many weeks away. */
const inWeek = (today: CalendarDate, weekday: number, weeks: number): CalendarDate =>
  addDays(today, weekday - dayOfWeek(today) + 7 * weeks);
const lastBefore = (today: CalendarDate, weekday: number): CalendarDate =>
  addDays(today, -(((dayOfWeek(today) - weekday + 6) % 7) + 1));
const firstFrom = (today: CalendarDate, weekday: number): CalendarDate =>
  addDays(today, (weekday - dayOfWeek(today) + 7) % 7);

/** `this Friday` at the weekend is the one of the week that begins. */
const ofThisWeek = (today: CalendarDate, weekday: number): CalendarDate =>
  inWeek(today, weekday, dayOfWeek(today) >= 6 && weekday < 6 ? 1 : 0);

const monthAway = (today: CalendarDate, months: number): CalendarDate => addMonths(firstDayOfMonth(today), months);

function dayOfMonthAway(caught: Caught, today: CalendarDate): DateMention {
  const month = monthAway(today, stepIn(caught));
  return dayOf(Number(month.slice(5, 7)), Number(caught.day), Number(month.slice(0, 4)));
}

/** Days seen from today; the longer and surer first. */
export const SPOKEN_DATES: readonly DateForm[] = [
  // Ends and beginnings
  [
    `(?:the )?(?:end of (?:the )?(?:${WHICH} )?month|month end)`,
    (caught, today) => day(lastDayOfMonth(monthAway(today, stepIn(caught)))),
  ],
  [`${WHICH} month end`, (caught, today) => day(lastDayOfMonth(monthAway(today, stepIn(caught))))],
  [
    `(?:the )?(?:beginning|start) of (?:the )?(?:${WHICH} )?month`,
    (caught, today) => day(monthAway(today, stepIn(caught))),
  ],
  [
    `(?:the )?end of (?:the )?(?:${WHICH} )?year`,
    (caught, today) => day(written(Number(today.slice(0, 4)) + stepIn(caught), 12, 31)),
  ],
  [`(?:the )?end of (?:the )?(?:${WHICH} )?week`, (caught, today) => day(inWeek(today, 5, stepIn(caught)))],
  [`(?:the )?${DAY} of ${WHICH} month`, dayOfMonthAway],
  // Weeks counted from a day
  [`${WHICH} week (?:on )?${WEEKDAY}`, (caught, today) => day(inWeek(today, weekdayIn(caught), stepIn(caught)))],
  [
    `${COUNT} ${UNIT} (?:from )?(?:on )?${NAMED_DAY}`,
    (caught, today) => moved(namedDay(caught, today), caught, countIn(caught)),
  ],
  [
    `(?:${COUNT} )?weeks? (?:from |on )?(?:next )?${WEEKDAY}`,
    (caught, today) => day(addDays(firstFrom(today, weekdayIn(caught)), 7 * countIn(caught))),
  ],
  [
    `(?:${COUNT} )?weeks? (?:ago )?(?:on )?(?:last|past) ${WEEKDAY}`,
    (caught, today) => day(addDays(lastBefore(today, weekdayIn(caught)), -7 * countIn(caught))),
  ],
  [`${NAMED_DAY} week`, (caught, today) => day(addDays(namedDay(caught, today), 7))],
  [`(?:the )?${NAMED_DAY}`, (caught, today) => day(namedDay(caught, today))],
  // So many days, weeks or months away
  [
    `(?:about |around )?${COUNT} ${UNIT} (?:ago|back|before)(?: today)?`,
    (caught, today) => moved(today, caught, -countIn(caught)),
  ],
  [
    `(?:in|within) (?:about |around )?${COUNT} ${UNIT}(?: time)?`,
    (caught, today) => moved(today, caught, countIn(caught)),
  ],
  [`${COUNT} ${UNIT} (?:time|from now|hence|later)`, (caught, today) => moved(today, caught, countIn(caught))],
  // Weekdays
  [`(?:the )?${WEEKDAY} before last`, (caught, today) => day(addDays(lastBefore(today, weekdayIn(caught)), -7))],
  [
    `(?:the )?${WEEKDAY} (?:of )?${WHICH} week`,
    (caught, today) => day(inWeek(today, weekdayIn(caught), stepIn(caught))),
  ],
  [`${WEEKDAY} week`, (caught, today) => day(addDays(firstFrom(today, weekdayIn(caught)), 7))],
  [`(?:last|past|previous) ${WEEKDAY}`, (caught, today) => day(lastBefore(today, weekdayIn(caught)))],
  [`${WEEKDAY} (?:just )?(?:gone|past)`, (caught, today) => day(lastBefore(today, weekdayIn(caught)))],
  [`next ${WEEKDAY}`, (caught, today) => day(inWeek(today, weekdayIn(caught), 1))],
  [`(?:this )?coming ${WEEKDAY}`, (caught, today) => day(firstFrom(addDays(today, 1), weekdayIn(caught)))],
  [`this ${WEEKDAY}`, (caught, today) => day(ofThisWeek(today, weekdayIn(caught)))],
  ['(?:last|past) weekend|weekend (?:just )?gone', (_, today) => day(lastBefore(today, 6))],
  // Whole weeks and months away
  [
    '(?<!the )(?<which>last|next) (?<unit>week|fortnight|month|year)(?! of )',
    (caught, today) => moved(today, caught, stepIn(caught)),
  ],
  [
    `(?:the )?(?<feast>${Object.keys(FEASTS).join('|')})`,
    ({ feast = '' }) => dayOf(...(FEASTS[feast] ?? [12, 25]), undefined),
  ],
  [WEEKDAY, (caught) => ({ kind: 'weekday', weekday: weekdayIn(caught) })],
  [SHORT_WEEKEND, (caught) => ({ kind: 'weekday', weekday: weekdayIn(caught) })],
];
