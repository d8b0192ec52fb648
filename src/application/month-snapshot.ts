import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { Flag } from '../domain/weighting-scheme.ts';
import type { Figures, LineView } from './effect.ts';

/** What was submitted of a month; it never changes afterwards, whatever becomes of the facts. */
export interface MonthSnapshot {
  readonly month: Month;
  readonly revision: number;
  /** The last day of the month, as at which it is scored. */
  readonly asOf: CalendarDate;
  readonly scheme: SchemeInForce;
  /** The scheme's version and title as they were. */
  readonly schemeVersion: string;
  readonly schemeTitle: string;
  readonly lines: readonly LineView[];
  readonly figures: Figures;
  readonly flags: readonly Flag[];
}
