import type { Field } from './field.ts';

/** The most that a manager gives under one heading (Northern Ireland 1.6 III). */
const MOST_POINTS = 20;
/** All hours of a month of 31 days. */
export const HOURS_IN_MONTH = 744;

/** Points at the manager's discretion, in quarters. */
export function quartersField(
  label: string,
  least: 0 | 0.25 = 0,
  most: number = MOST_POINTS,
): Field<number | undefined> {
  const errorMessage = `Please give points in quarters from ${least} to ${most}, for example 0.5.`;
  const is = (points: number) => points >= least && points <= most && Number.isInteger(points * 4);
  return {
    ...numberField(label, errorMessage, is),
    placeholder: `in quarters, for example ${least === 0 ? '0.75' : '1.25'}`,
  };
}

/** Hours of work on a day. */
export function workedHours(label: string): Field<number | undefined> {
  const errorMessage = `Please give hours over 0, at most ${HOURS_IN_MONTH} in a month, for example 1.5.`;
  return numberField(label, errorMessage, (hours) => hours > 0 && hours <= HOURS_IN_MONTH);
}

/** A part of the tasks of a case: over 0 and under 1. */
export function shareField(label: string): Field<number | undefined> {
  const errorMessage = 'Please give a part over 0 and under 1, for example 0.5.';
  return numberField(label, errorMessage, (share) => share > 0 && share < 1);
}

function numberField(label: string, errorMessage: string, is: (given: number) => boolean): Field<number | undefined> {
  return {
    kind: 'number',
    label,
    required: false,
    errorMessage,
    most: 20,
    read: (typed) => {
      if (typed === '') return { ok: true, value: undefined };
      const given = /^\d{1,4}(\.\d{1,4})?$/.test(typed) ? Number(typed) : Number.NaN;
      return is(given) ? { ok: true, value: given } : { ok: false, problem: errorMessage };
    },
  };
}
