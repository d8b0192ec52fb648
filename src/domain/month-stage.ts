import type { CalendarDate } from './calendar-date.ts';
import { daysOf, type Month, type MonthDays, monthOf, monthsFrom } from './month.ts';
import { type MonthRecord, recordsOf, type WorkerRecord } from './worker-records.ts';
import type { Region } from './working-days.ts';

/** What a day asks about a month; `last` is the due day (product page, Reminders). */
export type MonthStage = 'first' | 'again' | 'last' | 'overdue';

export interface StageOfMonth {
  readonly month: Month;
  readonly stage: MonthStage;
  readonly days: MonthDays;
}

/** The month about which a day asks, and what; undefined on most days. */
export function stageOn(day: CalendarDate, region: Region): StageOfMonth | undefined {
  const current = monthOf(day);
  const before = monthsFrom(current, -1);
  const days = daysOf(before, region);
  if (day === days.again) return { month: before, stage: 'again', days };
  if (day === days.due) return { month: before, stage: 'last', days };
  if (day === days.overdue) return { month: before, stage: 'overdue', days };
  const own = daysOf(current, region);
  return day === own.first ? { month: current, stage: 'first', days: own } : undefined;
}

/** The record of a month; undefined while it is not started. */
export function recordOfMonth(records: readonly WorkerRecord[], month: Month): MonthRecord | undefined {
  return recordsOf(records, 'month').find((record) => record.month === month);
}

/** True when the worker has done their part: submitted, whatever the manager says to it. */
export function isSubmitted(records: readonly WorkerRecord[], month: Month): boolean {
  const state = recordOfMonth(records, month)?.state;
  return state !== undefined && state !== 'draft';
}
