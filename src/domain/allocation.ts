import type { CalendarDate } from './calendar-date.ts';
import type { PastStops } from './waiting-case.ts';
import type { Unit } from './weighting-scheme.ts';
import type { Signed } from './worker-records.ts';

/** A case that a manager gave to the worker, kept while something about it may still have to be answered. */
export interface Allocation {
  /** The case's id on the worker's caseload. */
  readonly id: string;
  readonly ref: string;
  readonly on: CalendarDate;
  readonly decided: Signed;
  /** The worker's total on that day without the case and with it, rounded for the report. */
  readonly before: number;
  readonly after: number;
  readonly unit: Unit;
  /** Set where it was given past a stop. */
  readonly past?: PastStops;
  /** The manager found that what was passed is over; it is not asked about again. */
  readonly settled?: Signed;
  readonly concern?: Concern;
}

/** What a worker says against an allocation, and what the manager answers. */
export interface Concern {
  /** Checked for personal data, as is the answer. */
  readonly text: string;
  readonly said: Signed;
  readonly answer?: { readonly text: string; readonly said: Signed };
}

/** So long an allocation of which nothing is open stays with the caseload; the audit keeps it for good. */
export const KEPT_DAYS = 56;

/** True while somebody waits for an answer: a concern, or the end of what was passed. */
export function isOpen({ past, settled, concern }: Allocation): boolean {
  return (past !== undefined && settled === undefined) || isUnanswered({ concern });
}

/** True while a worker's concern waits for the manager. */
export function isUnanswered({ concern }: { readonly concern?: Concern | undefined }): boolean {
  return concern !== undefined && concern.answer === undefined;
}
