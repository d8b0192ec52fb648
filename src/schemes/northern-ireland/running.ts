import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { type Exact, exact, toQuarter, ZERO } from '../../domain/exact.ts';
import { calendarMonthOf, isEmpty, type Period, period } from '../../domain/period.ts';
import { HOURS_PER_POINT } from './points.ts';

/** An amount that stands on the days of a period. */
export interface Running {
  readonly period: Period;
  readonly amount: Exact;
}

interface Turn {
  /** How many begin on the day, less how many have just ended. */
  readonly count: number;
  readonly amount: Exact;
}

/** Before every date, as text. */
const BEFORE_ALL_DAYS = '';

/** The days on which at least one of the amounts stands, in order, each stretch with the sum of those that do. */
export function addedUp(items: readonly Running[]): readonly Running[] {
  const turns = new Map<CalendarDate, Turn>();
  const turn = (day: CalendarDate, count: number, amount: Exact) => {
    const before = turns.get(day) ?? { count: 0, amount: ZERO };
    turns.set(day, { count: before.count + count, amount: before.amount.add(amount) });
  };
  for (const { period: days, amount } of items) {
    if (isEmpty(days)) continue;
    turn(days.firstDay ?? BEFORE_ALL_DAYS, 1, amount);
    if (days.lastDay !== null) turn(addDays(days.lastDay, 1), -1, amount.neg());
  }
  const days = [...turns.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const stretches: Running[] = [];
  let count = 0;
  let amount = ZERO;
  for (const [index, [day, change]] of days.entries()) {
    count += change.count;
    amount = amount.add(change.amount);
    if (count === 0) continue;
    const next = days[index + 1]?.[0];
    const firstDay = day === BEFORE_ALL_DAYS ? null : day;
    stretches.push({ period: period(firstDay, next === undefined ? null : addDays(next, -1)), amount });
  }
  return stretches;
}

interface Logged {
  readonly on: CalendarDate;
  readonly hours: number;
}

/** Hours as logged: they stand from their day to the end of its month, so a month's sum starts again on the 1st. */
export function loggedHours({ on, hours }: Logged): Running {
  return { period: calendarMonthOf(on), amount: exact(hours) };
}

/** Hours that stand from their day on, so that the sum grows with every entry. */
export function hoursFromThenOn({ on, hours }: Logged): Running {
  return { period: period(on), amount: exact(hours) };
}

/** One point for three hours, to the nearest quarter. */
export function pointsForHours(hours: Exact): Exact {
  return toQuarter(hours.div(HOURS_PER_POINT));
}
