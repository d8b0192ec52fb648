import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';

/** A single value, with the one sentence that every failure of it gets. */
function value<T>(is: (input: unknown) => boolean, expected: string) {
  return z.custom<T>(is, { error: `Expected ${expected}.` });
}

const number = (is: (number: number) => boolean, expected: string) =>
  value<number>((input) => typeof input === 'number' && Number.isFinite(input) && is(input), expected);

export const date = value<CalendarDate>(
  (input) => typeof input === 'string' && isCalendarDate(input),
  'a date written YYYY-MM-DD, from 1900 to 2199',
);

/** Both ends inclusive; that `to` is not before `from` is one of the checks. */
export const span = { from: date, to: date.optional() };

/** Control characters, and halves of pairs that stand alone. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/** A text of 1 to `longest` characters (code points, so that an accent or emoji outside the basic plane is one). */
export const text = (longest: number) =>
  value<string>(
    (input) => typeof input === 'string' && /\S/.test(input) && !NO_TEXT.test(input) && isWithin(input, longest),
    `a text of 1 to ${longest} characters, not blank and without control characters`,
  );

function isWithin(input: string, longest: number): boolean {
  return input.length <= longest || (input.length <= 2 * longest && [...input].length <= longest);
}

export const ref = text(40);

export const yesOrNo = value<boolean>((input) => typeof input === 'boolean', 'true or false').default(false);

export const oneOf = <const T extends readonly string[]>(words: T) =>
  z.enum(words, { error: `Expected one of ${words.join(', ')}.` });

export const count = number((n) => Number.isInteger(n) && n >= 1 && n <= 1000, 'a whole number from 1 to 1000');
/** A kind that does not multiply may say so. */
export const only1 = number((n) => n === 1, '1, as this kind does not multiply').default(1);
export const hours = number((n) => n > 0 && n <= 744, 'a number of hours over 0, at most 744');
export const hoursEachWay = number((n) => n >= 0 && n <= 24, 'a number of hours from 0 to 24');
export const fullTimeEquivalent = number((n) => n >= 0.01 && n <= 1, 'a number from 0.01 to 1');
export const share = number((n) => n > 0 && n < 1, 'a number over 0 and under 1');
export const exceptionalPoints = number((n) => n > 0 && isInQuarters(n), 'a number of points over 0, in quarters');
export const discretionaryPoints = number(
  (n) => n >= 0 && n <= 20 && isInQuarters(n),
  'a number of points from 0 to 20, in quarters',
);

function isInQuarters(number: number): boolean {
  return Number.isInteger(number * 4);
}
