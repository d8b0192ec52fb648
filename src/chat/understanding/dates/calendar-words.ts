import type { Caught } from './mention.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const MONTH =
  '(?<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)';
export const WEEKDAY =
  '(?<weekday>mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|thursday|fri|friday|saturday|sunday)';
/** `sat` and `sun` are words of their own: only after a word that a day follows. */
export const SHORT_WEEKEND = '(?<=(?:^|on|last|next|this|since|from|until|till|by|past|coming) )(?<weekday>sat|sun)';
export const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
export const FULL_YEAR = '(?<year>(?:19|20|21)\\d\\d)';
/** After a day or a month any four digits are its year, though no calendar of ours may have it. */
export const ANY_YEAR = '(?<year>\\d{4})';
/** `in 1850`: no year of ours, and no number of anything else. */
export const NO_YEAR = '(?<=\\b(?:in|since|during|until) )(?:1[0-8]|2[2-9])\\d\\d';

/** 1 to 12. */
export const monthIn = ({ month = '' }: Caught): number => MONTHS.indexOf(month.slice(0, 3)) + 1;

/** 1 for Monday to 7 for Sunday. */
export const weekdayIn = ({ weekday = '' }: Caught): number => WEEKDAYS.indexOf(weekday.slice(0, 3)) + 1;

/** `YYYY-MM-DD`, whether or not the calendar has the day. */
export function written(year: number, month: number, dayOfMonth: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}
