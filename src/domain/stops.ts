import type { CalendarDate } from './calendar-date.ts';
import type { Unit } from './weighting-scheme.ts';

/** What stands against giving a case to a worker; a manager may still do it, with a reason (Northern Ireland 1.7). */
export type Stop =
  | { readonly code: 'student' }
  /** A newly-qualified worker and a child under child protection. */
  | { readonly code: 'newly-qualified'; readonly why: 'role' | 'too-early' | 'needs-agreement' }
  /** `until` is the last day away; null while it is not known. */
  | { readonly code: 'away'; readonly until: CalendarDate | null }
  /** On `on`, the first such day, the total with the case passes the limit, or the guideline where there is no limit. */
  | {
      readonly code: 'past-line';
      readonly on: CalendarDate;
      readonly total: number;
      readonly line: number;
      readonly which: 'limit' | 'guideline';
      readonly unit: Unit;
    };
export const STOP_CODES = ['newly-qualified', 'away', 'past-line', 'student'] as const;
export type StopCode = (typeof STOP_CODES)[number];
