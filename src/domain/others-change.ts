import type { Concern } from './allocation.ts';
import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { dayAt } from './london-time.ts';
import type { Signed } from './worker-records.ts';

/** A change of a worker's caseload that somebody else made, so that the worker sees it and can dispute it. */
export interface OthersChange {
  readonly id: string;
  /** In words after the person's name: `set the discretion on C-101 from 1 Nov 2026`. */
  readonly what: string;
  readonly said: Signed;
  /** Why, where a reason was given; checked for personal data. */
  readonly reason?: string;
  /** The case, where it is one. */
  readonly caseId?: string;
  /** What the worker says against it, once, and the manager's answer. */
  readonly dispute?: Concern;
}

/** The last decision on a case that only managers take: discretion, the overall rating, an agreement in supervision. */
export interface ManagersDecision {
  /** The case's. */
  readonly id: string;
  readonly said: Signed;
  readonly reason?: string;
}

/** So long a change by somebody else is shown; the audit keeps it for good. */
export const SHOWN_DAYS = 56;

/** True while the manager owes an answer. */
export function isDisputed({ dispute }: OthersChange): boolean {
  return dispute !== undefined && dispute.answer === undefined;
}

/** True of a change that nobody looks at any more; what is disputed stays until it is answered. */
export function isOutlived(change: OthersChange, today: CalendarDate): boolean {
  return !isDisputed(change) && daysBetween(dayAt(change.said.at), today) > SHOWN_DAYS;
}
