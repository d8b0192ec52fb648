import { z } from 'zod';
import { tellOfAllocation } from '../../application/allocation-deliveries.ts';
import { openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import type { Allocation } from '../../domain/allocation.ts';
import { plainRef } from '../../domain/reference.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { allocationWords } from '../allocation/allocation-words.ts';
import { opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { chooser } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, typedIn } from '../form/read-form.ts';
import { cancelled, NOT_THERE, noCaseload, notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';

/** A worker says what worries them about a case that they were given; the manager has to answer. */
export const raiseConcern: Command = {
  name: 'raise-concern',
  title: 'Raise a concern',
  help: 'Tells your manager what worries you about a case that you were given. It stays open until it is answered.',
  examples: ['raise a concern', 'raise a concern about C-201'],
  right: 'see-own-caseload',
  async say(turn, { caseRef }) {
    const opened = await openCaseload(turn.outside, turn.person, 'see');
    return opened.ok ? begin(turn, opened.snapshot, caseRef) : noCaseload(opened);
  },
  presses: {
    form: (turn, raw) => withOwn(turn, raw, (snapshot, allocation) => ask(turn, snapshot, allocation)),
    save,
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

const FIELDS = {
  concern: needed({ ...reasonText('What worries you about it?'), errorMessage: 'Please say it in a few words.' }),
} as const;
const aboutAllocation = z.object({ allocation: z.string().regex(/^[0-9a-f]{32}$/) });
const saving = aboutAllocation.extend({ nonce: opaqueId });

/** Which of the cases that were given lately; the only one, or the one that was named, at once. */
function begin(turn: Turn, snapshot: CaseloadSnapshot, ref: string | undefined): Reply {
  const open = recordsOf(snapshot.records, 'allocation').filter(
    ({ concern, takenBack }) => concern === undefined && takenBack === undefined,
  );
  const named = open.filter((one) => ref !== undefined && plainRef(one.ref) === plainRef(ref));
  const offered = named.length > 0 ? named : open;
  const [only, another] = offered;
  if (!only) {
    return notice('Nothing to raise it about', [
      'No case was given to you lately, or you have said your concern already.',
    ]);
  }
  if (!another) return ask(turn, snapshot, only);
  const choices = [
    {
      id: 'allocation',
      label: 'Which case?',
      placeholder: 'Choose a case',
      errorMessage: 'Please choose a case.',
      options: offered.map((one) => ({ title: one.ref, value: one.id })),
    },
  ];
  return chooser('Raise a concern', choices, sends('Next', 'raise-concern.form', {}), 'raise-concern');
}

function ask({ outside }: Turn, { head }: CaseloadSnapshot, allocation: Allocation, problems: Problems = {}): Reply {
  if (allocation.concern) return alreadyRaised();
  const state = { allocation: allocation.id, nonce: outside.newId() };
  return formCard({
    title: `Your concern about ${allocation.ref}`,
    notes: [
      `${allocationWords(head.name, allocation)}, given by ${allocation.decided.name}.`,
      'In a few words, without names or details of the family. Your manager has to answer.',
    ],
    fields: FIELDS,
    typed: {},
    problems,
    buttons: [foremost(sends('Send', 'raise-concern.save', state)), leaves('Cancel', 'raise-concern.cancel')],
  });
}

const alreadyRaised = (): Reply =>
  notice('It is said already', ['Your concern about this case is recorded, and your manager knows of it.']);

function find({ records }: CaseloadSnapshot, id: string): Allocation | undefined {
  return recordsOf(records, 'allocation').find((one) => one.id === id && one.takenBack === undefined);
}

async function withOwn(
  turn: Turn,
  raw: Raw,
  answer: (snapshot: CaseloadSnapshot, allocation: Allocation) => Reply,
): Promise<Reply> {
  const read = aboutAllocation.safeParse(raw);
  if (!read.success) return notice('Which case?', ['Please choose a case first.']);
  const opened = await openCaseload(turn.outside, turn.person, 'see');
  const allocation = opened.ok ? find(opened.snapshot, read.data.allocation) : undefined;
  return opened.ok && allocation ? answer(opened.snapshot, allocation) : noCaseload(NOT_THERE);
}

/** Once for an allocation; the manager who gave the case is told. */
async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const card = saving.safeParse(raw);
  if (!card.success) return noCaseload(NOT_THERE);
  const { person, outside, today } = turn;
  const worker = person.personKey;
  return saveRecords(turn, {
    command: 'raise-concern',
    card: { nonce: card.data.nonce, worker },
    may: ({ head }) => person.worksIn === head.teamId,
    decide: (snapshot) => {
      const allocation = find(snapshot, card.data.allocation);
      if (!allocation) return { ok: false, reply: noCaseload(NOT_THERE) };
      if (allocation.concern) return { ok: false, reply: alreadyRaised() };
      const read = readForm(FIELDS, typedIn(FIELDS, raw, today));
      if (!read.ok) return { ok: false, reply: ask(turn, snapshot, allocation, read.problems) };
      const said = { by: worker, name: person.name, at: outside.clock.now() };
      const managerKey = allocation.decided.by;
      const told = { teamId: snapshot.head.teamId, managerKey, workerKey: worker, allocationId: allocation.id };
      const value: Allocation = { ...allocation, concern: { text: read.values.concern, said } };
      return {
        ok: true,
        change: {
          put: [{ kind: 'allocation', id: allocation.id, value }],
          deliveries: [tellOfAllocation(managerKey, { kind: 'allocation-concern', ...told }, today)],
        },
        reply: notice('Your concern is with your manager', [
          `${allocation.decided.name} is told now and has to answer. You hear the answer here.`,
        ]),
      };
    },
  });
}
