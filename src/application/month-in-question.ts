import type { CalendarDate } from '../domain/calendar-date.ts';
import { daysOf, lastDayIn, type Month, monthOf, monthsFrom } from '../domain/month.ts';
import { isSubmitted, recordOfMonth } from '../domain/month-stage.ts';
import { type MonthRecord, recordsOf } from '../domain/worker-records.ts';
import type { Region } from '../domain/working-days.ts';
import type { CaseloadSnapshot } from './ports.ts';

/** Why a month cannot be submitted by this worker at all. */
export type NotAMonth =
  | { readonly code: 'not-yet'; readonly month: Month }
  | { readonly code: 'before-joining'; readonly month: Month; readonly first: Month }
  | { readonly code: 'after-leaving'; readonly month: Month; readonly leftOn: CalendarDate };

/** Null for a month that the worker can submit: not one to come, and one of which a day was spent in the team. */
export function notAMonth(snapshot: CaseloadSnapshot, month: Month, today: CalendarDate): NotAMonth | null {
  const { leftOn } = snapshot.head;
  const first = firstMonthOf(snapshot);
  if (month > monthOf(today)) return { code: 'not-yet', month };
  if (first !== undefined && month < first) return { code: 'before-joining', month, first };
  if (leftOn !== undefined && leftOn <= lastDayIn(month)) return { code: 'after-leaving', month, leftOn };
  return null;
}

/**
 * The first month that is this team's: that of joining, or for a caseload that was never anywhere else that of its
 * first case, which may have been allocated before the team used Caseload. Undefined where neither is known.
 */
function firstMonthOf({ head, cases }: CaseloadSnapshot): Month | undefined {
  const { joinedOn, memberSince } = head;
  if (joinedOn !== undefined || memberSince === undefined) return joinedOn && monthOf(joinedOn);
  return cases
    .map(({ history }) => history.dated.allocatedOn)
    .concat(memberSince)
    .map(monthOf)
    .reduce((a, b) => (a < b ? a : b));
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
