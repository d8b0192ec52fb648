import { choice, type Field } from '../form/field.ts';
import { capitalised } from '../phrases.ts';
import type { EntryForm } from './entry-form.ts';

/** An entry's form with the place of its row in the policy. */
export interface OfferedForm<Entry> {
  readonly form: EntryForm<Entry>;
  /** `row 8`. */
  readonly source: string;
  /** What the row says, in a sentence. */
  readonly clause: string;
}

/** The choice of a kind, in the policy's order and words, each with its row. */
export function kindChoice(
  label: string,
  offers: readonly { readonly form: { readonly kind: string; readonly title: string }; readonly source: string }[],
): Field<string | undefined> {
  return choice(
    label,
    offers.map(({ form, source }) => ({ title: `${form.title} (${source})`, value: form.kind })),
  );
}

/** `Row 8: a core assessment scores …`: what the policy says, before the questions. */
export function clauseWords({ source, clause }: { readonly source: string; readonly clause: string }): string {
  return `${capitalised(source)}: ${clause}`;
}
