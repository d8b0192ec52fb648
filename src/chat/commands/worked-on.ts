import { spokenDate } from '../../domain/spoken-date.ts';
import type { Asking, Decided } from '../asking.ts';
import { caseCardState } from '../card-state.ts';
import { leaves } from '../cards/button.ts';
import { caseCommand } from '../case-command.ts';
import { type AboutCase, caseChange, caseRecording, newCaseCard } from '../case-recording.ts';
import type { Command } from '../command.ts';
import { asTyped } from '../entries/entry-form.ts';
import { date, needed } from '../form/field.ts';
import { readForm, type Typed } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { lastActivityProblem, workedOn } from '../last-activity.ts';
import { ratesCases } from '../rating-words.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { saidDay } from '../said-day.ts';

const FIELDS = { lastActivityOn: needed(date('Last worked on')) };

const recording = caseRecording({
  command: 'worked-on',
  state: caseCardState,
  ask,
  next: ({ caseId, worker }) => [leaves('Open the case', 'update-case.open', { caseId, ...ifKnown('worker', worker) })],
});

/** The day on which a case was last worked on, by which it is active or not. */
export const workedOnCase: Command = caseCommand({
  name: 'worked-on',
  title: 'Worked on a case',
  help: 'Notes the day on which you last worked on a case, so that it does not count as inactive.',
  examples: ['worked on C-101 today', 'last worked on C-101 on 4 Nov'],
  useful: { in: ratesCases, otherwise: 'The day on which a case was last worked on plays no part' },
  said: (words) => asTyped({ lastActivityOn: saidDay(words) }),
  open: (turn, opened) => {
    const said = Boolean(opened.said.lastActivityOn);
    return beginRecording(turn, recording, opened.snapshot, newCaseCard(turn, opened), opened.said, said);
  },
  presses: recordingPresses(recording),
});

function ask(about: AboutCase): Asking {
  const { facts, today } = about;
  const last = facts.lastActivityOn;
  return {
    title: `${facts.ref} · Last worked on`,
    notes: last === undefined ? [] : [`So far: ${spokenDate(last)}.`],
    fields: FIELDS,
    given: { lastActivityOn: today },
    decide: (typed) => decide(about, typed),
  };
}

function decide({ stored, facts, today }: AboutCase, typed: Typed): Decided {
  const read = readForm(FIELDS, typed);
  if (!read.ok) return read;
  const { lastActivityOn } = read.values;
  if (lastActivityOn === facts.lastActivityOn) {
    return { ok: false, problems: { lastActivityOn: 'That is the day that is recorded already.' } };
  }
  const problem = lastActivityProblem(facts, lastActivityOn, today);
  if (problem !== undefined) return { ok: false, problems: { lastActivityOn: problem } };
  const details = workedOn(stored.history.details, lastActivityOn);
  const what = `worked on ${facts.ref} on ${spokenDate(lastActivityOn)}`;
  return caseChange(what, stored, { ...stored.history, details }, { lastActivityOn });
}
