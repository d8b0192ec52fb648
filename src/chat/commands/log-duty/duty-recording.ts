import { z } from 'zod';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import type { Duty } from '../../../domain/case-facts.ts';
import { afterAnyChange } from '../../after-change.ts';
import type { Asked, Decided, Recording } from '../../asking.ts';
import { type CardState, cardState, opaqueId } from '../../card-state.ts';
import { type Button, leaves } from '../../cards/button.ts';
import { schemeOn } from '../../case-days.ts';
import { entryNamed } from '../../entries/entries-sheet.ts';
import { entryShown } from '../../entries/entry-form.ts';
import { entryKey, withEntry } from '../../entries/entry-key.ts';
import { knownForm } from '../../entries/known-form.ts';
import { clauseWords } from '../../entries/offered-form.ts';
import type { Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { managersToDecide, notInThisScheme, outdatedCard } from '../../refusals.ts';
import { chatSchemes, dutyForms, managesWorker } from '../../schemes/index.ts';
import type { Turn } from '../../turn.ts';

const dutyCard = cardState.required({ version: true });
const dutyState = dutyCard.extend({
  kind: z.string().max(40),
  /** The duty that is changed; none for a new one. */
  entry: opaqueId.optional(),
});
const removalState = dutyCard.extend({ entry: opaqueId });

const NOT_YOURS: Asked = { ok: false, reply: managersToDecide('Only a manager gives and takes these points.') };

/** True of a duty that is recorded by a manager alone, where the person is none of the worker's. */
function isManagersAlone({ head }: Pick<CaseloadSnapshot, 'head'>, { kind }: Duty, { person }: Turn): boolean {
  const offers = chatSchemes.flatMap(({ duties }) => duties);
  return !managesWorker(person, head) && offers.some(({ form, managerOnly }) => form.kind === kind && managerOnly);
}

const GONE: Asked = { ok: false, reply: outdatedCard('log-duty') };

/** The card that logs a duty beside the cases, or changes one that is there. */
export const dutyRecording: Recording<z.infer<typeof dutyState>> = {
  command: 'log-duty',
  state: dutyState,
  ask: ({ head }, { kind, entry }, turn) => {
    const { outside, today, person } = turn;
    const scheme = schemeOn({ head }, outside.schemeOf, today);
    const offer = dutyForms(scheme, person, head).find(({ form }) => form.kind === kind);
    const there = head.duties.find((duty) => entryKey(duty) === entry);
    if (there && isManagersAlone({ head }, there, turn)) return NOT_YOURS;
    if (there && !offer) {
      return { ok: false, reply: notInThisScheme(`"${knownForm(there, []).title}" is not asked for`, scheme) };
    }
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
  ask: ({ head }, state, turn) => {
    const { outside, today, person } = turn;
    const there = entryNamed(head.duties, state);
    if (!there) return GONE;
    if (isManagersAlone({ head }, there, turn)) return NOT_YOURS;
    const { name } = knownForm(there, dutyForms(schemeOn({ head }, outside.schemeOf, today), person, head));
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
