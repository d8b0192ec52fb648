import { addDays, addMonths, type CalendarDate, lastDayOfMonth } from './calendar-date.ts';
import { isWorkingDay, nthWorkingDay, type Region } from './working-days.ts';

/** A calendar month as `YYYY-MM`: the period of a submission (product page, The month). */
export type Month = string;

const SHAPE = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;

/** True for a month written `YYYY-MM` between 1900 and 2199. */
export function isMonth(text: string): boolean {
  return SHAPE.test(text);
}

/** The month that a day lies in. */
export function monthOf(day: CalendarDate): Month {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstDayIn(month: Month): CalendarDate {
  return `${month}-01`;
}

/** The last day of a month, as at which its submission is scored. */
export function lastDayIn(month: Month): CalendarDate {
  return lastDayOfMonth(firstDayIn(month));
}

/** The month `months` later (earlier when negative). */
export function monthsFrom(month: Month, months: number): Month {
  return monthOf(addMonths(firstDayIn(month), months));
}

/** The days on which a month asks for something (product page, The month, Reminders). */
export interface MonthDays {
  /** The third-last working day of the month: the first reminder. */
  readonly first: CalendarDate;
  /** The first working day of the next month: again to those missing. */
  readonly again: CalendarDate;
  /** The 7th of the next month, or the last working day before it. */
  readonly due: CalendarDate;
  /** The working day after the due day: the overdue list. */
  readonly overdue: CalendarDate;
}

/** The days of a month by the working days of a region. */
export function daysOf(month: Month, region: Region): MonthDays {
  const next = monthsFrom(month, 1);
  const due = lastWorkingDay(`${next}-07`, region);
  return {
    first: workingDayBack(lastDayIn(month), 3, region),
    again: nthWorkingDay(firstDayIn(next), 1, region),
    due,
    overdue: nthWorkingDay(addDays(due, 1), 1, region),
  };
}

/** The day itself or the last working day before it. */
export function lastWorkingDay(day: CalendarDate, region: Region): CalendarDate {
  return workingDayBack(day, 1, region);
}

/** The `count`-th working day going back, where the day itself, if it is one, is the first. */
function workingDayBack(day: CalendarDate, count: number, region: Region): CalendarDate {
  let left = count;
  for (let back = day; ; back = addDays(back, -1)) {
    if (isWorkingDay(back, region)) left -= 1;
    if (left === 0) return back;
  }
}
