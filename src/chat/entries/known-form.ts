import { chatSchemes } from '../schemes/index.ts';
import type { EntryForm } from './entry-form.ts';

type Named = Pick<EntryForm<never>, 'kind' | 'title' | 'name' | 'firstDay'>;

/**
 * How an entry is called: in the words of the scheme in force, or else of the one that knows its kind, as after a team's
 * switch. Schemes share words for a kind and not always its days.
 */
export function knownForm(entry: { readonly kind: string }, offers: readonly { readonly form: Named }[]): Named {
  const elsewhere: readonly { readonly form: Named }[] = chatSchemes.flatMap(({ activities, duties }) => [
    ...activities,
    ...duties,
  ]);
  const known = [...offers, ...elsewhere].filter(({ form }) => form.kind === entry.kind);
  const found = known.find(({ form }) => form.firstDay in entry) ?? known[0];
  if (!found) throw new Error(`No scheme in src/chat/schemes asks for ${entry.kind}`);
  return found.form;
}
