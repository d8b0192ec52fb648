import type { Field } from './field.ts';

/** Full-time equivalent: 0.01 to 1, two decimals. */
export function fteField(label: string): Field<number | undefined> {
  const errorMessage = 'Please give a part of full time from 0.01 to 1, for example 0.6.';
  return {
    kind: 'number',
    label,
    required: false,
    errorMessage,
    read: (typed) => {
      if (typed === '') return { ok: true, value: undefined };
      const fte = /^[01]?(\.\d{1,2}0*)?$/.test(typed) ? Number(typed) : Number.NaN;
      return fte >= 0.01 && fte <= 1 ? { ok: true, value: fte } : { ok: false, problem: errorMessage };
    },
  };
}
