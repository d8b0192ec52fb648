import { z } from 'zod';
import { later } from '../../domain/calendar-date.ts';
import type { Activity } from '../../domain/case-facts.ts';
import type { CaseHistory, DatedCaseFacts } from '../../domain/caseload.ts';
import { cameBy, countsAfter, goneBy } from '../../domain/late-work.ts';
import { hasManagersPoints } from '../../domain/managers-part.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { afterCaseChange, afterLogging } from '../after-change.ts';
import type { Asking, Recording } from '../asking.ts';
import { caseCardState, opaqueId } from '../card-state.ts';
import { dayProblem } from '../case-days.ts';
import { type AboutCase, caseChange, caseRecording } from '../case-recording.ts';
import type { Problems } from '../form/read-form.ts';
import { activityForms } from '../schemes/index.ts';
import { askedAgain, moreThanListed } from './entry-doubts.ts';
import { entryShown } from './entry-form.ts';
import { entryKey, withEntry } from './entry-key.ts';
import { clauseWords } from './offered-form.ts';

const activityState = caseCardState.extend({
  kind: z.string().max(40),
  /** The entry that is changed; none for a new one. */
  entry: opaqueId.optional(),
});
export type ActivityState = z.infer<typeof activityState>;

const ASK_MANAGER =
  'A manager has given points on this work: it can be ended earlier. Please ask your manager for more.';

/** Work on which a manager has given points may end earlier; on other days the manager has given none. */
function beyondManagersPoints(before: Activity, after: Activity): Problems {
  if (!hasManagersPoints(before) || !('from' in before) || !('from' in after)) return {};
  return {
    ...(after.from === before.from ? {} : { from: ASK_MANAGER }),
    ...(before.to === undefined || (after.to !== undefined && after.to <= before.to) ? {} : { to: ASK_MANAGER }),
  };
}

/** What began before a transfer still counts for whoever received the case, who alone can log it now. */
function theirsToLog(about: AboutCase, after: CaseHistory): string | undefined {
  const { facts, stored, records, today } = about;
  const transfer = goneBy(records, stored.caseId, today);
  if (!transfer || !countsAfter(stored.history, after, transfer, about)) return undefined;
  const { toName, from } = transfer;
  return `${facts.ref} is with ${toName} since ${spokenDate(from)}, and this counts there from that day on. Please ask ${toName} to log it.`;
}

/** The card that logs an activity on a case, or changes one that is there. */
export function activityRecording(command: string, prefix = ''): Recording<ActivityState> {
  return caseRecording({ command, prefix, state: activityState, ask: askActivity, next });
}

const next = (state: ActivityState) => (state.entry === undefined ? afterLogging(state) : afterCaseChange(state));

function askActivity(about: AboutCase, state: ActivityState): Asking | null {
  const { facts, scheme, stored, today, manages } = about;
  const offer = activityForms(scheme).find(({ form }) => form.kind === state.kind);
  const there = facts.activities.find((activity) => entryKey(activity) === state.entry);
  if (!offer || (state.entry !== undefined && there?.kind !== state.kind)) return null;
  const { form } = offer;
  const context = {
    today,
    children: facts.children,
    before: there,
    others: facts.activities.filter((one) => one !== there),
  };
  return {
    title: `${facts.ref} · ${form.title}`,
    notes: [clauseWords(offer)],
    fields: form.fields(context),
    given: there ? form.typed(there) : form.given(context),
    decide: (typed) => {
      const read = form.read(typed, context);
      if (!read.ok) return read;
      const day = typed[form.firstDay] ?? '';
      const isReceived = cameBy(about.records, stored.caseId) !== undefined;
      const problem = dayProblem(facts, scheme, isReceived ? later(day, facts.allocatedOn) : day);
      if (problem !== undefined) return { ok: false, problems: { [form.firstDay]: problem } };
      const beyond = manages || !there ? {} : beyondManagersPoints(there, read.entry);
      if (Object.keys(beyond).length > 0) return { ok: false, problems: beyond };
      const before = stored.history.dated.activities;
      const activities = there ? withEntry(before, entryKey(there), read.entry) : [...before, read.entry];
      const what = `${there ? 'changed' : 'logged'} ${form.name} on ${facts.ref}`;
      const dated: DatedCaseFacts = { ...stored.history.dated, activities };
      const history = { ...stored.history, dated };
      const theirs = theirsToLog(about, history);
      if (theirs !== undefined) return { ok: false, problems: { [form.firstDay]: theirs } };
      const changed = caseChange(what, stored, history, { kind: form.kind, day });
      const more = moreThanListed(facts.ref, read.entry, context);
      return {
        ...changed,
        shown: [entryShown(form, typed)],
        remarks: more === undefined ? [] : [more],
        question: askedAgain(form, read.entry, context),
        whyNothing: form.whyNothing(read.entry),
      };
    },
  };
}
