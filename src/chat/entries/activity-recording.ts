import { z } from 'zod';
import type { Change } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot, StoredCase } from '../../application/ports.ts';
import type { Activity } from '../../domain/case-facts.ts';
import { afterCaseChange } from '../after-change.ts';
import { caseCardState, opaqueId } from '../card-state.ts';
import { dayProblem, latestFacts, schemeOn } from '../case-days.ts';
import type { Asked, Asking, Recording } from '../recording.ts';
import { caseGone, outdatedCard } from '../refusals.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { activityForms } from './activity-forms.ts';
import { entryKey, withEntry } from './entry-key.ts';

const activityState = caseCardState.extend({
  kind: z.string().max(40),
  /** The entry that is changed; none for a new one. */
  entry: opaqueId.optional(),
});
export type ActivityState = z.infer<typeof activityState>;

/** The card that logs an activity on a case, or changes one that is there. */
export function activityRecording(command: string, prefix = ''): Recording<ActivityState> {
  return { command, prefix, state: activityState, ask: askActivity, next: afterCaseChange };
}

function askActivity(snapshot: CaseloadSnapshot, state: ActivityState, turn: Turn): Asked {
  const stored = storedCase(snapshot, state.caseId);
  if (!stored) return { ok: false, reply: caseGone() };
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  const offer = activityForms(scheme).find(({ form }) => form.kind === state.kind);
  if (!offer) return { ok: false, reply: outdatedCard('log-activity') };
  const facts = latestFacts(stored.history);
  const there = facts.activities.find((activity) => entryKey(activity) === state.entry);
  if (state.entry !== undefined && !there) return { ok: false, reply: outdatedCard('update-case') };
  const { form, source, clause } = offer;
  const context = { today: turn.today, children: facts.children };
  const asking: Asking = {
    title: `${facts.ref} · ${form.title}`,
    notes: [`${source}: ${clause}`],
    fields: form.fields(context),
    given: there ? form.typed(there) : form.given(context),
    decide: (typed) => {
      const read = form.read(typed, context);
      if (!read.ok) return read;
      const day = typed[form.firstDay] ?? '';
      const problem = dayProblem(facts, scheme, day);
      if (problem !== undefined) return { ok: false, problems: { [form.firstDay]: problem } };
      const what = `${there ? 'changed' : 'logged'} ${form.name} on ${facts.ref}`;
      const detail = { kind: form.kind, day };
      return { ok: true, change: { what, detail, cases: [withActivity(stored, read.entry, state.entry)] } };
    },
  };
  return { ok: true, asking };
}

/** The case with an activity more, or with one in the place of another. */
function withActivity({ caseId, history }: StoredCase, activity: Activity, replaced: string | undefined): CaseChange {
  const { activities } = history.dated;
  const kept = replaced === undefined ? [...activities, activity] : withEntry(activities, replaced, activity);
  return { caseId, history: { ...history, dated: { ...history.dated, activities: kept ?? activities } } };
}

type CaseChange = NonNullable<Change['cases']>[number];
