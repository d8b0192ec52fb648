import type { DatedCaseFacts } from '../../domain/caseload.ts';
import { hasManagersPoints } from '../../domain/managers-part.ts';
import type { Asking } from '../asking.ts';
import { caseCardState, opaqueId } from '../card-state.ts';
import { leaves } from '../cards/button.ts';
import { type CaseOpened, caseCommand, openingPress } from '../case-command.ts';
import { latestFacts, schemeOn } from '../case-days.ts';
import { type AboutCase, caseChange, caseRecording, newCaseCard } from '../case-recording.ts';
import type { Command } from '../command.ts';
import { activityRecording } from '../entries/activity-recording.ts';
import { endingOn, entriesSheet, entryNamed, onlyRunning } from '../entries/entries-sheet.ts';
import { asTyped } from '../entries/entry-form.ts';
import { entryKey, withEntry } from '../entries/entry-key.ts';
import { knownForm } from '../entries/known-form.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { managersToDecide, notInThisScheme } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { activityForms } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import { detailsRecording, removalRecording } from './update-case/details.ts';
import { discretionOf, discretionRecording } from './update-case/discretion.ts';
import { caseHub } from './update-case/hub.ts';

const changing = activityRecording('update-case', 'entry-');
const removing = caseRecording({
  command: 'update-case',
  prefix: 'entry-remove-',
  state: caseCardState.extend({ entry: opaqueId }),
  ask: askRemoval,
});

/** One case: what it gives today, and everything that can be recorded on it. */
export const updateCase: Command = caseCommand({
  name: 'update-case',
  title: 'Update a case',
  help: 'Opens a case: its points today, its entries, children, co-working, closure and details.',
  examples: ['update C-101', 'open case C-101'],
  said: ({ ends, activity, to, impossibleDate }) =>
    ends ? asTyped({ ends, activity, to: to ?? (impossibleDate && '') }) : {},
  open: (turn, opened) => (opened.said.ends === undefined ? caseHub(turn, opened) : ending(turn, opened)),
  presses: {
    ...recordingPresses(changing),
    ...recordingPresses(removing),
    ...recordingPresses(detailsRecording),
    ...recordingPresses(removalRecording),
    ...recordingPresses(discretionRecording),
    details: openingPress(step('details'), (turn, opened) =>
      beginRecording(turn, detailsRecording, opened.snapshot, newCaseCard(turn, opened)),
    ),
    /** The points that the manager gives. */
    discretion: openingPress(step('discretion'), discretionOf),
    remove: openingPress(step('remove'), removal),
    entries: openingPress(step('entries'), entries),
    /** The questions about an entry, with its answers. */
    entry: openingPress(step('entry'), (turn, opened) => {
      const there = entryNamed(opened.stored.history.dated.activities, opened.raw);
      if (!there) return entries(turn, opened);
      const scheme = schemeOn(opened.snapshot, turn.outside.schemeOf, turn.today);
      const offers = activityForms(scheme);
      if (!offers.some(({ form }) => form.kind === there.kind)) {
        return notInThisScheme(`"${knownForm(there, offers).title}" is not asked for`, scheme);
      }
      const state = { ...newCaseCard(turn, opened), kind: there.kind, entry: entryKey(there) };
      return beginRecording(turn, changing, opened.snapshot, state);
    }),
    /** What removing an entry would do. */
    'entry-remove': openingPress(step('entry-remove'), (turn, opened) => {
      const there = entryNamed(opened.stored.history.dated.activities, opened.raw);
      if (!there) return entries(turn, opened);
      const state = { ...newCaseCard(turn, opened), entry: entryKey(there) };
      return beginRecording(turn, removing, opened.snapshot, state, {}, true);
    }),
  },
});

function step(name: string) {
  return { command: 'update-case', title: 'Update a case', step: name };
}

/** What removing the case would do. */
function removal(turn: Turn, opened: CaseOpened): Reply {
  return beginRecording(turn, removalRecording, opened.snapshot, newCaseCard(turn, opened), {}, true);
}

/** An entry that ends, with its last day filled in, today where none was said; the entries to choose from where it is not clear which, or goes. */
function ending(turn: Turn, opened: CaseOpened): Reply {
  const { said, snapshot, stored } = opened;
  if (said.ends === 'removed' && said.activity === undefined) return removal(turn, opened);
  const offers = activityForms(schemeOn(snapshot, turn.outside.schemeOf, turn.today));
  const there = onlyRunning(stored.history.dated.activities, said.activity ?? '');
  const isAsked = offers.some(({ form }) => form.kind === there?.kind);
  if (said.ends !== 'ended' || !there || !isAsked) return entries(turn, opened);
  const state = { ...newCaseCard(turn, opened), kind: there.kind, entry: entryKey(there) };
  return beginRecording(turn, changing, snapshot, state, {
    ...asTyped(there),
    ...endingOn(there, said.to ?? turn.today),
  });
}

function entries(turn: Turn, { snapshot, stored, worker, raw }: CaseOpened): Reply {
  const facts = latestFacts(stored.history);
  const data = { caseId: stored.caseId, ...ifKnown('worker', worker) };
  return entriesSheet({
    title: `${facts.ref} · Entries`,
    entries: facts.activities,
    offers: activityForms(schemeOn(snapshot, turn.outside.schemeOf, turn.today)),
    page: pageIn(raw),
    command: 'update-case',
    data,
    back: leaves('Open the case', 'update-case.open', data),
  });
}

function askRemoval(
  { stored, facts, scheme, manages }: AboutCase,
  state: { readonly entry: string },
): Asking | Reply | null {
  const there = entryNamed(facts.activities, state);
  if (!there) return null;
  const name = knownForm(there, activityForms(scheme)).name;
  if (!manages && hasManagersPoints(there)) {
    return managersToDecide(`A manager has given points on ${name} of ${facts.ref}. It can be ended, but not removed.`);
  }
  return {
    title: `remove ${name} from ${facts.ref}`,
    notes: [],
    fields: {},
    given: {},
    decide: () => {
      const activities = withEntry(facts.activities, state.entry, null);
      const dated: DatedCaseFacts = { ...stored.history.dated, activities };
      return caseChange(
        `removed ${name} from ${facts.ref}`,
        stored,
        { ...stored.history, dated },
        { kind: there.kind },
      );
    },
  };
}
