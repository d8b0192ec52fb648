import { spokenDate } from '../../domain/spoken-date.ts';
import type { Asking, Decided } from '../asking.ts';
import { type CaseCardState, caseCardState } from '../card-state.ts';
import { leaves } from '../cards/button.ts';
import { caseCommand, openingPress } from '../case-command.ts';
import { heldProblem, schemeOn } from '../case-days.ts';
import { type AboutCase, caseChange, caseRecording, newCaseCard } from '../case-recording.ts';
import type { Command } from '../command.ts';
import { asTyped } from '../entries/entry-form.ts';
import { clauseWords } from '../entries/offered-form.ts';
import { date, needed } from '../form/field.ts';
import { type Problems, readForm, type Typed } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { saidDay } from '../said-day.ts';
import { chatOf } from '../schemes/index.ts';

const BY_DECISION = {
  decidedOn: needed(date('Closure decided on')),
  closedOn: date('Closed on (empty while it is not)'),
};

const BY_DAY = { closedOn: needed(date('Closed on')) };

/** True where the decision to close a case is what counts, and not the day on which it was closed. */
function endsByDecision({ scheme }: AboutCase): boolean {
  return chatOf(scheme).closure === 'decision';
}

const closing = caseRecording({ command: 'close-case', state: caseCardState, ask: askClosing });
const reopening = caseRecording({
  command: 'close-case',
  prefix: 'reopen-',
  state: caseCardState,
  ask: askReopening,
});

/** The decision to close a case, and the day on which it was closed. */
export const closeCase: Command = caseCommand({
  name: 'close-case',
  title: 'Close a case',
  help: 'Records the decision to close a case, takes it back, or notes the day on which it was closed.',
  examples: ['close C-101', 'we decided to close C-101 on 4 Nov'],
  said: (words) => asTyped({ decidedOn: saidDay(words) }),
  open: (turn, opened) => {
    const { decidedOn } = opened.said;
    const { closure } = chatOf(schemeOn(opened.snapshot, turn.outside.schemeOf, turn.today));
    const said = asTyped({ [closure === 'decision' ? 'decidedOn' : 'closedOn']: decidedOn });
    return beginRecording(turn, closing, opened.snapshot, newCaseCard(turn, opened), said, Boolean(decidedOn));
  },
  presses: {
    ...recordingPresses(closing),
    ...recordingPresses(reopening),
    /** Shows what taking the closure back would do. */
    reopen: openingPress({ command: 'close-case', title: 'Take a closure back', step: 'reopen' }, (turn, opened) =>
      beginRecording(turn, reopening, opened.snapshot, newCaseCard(turn, opened), {}, true),
    ),
  },
});

function askClosing(about: AboutCase, { caseId, worker }: CaseCardState): Asking {
  const { facts, today } = about;
  const { closureDecidedOn, closedOn } = facts;
  const byDecision = endsByDecision(about);
  const isDecided = (byDecision && closureDecidedOn !== undefined) || closedOn !== undefined;
  return {
    title: `${facts.ref} · Closure`,
    notes: [...soFar(about), ...notesOf(about)],
    fields: byDecision ? BY_DECISION : BY_DAY,
    given: byDecision
      ? asTyped({ decidedOn: closureDecidedOn ?? closedOn ?? today, closedOn })
      : { closedOn: closedOn ?? today },
    more: isDecided
      ? [leaves('Take the closure back', 'close-case.reopen', { caseId, ...ifKnown('worker', worker) })]
      : [],
    decide: (typed) => withSoFar(about, byDecision ? decideClosing(about, typed) : closeOnDay(about, typed)),
  };
}

function notesOf(about: AboutCase): readonly string[] {
  const rule = about.scheme.caseRules.find(({ code }) => code === 'closure');
  if (rule) return [clauseWords(rule)];
  return endsByDecision(about) ? [] : ['From the day of closure on the case does not count.'];
}

/** What is recorded of a closure already. */
function soFar({ facts: { ref, closureDecidedOn, closedOn } }: AboutCase): readonly string[] {
  const recorded = [
    ...(closureDecidedOn === undefined ? [] : [`closure was decided on ${spokenDate(closureDecidedOn)}`]),
    ...(closedOn === undefined ? [] : [`it was closed on ${spokenDate(closedOn)}`]),
  ];
  return recorded.length === 0 ? [] : [`Recorded already for ${ref}: ${recorded.join(', ')}.`];
}

/** The change, with what was recorded before in its preview. */
function withSoFar(about: AboutCase, decided: Decided): Decided {
  return decided.ok ? { ...decided, shown: [...soFar(about), `On Save: ${decided.change.what}.`] } : decided;
}

function closeOnDay({ stored, facts }: AboutCase, typed: Typed): Decided {
  const read = readForm(BY_DAY, typed);
  if (!read.ok) return read;
  const { closedOn } = read.values;
  const problem = heldProblem(facts, closedOn);
  if (problem !== undefined) return { ok: false, problems: { closedOn: problem } };
  const dated = { ...stored.history.dated, closedOn };
  return caseChange(
    `closed ${facts.ref} on ${spokenDate(closedOn)}`,
    stored,
    { ...stored.history, dated },
    { closedOn },
  );
}

function decideClosing({ stored, facts }: AboutCase, typed: Typed): Decided {
  const read = readForm(BY_DECISION, typed);
  if (!read.ok) return read;
  const { decidedOn, closedOn } = read.values;
  const problems: Problems = {
    ...ifKnown('decidedOn', heldProblem(facts, decidedOn)),
    ...(closedOn !== undefined && closedOn < decidedOn
      ? { closedOn: `This is before the decision, ${spokenDate(decidedOn)}.` }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { closedOn: _, ...open } = stored.history.dated;
  const dated = { ...open, closureDecidedOn: decidedOn, ...ifKnown('closedOn', closedOn) };
  const what = `decided on ${spokenDate(decidedOn)} to close ${facts.ref}`;
  return caseChange(what, stored, { ...stored.history, dated }, { decidedOn, closedOn: closedOn ?? null });
}

function askReopening({ facts, stored }: AboutCase): Asking {
  return {
    title: `take the closure of ${facts.ref} back`,
    notes: [],
    fields: {},
    given: {},
    decide: () => {
      const { closureDecidedOn, closedOn, ...dated } = stored.history.dated;
      if ((closureDecidedOn ?? closedOn) === undefined) {
        return { ok: false, problems: {}, problem: `No decision to close ${facts.ref} is recorded.` };
      }
      return caseChange(`took the closure of ${facts.ref} back`, stored, { ...stored.history, dated });
    },
  };
}
