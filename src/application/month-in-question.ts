import type { CalendarDate } from '../domain/calendar-date.ts';
import { daysOf, lastDayIn, type Month, monthOf, monthsFrom } from '../domain/month.ts';
import { isSubmitted, recordOfMonth } from '../domain/month-stage.ts';
import { type MonthRecord, recordsOf } from '../domain/worker-records.ts';
import type { Region } from '../domain/working-days.ts';
import { firstDayInTeam } from './first-day-in-team.ts';
import type { CaseloadSnapshot, EarlierMembership } from './ports.ts';

/** Why a month cannot be submitted by this worker at all. */
export type NotAMonth =
  | { readonly code: 'not-yet'; readonly month: Month }
  | { readonly code: 'before-joining'; readonly month: Month; readonly first: Month }
  | { readonly code: 'after-leaving'; readonly month: Month; readonly leftOn: CalendarDate };

/**
 * Null for a month that the worker can submit: not one to come, and one of which a day was spent in the team. Whoever
 * joined later brings along what was begun before, and each month whose last day was in the membership before.
 */
export function notAMonth(snapshot: CaseloadSnapshot, month: Month, today: CalendarDate): NotAMonth | null {
  const { leftOn } = snapshot.head;
  const first = firstMonthOf(snapshot);
  if (month > monthOf(today)) return { code: 'not-yet', month };
  if (first !== undefined && month < first && !isBroughtAlong(snapshot, month)) {
    return { code: 'before-joining', month, first };
  }
  if (leftOn !== undefined && leftOn <= lastDayIn(month)) return { code: 'after-leaving', month, leftOn };
  return null;
}

function isBroughtAlong({ head: { earlier }, records }: CaseloadSnapshot, month: Month): boolean {
  return recordOfMonth(records, month) !== undefined || isIn(earlier, lastDayIn(month));
}

/** True for a day of a membership that has ended. */
export function isIn(earlier: EarlierMembership | undefined, day: CalendarDate): boolean {
  return earlier !== undefined && (earlier.from === undefined || earlier.from <= day) && day < earlier.leftOn;
}

/** The first month of which a day is this team's. */
function firstMonthOf(snapshot: CaseloadSnapshot): Month | undefined {
  const first = firstDayInTeam(snapshot);
  return first && monthOf(first);
}

/**
 * The month that a worker means without naming one: up to the day on which it becomes overdue, the month before while
 * the worker has still to do something about it; otherwise the current one.
 */
export function monthInQuestion(snapshot: CaseloadSnapshot, region: Region, today: CalendarDate): Month {
  const current = monthOf(today);
  const before = monthsFrom(current, -1);
  if (today > daysOf(before, region).overdue || notAMonth(snapshot, before, today)) return current;
  return isSubmitted(snapshot.records, before) && !isDisputed(snapshot, before) ? current : before;
}

function isDisputed({ records }: CaseloadSnapshot, month: Month): boolean {
  return recordOfMonth(records, month)?.state === 'disputed';
}

/** The newest month before this one that was submitted, with its figures. */
export function lastSubmitted({ records }: CaseloadSnapshot, month: Month): MonthRecord | undefined {
  return recordsOf(records, 'month').findLast((record) => record.revision > 0 && record.month < month);
}
