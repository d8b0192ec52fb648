import type { CalendarDate } from '../../../domain/calendar-date.ts';

/** A date as it was said, before it is known whether the past or the future is meant. */
export type DateMention =
  | { readonly kind: 'day'; readonly day: CalendarDate }
  /** `4 Nov`. */
  | { readonly kind: 'day-and-month'; readonly month: number; readonly day: number }
  /** `the 4th`. */
  | { readonly kind: 'day-of-month'; readonly day: number }
  /** `Tuesday`: 1 is Monday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** `in February`. */
  | { readonly kind: 'month'; readonly month: number }
  /** `end of February`. */
  | { readonly kind: 'end-of-month'; readonly month: number }
  /** `31 Feb`: said, but no day. */
  | { readonly kind: 'impossible' };

/** Which way a date without a year is looked for, today included; `nearest` is whichever comes closer. */
export type Direction = 'past' | 'future' | 'nearest';
