import type { EntryForm } from './entry-form.ts';

/** An entry's form with the place of its row in the policy. */
export interface OfferedForm<Entry> {
  readonly form: EntryForm<Entry>;
  /** `row 8`. */
  readonly source: string;
  /** What the row says, in a sentence. */
  readonly clause: string;
}

/** Forms for the rules that there are forms for: a rule has the code of the kind that it scores. */
export function offered<Entry>(
  forms: readonly EntryForm<Entry>[],
  rules: readonly { readonly code: string; readonly source: string; readonly clause: string }[],
): readonly OfferedForm<Entry>[] {
  return rules.flatMap(({ code, source, clause }) => {
    const form = forms.find(({ kind }) => kind === code);
    return form ? [{ form, source, clause }] : [];
  });
}
