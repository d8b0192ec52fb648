import { plainRef } from '../../domain/reference.ts';
import { caseCardState } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { type CaseOpened, caseCommand, openingPress } from '../case-command.ts';
import { latestFacts, schemeOn } from '../case-days.ts';
import { caseRecording, newCaseCard } from '../case-recording.ts';
import type { Command } from '../command.ts';
import { asTyped } from '../entries/entry-form.ts';
import { choice, needed, oneOrMore, typedTexts } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { readForm, type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import type { Reply } from '../reply.ts';
import { saidDay } from '../said-day.ts';
import { chatOf } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { type ChildChange, childChanges } from './change-children/child-change.ts';
import { childInWords } from './change-children/child-words.ts';
import { beginChildren, childrenRecording } from './change-children/children-recording.ts';
import { childAdded } from './change-children/family-changes.ts';

const adding = caseRecording({ command: 'change-children', prefix: 'add-', state: caseCardState, ask: childAdded });

/** The children of a case: what is true of them, where they live, who belongs to it. */
export const changeChildren: Command = caseCommand({
  name: 'change-children',
  title: 'Change children',
  help: 'Records that children became looked after or subject to a conference, moved, joined the case or left it.',
  examples: ['a child of C-101 is looked after since 4 Nov', 'change the children of C-101'],
  said: (words) => asTyped({ ref: refsSaid(words), change: changeSaid(words), day: saidDay(words) }),
  useful: {
    in: (scheme) => chatOf(scheme).children !== 'not-asked',
    otherwise: 'Cases are weighed without their children',
  },
  open: whichChildren,
  presses: {
    ...recordingPresses(childrenRecording),
    ...recordingPresses(adding),
    /** The questions about the children and the change that were chosen. */
    next: openingPress(step('next'), chosen),
    /** The questions about a child who joins. */
    add: openingPress(step('add'), (turn, opened) =>
      beginRecording(turn, adding, opened.snapshot, newCaseCard(turn, opened)),
    ),
  },
});

function step(name: string) {
  return { command: 'change-children', title: 'Change children', step: name };
}

/** The references that a sentence named, on their way to the card. */
const refsSaid = ({ caseRef, otherRefs = [] }: Words) =>
  caseRef === undefined ? undefined : [caseRef, ...otherRefs].map(plainRef).join(' ');

function changeSaid({ childStatus, yes }: Words): ChildChange | undefined {
  if (childStatus === undefined || childStatus === 'household') return childStatus && 'moved';
  return yes === false ? `not-${childStatus}` : childStatus;
}

/** Which children and what became different; with one child and a change that was said, the next card at once. */
function whichChildren(turn: Turn, opened: CaseOpened): Reply {
  const { said, stored, snapshot } = opened;
  const facts = latestFacts(stored.history);
  if (facts.children.length === 0) return beginRecording(turn, adding, snapshot, newCaseCard(turn, opened));
  const refs = said.ref?.split(' ') ?? [];
  const named = facts.children.filter(({ ref }) => refs.includes(plainRef(ref)));
  const preset = named.length > 0 ? named : facts.children.slice(0, facts.children.length === 1 ? 1 : 0);
  const typed = { children: typedTexts(preset.map(({ ref }) => ref)), change: said.change ?? '' };
  const read = readForm(fieldsFor(turn, opened), typed);
  if (said.change === undefined || !read.ok) return askWhich(turn, opened, typed, {});
  return beginChildren(turn, opened, read.values);
}

function chosen(turn: Turn, opened: CaseOpened): Reply {
  const fields = fieldsFor(turn, opened);
  const typed = typedIn(fields, opened.raw, turn.today);
  const read = readForm(fields, typed);
  if (!read.ok) return askWhich(turn, opened, typed, read.problems);
  const { children, change } = read.values;
  if (change === 'correct' && children.length > 1) {
    return askWhich(turn, opened, typed, { children: 'Please choose one child to put its dates right.' });
  }
  return beginChildren(turn, opened, read.values);
}

function fieldsFor(turn: Turn, { stored, snapshot }: CaseOpened) {
  const chat = chatOf(schemeOn(snapshot, turn.outside.schemeOf, turn.today));
  const { children } = latestFacts(stored.history);
  return {
    children: oneOrMore(
      'Which children?',
      children.map((child) => ({ text: child.ref, title: childInWords(child, stored.history, chat) })),
    ),
    change: needed(choice('What became different?', childChanges(chat))),
  };
}

function askWhich(turn: Turn, opened: CaseOpened, typed: Typed, problems: Typed): Reply {
  const { stored, worker, snapshot, said } = opened;
  const { caseId } = stored;
  const data = { caseId, ...ifKnown('worker', worker) };
  return formCard({
    title: `${latestFacts(stored.history).ref} · Children`,
    notes: worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`],
    fields: fieldsFor(turn, opened),
    typed,
    problems,
    buttons: [
      foremost(sends('Next', 'change-children.next', { ...data, said })),
      leaves('Add a child', 'change-children.add', data),
      leaves('Open the case', 'update-case.open', data),
      leaves('Cancel', 'change-children.cancel'),
    ],
  });
}
