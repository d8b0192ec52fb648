import { z } from 'zod';
import { notOpened } from '../../application/change-caseload.ts';
import type { RecordChange } from '../../application/change-records.ts';
import type { Delivery } from '../../application/delivery-ports.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { standsUntil } from '../../application/stands-until.ts';
import { mayInTeam, type PersonKey } from '../../domain/access.ts';
import { isDisputed, type OthersChange } from '../../domain/others-change.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, typedIn } from '../form/read-form.ts';
import { NOT_THERE, noCaseload, notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { type RecordDecision, saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';
import { changeSentences, changeWords } from './change-words.ts';

type Raw = Readonly<Record<string, unknown>>;

/** One change in a card: whose caseload, and which. */
const about = z.object({ change: z.string().regex(/^[0-9a-f]{32} change-\d{9}$/) });
const saving = about.extend({ nonce: opaqueId });

export const changeKey = (workerKey: PersonKey, id: string): string => `${workerKey} ${id}`;

const DISPUTE = { text: needed(reasonText('What do you say against it?')) } as const;
const ANSWER = { text: needed(reasonText('Your answer')) } as const;

/** The worker's own: says what is wrong with a change. */
export function askDispute(turn: Turn, raw: Raw): Promise<Reply> {
  return withChange(turn, raw, isOwn, (_, change, key) =>
    change.dispute ? saidAlready() : disputeForm(turn, change, key),
  );
}

export function saveDispute(turn: Turn, raw: Raw): Promise<Reply> {
  return saveAbout(turn, raw, isOwn, ({ head }, change, key) => {
    if (change.dispute) return { ok: false, reply: saidAlready() };
    const read = readForm(DISPUTE, typedIn(DISPUTE, raw, turn.today));
    if (!read.ok) return { ok: false, reply: disputeForm(turn, change, key, read.problems) };
    const dispute = { text: read.values.text, said: signed(turn) };
    const { workerKey } = head;
    return put(
      { ...change, dispute },
      { outbox: [{ kind: 'tell-dispute', workerKey, changeId: change.id, on: turn.today }] },
      notice('Your manager has to answer', ['Your manager is told now. It stays open until it is answered.'], [LIST]),
    );
  });
}

/** The manager's: answers what a worker says against a change. */
export function askAnswer(turn: Turn, raw: Raw): Promise<Reply> {
  return withChange(turn, raw, mayAnswer, ({ head }, change, key) =>
    isDisputed(change) ? answerForm(turn, head.name, change, key) : nothingOpen(),
  );
}

export function saveAnswer(turn: Turn, raw: Raw): Promise<Reply> {
  return saveAbout(turn, raw, mayAnswer, ({ head }, change, key) => {
    const { dispute } = change;
    if (!dispute || !isDisputed(change)) return { ok: false, reply: nothingOpen() };
    const read = readForm(ANSWER, typedIn(ANSWER, raw, turn.today));
    if (!read.ok) return { ok: false, reply: answerForm(turn, head.name, change, key, read.problems) };
    const answer = { text: read.values.text, said: signed(turn) };
    return put(
      { ...change, dispute: { ...dispute, answer } },
      { deliveries: [answered(turn, head.workerKey, change.id)] },
      notice('Your answer is recorded', [`${head.name} is told.`], [LIST]),
    );
  });
}

const LIST = { title: 'What others changed', verb: 'changes.page' };
const saidAlready = () => notice('It is said already', ['You have disputed this change already.'], [LIST]);
const nothingOpen = () => notice('Nothing to answer', ['It was answered already. Nothing was changed.'], [LIST]);

function signed({ person, outside }: Turn) {
  return { by: person.personKey, name: person.name, at: outside.clock.now() };
}

function isOwn({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return person.personKey === head.workerKey && person.worksIn === head.teamId;
}

function mayAnswer({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return mayInTeam(person, 'change-team-caseload', head.teamId) && person.personKey !== head.workerKey;
}

function answered({ today }: Turn, workerKey: PersonKey, changeId: string): Delivery {
  return {
    id: { day: today, key: `dispute-answered/${workerKey}/${changeId}` },
    to: { kind: 'person', personKey: workerKey },
    notice: { kind: 'dispute-answered', workerKey, changeId },
    sendBy: standsUntil(today),
  };
}

function put(value: OthersChange, told: Pick<RecordChange, 'outbox' | 'deliveries'>, reply: Reply): RecordDecision {
  return { ok: true, change: { put: [{ kind: 'others-change', id: value.id, value }], ...told }, reply };
}

type Allowed = (turn: Turn, snapshot: CaseloadSnapshot) => boolean;

function changeIn({ records }: CaseloadSnapshot, id: string): OthersChange | undefined {
  return recordsOf(records, 'others-change').find((change) => change.id === id);
}

async function withChange(
  turn: Turn,
  raw: Raw,
  may: Allowed,
  answer: (snapshot: CaseloadSnapshot, change: OthersChange, key: string) => Reply,
): Promise<Reply> {
  const read = about.safeParse(raw);
  if (!read.success) return notice('Which change?', ['Please choose a change first.'], [LIST]);
  const [worker = '', id = ''] = read.data.change.split(' ');
  const snapshot = await turn.outside.stores.caseloads.read(worker);
  if (!snapshot || !may(turn, snapshot)) return noCaseload(notOpened(turn.person.personKey, snapshot));
  const change = changeIn(snapshot, id);
  return change ? answer(snapshot, change, read.data.change) : noCaseload(NOT_THERE);
}

async function saveAbout(
  turn: Turn,
  raw: Raw,
  may: Allowed,
  decide: (snapshot: CaseloadSnapshot, change: OthersChange, key: string) => RecordDecision,
): Promise<Reply> {
  const card = saving.safeParse(raw);
  if (!card.success) return noCaseload(NOT_THERE);
  const { nonce, change: key } = card.data;
  const [worker = '', id = ''] = key.split(' ');
  return saveRecords(turn, {
    command: 'changes',
    card: { nonce, worker },
    may: (snapshot) => may(turn, snapshot),
    decide: (snapshot) => {
      const change = changeIn(snapshot, id);
      return change ? decide(snapshot, change, key) : { ok: false, reply: noCaseload(NOT_THERE) };
    },
  });
}

function disputeForm({ outside }: Turn, change: OthersChange, key: string, problems: Problems = {}): Reply {
  return formCard({
    title: 'Dispute a change',
    notes: [
      `${changeWords(change)}.`,
      'In a few words, without names or details of the family. The change stands until your manager answers.',
    ],
    fields: DISPUTE,
    typed: {},
    problems,
    buttons: [
      foremost(sends('Send', 'changes.dispute-save', { change: key, nonce: outside.newId() })),
      leaves('Cancel', 'changes.cancel'),
    ],
  });
}

function answerForm(
  { outside }: Turn,
  name: string,
  change: OthersChange,
  key: string,
  problems: Problems = {},
): Reply {
  return formCard({
    title: `Answer ${name}`,
    notes: changeSentences(change),
    fields: ANSWER,
    typed: {},
    problems,
    buttons: [
      foremost(sends('Answer', 'changes.answer-save', { change: key, nonce: outside.newId() })),
      leaves('Cancel', 'changes.cancel'),
    ],
  });
}
