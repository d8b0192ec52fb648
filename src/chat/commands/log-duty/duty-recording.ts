import { z } from 'zod';
import type { Duty } from '../../../domain/case-facts.ts';
import { afterAnyChange } from '../../after-change.ts';
import type { Asked, Decided, Recording } from '../../asking.ts';
import { type CardState, cardState, opaqueId } from '../../card-state.ts';
import { type Button, leaves } from '../../cards/button.ts';
import { schemeOn } from '../../case-days.ts';
import { entryNamed } from '../../entries/entries-sheet.ts';
import { entryShown } from '../../entries/entry-form.ts';
import { entryKey, withEntry } from '../../entries/entry-key.ts';
import { clauseWords } from '../../entries/offered-form.ts';
import type { Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { outdatedCard } from '../../refusals.ts';
import { dutyForms } from '../../schemes/index.ts';

const dutyCard = cardState.required({ version: true });
const dutyState = dutyCard.extend({
  kind: z.string().max(40),
  /** The duty that is changed; none for a new one. */
  entry: opaqueId.optional(),
});
const removalState = dutyCard.extend({ entry: opaqueId });

const GONE: Asked = { ok: false, reply: outdatedCard('log-duty') };

/** The card that logs a duty beside the cases, or changes one that is there. */
export const dutyRecording: Recording<z.infer<typeof dutyState>> = {
  command: 'log-duty',
  state: dutyState,
  ask: ({ head }, { kind, entry }, { outside, today, person }) => {
    const offer = dutyForms(schemeOn({ head }, outside.schemeOf, today), person, head).find(
      ({ form }) => form.kind === kind,
    );
    const there = head.duties.find((duty) => entryKey(duty) === entry);
    if (!offer || (entry !== undefined && there?.kind !== kind)) return GONE;
    const { form } = offer;
    const context = { today, children: [], before: there, others: head.duties.filter((duty) => duty !== there) };
    const asking = {
      title: form.title,
      notes: [clauseWords(offer)],
      fields: form.fields(context),
      given: there ? form.typed(there) : form.given(context),
      decide: (typed: Typed): Decided => {
        const read = form.read(typed, context);
        if (!read.ok) return read;
        const duties = there ? withEntry(head.duties, entryKey(there), read.entry) : [...head.duties, read.entry];
        const what = `${there ? 'changed' : 'logged'} ${form.name}`;
        const detail = { kind, day: typed[form.firstDay] ?? null };
        return { ok: true, change: { what, duties, detail }, shown: [entryShown(form, typed)] };
      },
    };
    return { ok: true, asking };
  },
  next: afterDuty,
};

/** Takes a duty out that never was one. */
export const dutyRemoval: Recording<z.infer<typeof removalState>> = {
  command: 'log-duty',
  prefix: 'entry-remove-',
  state: removalState,
  ask: ({ head }, state, { outside, today, person }) => {
    const there = entryNamed(head.duties, state);
    if (!there) return GONE;
    const offers = dutyForms(schemeOn({ head }, outside.schemeOf, today), person, head);
    const offer = offers.find(({ form }) => form.kind === there.kind);
    if (!offer && there.kind === 'exceptional') return GONE;
    const name = offer?.form.name ?? 'a duty';
    const duties: readonly Duty[] = withEntry(head.duties, state.entry, null);
    const change = { what: `removed ${name}`, duties, detail: { kind: there.kind } };
    const decide = (): Decided => ({ ok: true, change });
    return { ok: true, asking: { title: `remove ${name}`, notes: [], fields: {}, given: {}, decide } };
  },
  next: afterDuty,
};

function afterDuty({ worker }: CardState): readonly Button[] {
  const data = { ...ifKnown('worker', worker) };
  return [
    leaves('Log another', 'log-duty.form', data),
    leaves('Duties so far', 'log-duty.entries', data),
    ...afterAnyChange(worker),
  ];
}
