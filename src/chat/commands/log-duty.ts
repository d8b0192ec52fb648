import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { newCard } from '../asking.ts';
import { opening } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { saidInCard } from '../case-command.ts';
import { schemeOn } from '../case-days.ts';
import type { Command, Press } from '../command.ts';
import { endingOn, entriesSheet, entryNamed, onlyRunning } from '../entries/entries-sheet.ts';
import { leavesOver } from '../entries/entry-form.ts';
import { entryKey } from '../entries/entry-key.ts';
import { kindChoice } from '../entries/offered-form.ts';
import { needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { heardOf } from '../held-by-another.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { cancelled, noCaseload, notInThisScheme } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saidDays } from '../said-day.ts';
import { chatOf, dutyForms } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { dutyRecording, dutyRemoval } from './log-duty/duty-recording.ts';

/** Responsibilities beside the cases: any that the team's scheme scores. */
export const logDuty: Command = {
  name: 'log-duty',
  title: 'Log a duty',
  help: 'Records a responsibility beside your cases, such as practice teaching, or ends one.',
  examples: ['log practice teaching from 4 Nov', 'log a duty'],
  right: 'change-own-caseload',
  onBehalf: true,
  usedIn: (scheme) => chatOf(scheme).duties.length > 0,
  say: async (turn, words) => {
    const { worker } = words;
    const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
    if (!opened.ok) return noCaseload(opened);
    if (words.ends) return ending(turn, opened.snapshot, words);
    const form = offers(turn, opened.snapshot).find((offer) => offer.form.kind === words.duty)?.form;
    const partly =
      words.caseRef !== undefined || (form?.leavesOver(words) ?? leavesOver(words, saidDays)) ? true : undefined;
    const said = form?.said(words) ?? saidDays(words);
    return asked(turn, opened.snapshot, { worker, kind: form?.kind, said, partly });
  },
  presses: {
    ...recordingPresses(dutyRecording),
    ...recordingPresses(dutyRemoval),
    form: withDuties(asked),
    entries: withDuties(entries),
    /** The questions about a duty, with its answers. */
    entry: withDuties((turn, snapshot, wanted) => {
      const there = entryNamed(snapshot.head.duties, wanted);
      if (!there) return entries(turn, snapshot, wanted);
      const state = { ...newCard(turn, snapshot, wanted), kind: there.kind, entry: entryKey(there) };
      return beginRecording(turn, dutyRecording, snapshot, state);
    }),
    /** What removing a duty would do. */
    'entry-remove': withDuties((turn, snapshot, wanted) => {
      const there = entryNamed(snapshot.head.duties, wanted);
      if (!there) return entries(turn, snapshot, wanted);
      const state = { ...newCard(turn, snapshot, wanted), entry: entryKey(there) };
      return beginRecording(turn, dutyRemoval, snapshot, state, {}, true);
    }),
    heard: (turn, raw) => heardOf(turn, logDuty, raw),
    cancel: cancelled,
  },
};

/** What a card or button asks for; what is not understood is asked again. */
const dutyOpening = opening.extend({
  kind: z.string().max(40).optional().catch(undefined),
  entry: z.string().max(64).optional().catch(undefined),
  said: saidInCard,
  /** Set when the sentence said something that the form has no place for: the person looks at the form first. */
  partly: z.literal(true).optional().catch(undefined),
  /** Set on the card that asks which kind. */
  asked: z.literal(true).optional().catch(undefined),
});
type Wanted = Partial<z.infer<typeof dutyOpening>> & { readonly page?: number };

function withDuties(answer: (turn: Turn, snapshot: CaseloadSnapshot, wanted: Wanted) => Reply): Press {
  return async (turn, raw) => {
    const wanted = { ...dutyOpening.parse(raw), page: pageIn(raw) };
    const opened = await openCaseload(turn.outside, turn.person, 'change', wanted.worker);
    return opened.ok ? answer(turn, opened.snapshot, wanted) : noCaseload(opened);
  };
}

function offers(turn: Turn, snapshot: CaseloadSnapshot) {
  return dutyForms(schemeOn(snapshot, turn.outside.schemeOf, turn.today), turn.person, snapshot.head);
}

/** The questions about a kind of duty; or first which kind. */
function asked(turn: Turn, snapshot: CaseloadSnapshot, wanted: Wanted): Reply {
  if (offers(turn, snapshot).length === 0) {
    const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
    return notInThisScheme('Duties beside the cases are not logged', scheme);
  }
  const { kind, said = {}, worker } = wanted;
  const form = offers(turn, snapshot).find((offer) => offer.form.kind === kind)?.form;
  if (form) {
    const state = { ...newCard(turn, snapshot, { worker }), kind: form.kind };
    return beginRecording(turn, dutyRecording, snapshot, state, said, !wanted.partly && form.saysEverything(said));
  }
  const field = needed(kindChoice('Which duty?', offers(turn, snapshot)));
  const data = { ...ifKnown('worker', worker) };
  return formCard({
    title: 'Log a duty',
    notes: [
      ...(worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`]),
      'Responsibilities beside the cases.',
    ],
    fields: { kind: field },
    typed: {},
    problems: wanted.asked ? { kind: field.errorMessage } : {},
    buttons: [
      foremost(sends('Next', 'log-duty.form', { ...data, said, ...ifKnown('partly', wanted.partly), asked: true })),
      leaves('Duties so far', 'log-duty.entries', data),
      leaves('Cancel', 'log-duty.cancel'),
    ],
  });
}

/** A duty that ends, with its last day filled in; the duties to choose from where it is not clear which, or goes. */
function ending(turn: Turn, snapshot: CaseloadSnapshot, { worker, ends, duty, to, impossibleDate }: Words): Reply {
  const there = onlyRunning(snapshot.head.duties, duty ?? '');
  const isAsked = offers(turn, snapshot).some(({ form }) => form.kind === there?.kind);
  if (ends !== 'ended' || !there || !isAsked) return entries(turn, snapshot, { worker });
  const state = { ...newCard(turn, snapshot, { worker }), kind: there.kind, entry: entryKey(there) };
  return beginRecording(turn, dutyRecording, snapshot, state, endingOn(there, to ?? (impossibleDate && '')));
}

function entries(turn: Turn, snapshot: CaseloadSnapshot, { worker, page = 0 }: Wanted): Reply {
  const data = { ...ifKnown('worker', worker) };
  return entriesSheet({
    title: 'Duties',
    entries: snapshot.head.duties,
    offers: offers(turn, snapshot),
    page,
    command: 'log-duty',
    data,
    back: leaves('Log a duty', 'log-duty.form', data),
  });
}
