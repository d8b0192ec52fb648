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
  /** `in February`, `February 2027`. */
  | { readonly kind: 'month'; readonly month: number; readonly year?: number }
  /** `end of February`. */
  | { readonly kind: 'end-of-month'; readonly month: number; readonly year?: number }
  /** `31 Feb`: said, but no day. */
  | { readonly kind: 'impossible' };

/** Which way a date without a year is looked for, today included; `nearest` is whichever comes closer. */
export type Direction = 'past' | 'future' | 'nearest';

/** What a pattern caught, by name. */
export type Caught = Readonly<Record<string, string | undefined>>;

/** A way of writing a date: a pattern over words one blank apart, and what it says. */
export type DateForm = readonly [pattern: string, read: (caught: Caught, today: CalendarDate) => DateMention];

/** That very day. */
export const day = (value: CalendarDate): DateMention => ({ kind: 'day', day: value });
