import type { Field } from './field.ts';

/** A check list of which any number may be ticked, none as well; each answer by its code. */
export function anyOf<Code extends string>(
  label: string,
  words: Readonly<Record<Code, string>>,
): Field<readonly Code[]> {
  const codes = Object.keys(words) as Code[];
  const errorMessage = 'Please tick only what is on the list.';
  return {
    kind: 'choices',
    label,
    required: false,
    errorMessage,
    choices: codes.map((code) => ({ title: words[code], value: code })),
    read: (typed) => {
      const asked = new Set(typed.split(',').filter((part) => part !== ''));
      const ticked = codes.filter((code) => asked.has(code));
      return ticked.length === asked.size ? { ok: true, value: ticked } : { ok: false, problem: errorMessage };
    },
  };
}

/** What `anyOf` would have typed. */
export function ticked(codes: readonly string[]): string {
  return codes.join(',');
}
