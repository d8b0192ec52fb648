import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { newCard } from '../asking.ts';
import { opening } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { schemeOn } from '../case-days.ts';
import { caseChoice, noCases, withCase } from '../choose-case.ts';
import type { Command } from '../command.ts';
import { activityRecording } from '../entries/activity-recording.ts';
import { leavesOver } from '../entries/entry-form.ts';
import { kindChoice } from '../entries/offered-form.ts';
import { endsByItself } from '../entries/still-running.ts';
import { namedCase } from '../find-case.ts';
import { needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { readForm } from '../form/read-form.ts';
import { heardOf } from '../held-by-another.ts';
import { ifKnown } from '../if-known.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { cancelled, noCaseload, notInThisScheme, notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saidDays } from '../said-day.ts';
import { activityForms } from '../schemes/index.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

const recording = activityRecording('log-activity');

/** Work on a case: any kind that the team's scheme scores. */
export const logActivity: Command = {
  name: 'log-activity',
  title: 'Log an activity',
  help: 'Records work on a case, such as a core assessment, and shows what it does to your total.',
  examples: ['log a new core assessment for C-101, 3 children, started 4 Nov', 'log travel for C-101'],
  right: 'change-own-caseload',
  onBehalf: true,
  aboutCase: true,
  usedIn: (scheme) => activityForms(scheme).length > 0,
  say: async (turn, words) => {
    const opened = await openCaseload(turn.outside, turn.person, 'change', words.worker);
    return opened.ok ? understood(turn, opened.snapshot, words) : noCaseload(opened);
  },
  presses: {
    ...recordingPresses(recording),
    /** Which case and which kind, from a button or from the card that asks; then the questions of that kind. */
    form: async (turn, raw) => {
      const asked = wanted.parse(raw);
      const opened = await openCaseload(turn.outside, turn.person, 'change', asked.worker);
      return opened.ok ? chosen(turn, opened.snapshot, asked) : noCaseload(opened);
    },
    heard: (turn, raw) => heardOf(turn, logActivity, raw),
    cancel: cancelled,
  },
};

/** What a card or button asks for; what is not understood is asked again. */
const wanted = opening.extend({
  kind: z.string().max(40).optional().catch(undefined),
  said: z.record(z.string().max(20), z.string().max(1_020)).optional().catch(undefined),
  /** Set when the sentence said something that the form has no place for: the person looks at the form first. */
  partly: z.literal(true).optional().catch(undefined),
  /** Set when the sentence said that the work is over: what is there comes before a form. */
  ended: z.literal(true).optional().catch(undefined),
  /** Set on the card that asks which: what is still missing is said at its field. */
  asked: z.literal(true).optional().catch(undefined),
});
type Wanted = z.infer<typeof wanted>;

function understood(turn: Turn, snapshot: CaseloadSnapshot, words: Words): Reply {
  const kind = words.activity;
  const form = offers(turn, snapshot).find((offer) => offer.form.kind === kind)?.form;
  const { caseRef, otherRefs } = words;
  const named = caseRef === undefined ? undefined : namedCase(snapshot, { caseRef, otherRefs });
  const heard: Words =
    named?.kind === 'one' && named.childRefs.length > 0 ? { ...words, childRefs: named.childRefs } : words;
  const asked: Wanted = {
    ...ifKnown('worker', words.worker),
    kind: form?.kind,
    said: form?.said(heard) ?? saidDays(heard),
    ...(words.ends === 'ended' ? { ended: true } : {}),
    ...((form?.leavesOver(heard) ?? leavesOver(heard, saidDays)) ? { partly: true } : {}),
  };
  if (caseRef === undefined) return chosen(turn, snapshot, asked);
  const question = {
    command: 'log-activity',
    title: 'Log an activity',
    step: 'form',
    worker: words.worker,
    data: asked,
  };
  return withCase(turn, snapshot, { caseRef, otherRefs }, question, ({ caseId }) =>
    chosen(turn, snapshot, { ...asked, caseId }),
  );
}

function offers(turn: Turn, snapshot: CaseloadSnapshot) {
  return activityForms(schemeOn(snapshot, turn.outside.schemeOf, turn.today));
}

/** The questions about the kind on the case; or first which kind and which case. */
function chosen(turn: Turn, snapshot: CaseloadSnapshot, asked: Wanted): Reply {
  if (offers(turn, snapshot).length === 0) {
    const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
    return notInThisScheme('Work on a case is not logged', scheme);
  }
  const { caseId, kind, said = {}, worker, ended, ...rest } = asked;
  const form = offers(turn, snapshot).find((offer) => offer.form.kind === kind)?.form;
  const stored = caseId === undefined ? undefined : storedCase(snapshot, caseId);
  if (caseId === undefined || !stored || !form) return whichOne(turn, snapshot, asked);
  const there = ended ? endsByItself(turn, snapshot, stored, form.kind) : [];
  if (there.length > 0) {
    const data = { caseId, ...ifKnown('worker', worker) };
    return notice(`${stored.history.dated.ref} · ${form.title}`, there, [
      { title: 'Open the case', verb: 'update-case.open', data },
      { title: 'Log another', verb: 'log-activity.form', data: { ...rest, ...data, kind: form.kind, said } },
    ]);
  }
  const state = { ...newCard(turn, snapshot, { worker, caseId }), caseId, kind: form.kind };
  return beginRecording(turn, recording, snapshot, state, said, !asked.partly && form.saysEverything(said));
}

function whichOne(
  turn: Turn,
  snapshot: CaseloadSnapshot,
  { caseId, kind, said, partly, worker, asked, ended }: Wanted,
): Reply {
  const stored = caseId === undefined ? undefined : storedCase(snapshot, caseId);
  const cases = caseChoice(turn, snapshot);
  if (!stored && !cases) return noCases(worker);
  const fields = {
    ...(stored || !cases ? {} : { caseId: cases.field }),
    kind: needed(kindChoice('What was done?', offers(turn, snapshot))),
  };
  const typed = { kind: kind ?? '', caseId: cases?.given ?? '' };
  const read = readForm(fields, typed);
  return formCard({
    title: stored ? `${stored.history.dated.ref} · Log an activity` : 'Log an activity',
    notes: worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`],
    fields,
    typed,
    problems: asked && !read.ok ? read.problems : {},
    buttons: [
      foremost(
        sends('Next', 'log-activity.form', {
          asked: true,
          ...(stored ? { caseId: stored.caseId } : {}),
          ...ifKnown('worker', worker),
          ...(said ? { said } : {}),
          ...ifKnown('partly', partly),
          ...ifKnown('ended', ended),
        }),
      ),
      leaves('Cancel', 'log-activity.cancel'),
    ],
  });
}
