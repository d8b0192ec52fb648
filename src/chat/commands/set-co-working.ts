import { partOverTime, setFrom } from '../../domain/change-versions.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { Asking, Decided } from '../asking.ts';
import { caseCardState } from '../card-state.ts';
import { caseCommand } from '../case-command.ts';
import { dayProblem } from '../case-days.ts';
import { type AboutCase, caseChange, caseRecording, newCaseCard } from '../case-recording.ts';
import type { Command } from '../command.ts';
import { asTyped } from '../entries/entry-form.ts';
import { choice, date, needed } from '../form/field.ts';
import { readForm, type Typed } from '../form/read-form.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { saidDay } from '../said-day.ts';
import { withFact } from '../schemes/case-question.ts';
import { chatOf } from '../schemes/index.ts';

const FIELDS = {
  coWorked: needed(
    choice('Is another worker on the case as well?', [
      { title: 'Yes, it is co-worked', value: 'yes' },
      { title: 'No, I hold it alone', value: 'no' },
    ]),
  ),
  from: needed(date('From which day?')),
};

const recording = caseRecording({ command: 'set-co-working', state: caseCardState, ask });

/** Co-working from a day on. */
export const setCoWorking: Command = caseCommand({
  name: 'set-co-working',
  title: 'Co-working',
  help: 'Says from which day a case is co-worked by two workers, or is no longer.',
  examples: ['C-101 is co-worked from 4 Nov', 'C-101 is no longer co-worked'],
  useful: {
    in: (scheme) => chatOf(scheme).coWorking !== null,
    otherwise: 'Co-working makes no difference to the figures',
  },
  said: (words) =>
    asTyped({ coWorked: words.yes === undefined ? undefined : words.yes ? 'yes' : 'no', from: saidDay(words) }),
  open: (turn, opened) =>
    beginRecording(
      turn,
      recording,
      opened.snapshot,
      newCaseCard(turn, opened),
      opened.said,
      Boolean(opened.said.coWorked && opened.said.from),
    ),
  presses: recordingPresses(recording),
});

function ask(about: AboutCase): Asking {
  const { facts, stored, today } = about;
  const runs = partOverTime(stored.history.details, ({ coWorked }) => coWorked);
  return {
    title: `${facts.ref} · Co-working`,
    notes: runs.map(({ inForceFrom, value }, index) => {
      const words = value ? 'co-worked' : 'not co-worked';
      return index === 0 ? `So far: ${words}.` : `From ${spokenDate(inForceFrom)}: ${words}.`;
    }),
    fields: FIELDS,
    given: { coWorked: facts.coWorked ? 'no' : 'yes', from: today },
    decide: (typed) => decide(about, typed),
  };
}

function decide({ stored, facts, scheme }: AboutCase, typed: Typed): Decided {
  const read = readForm(FIELDS, typed);
  if (!read.ok) return read;
  const { from } = read.values;
  const problem = dayProblem(facts, scheme, from);
  if (problem !== undefined) return { ok: false, problems: { from: problem } };
  const coWorked = read.values.coWorked === 'yes';
  const details = setFrom(
    stored.history.details,
    from,
    (value) => value.coWorked,
    (value) => (coWorked ? { ...value, coWorked } : withFact({ ...value, coWorked }, 'taskShare', undefined)),
  );
  if (JSON.stringify(details) === JSON.stringify(stored.history.details)) {
    return { ok: false, problems: { coWorked: 'That is how it stands on this day already.' } };
  }
  const what = `${coWorked ? 'set' : 'ended'} co-working on ${facts.ref} from ${spokenDate(from)}`;
  return caseChange(what, stored, { ...stored.history, details }, { coWorked, from });
}
