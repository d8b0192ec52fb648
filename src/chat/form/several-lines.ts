import type { Field } from './field.ts';

/** A text of several lines, taken as it is: blanks at the beginning of a line mean something in YAML. */
export function severalLines(label: string, placeholder = ''): Field<string> {
  const errorMessage = 'Please paste the text of a caseload file.';
  return {
    kind: 'text',
    lines: true,
    label,
    required: true,
    errorMessage,
    placeholder,
    read: (typed) => (typed.trim() === '' ? { ok: false, problem: errorMessage } : { ok: true, value: typed }),
  };
}
