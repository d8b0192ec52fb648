import { z } from 'zod';
import { pastDetail } from '../../application/allocate-case.ts';
import { tellOfAllocation } from '../../application/allocation-deliveries.ts';
import { notOpened } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { type Allocation, isOpen, isPast, isUnanswered, mayGoBack, passedWith } from '../../domain/allocation.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf, type Signed } from '../../domain/worker-records.ts';
import { opaqueId } from '../card-state.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import { needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Fields, type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { NOT_THERE, noCaseload, notice } from '../refusals.ts';
import { privateCard, type Reply, sentence } from '../reply.ts';
import { type RecordDecision, saveRecords } from '../save-records.ts';
import { listedRefs } from '../share-out/affected-groups.ts';
import type { Turn } from '../turn.ts';
import { allocationWords, openSentences } from './allocation-words.ts';
import { REASON_FIELDS, readPast } from './reasons-form.ts';
import { takeBackButton } from './take-back.ts';
import { aboutAllocation, allocationIn, type WhichAllocation } from './which-allocation.ts';

type Raw = Readonly<Record<string, unknown>>;

const saving = z.object({ nonce: opaqueId });

const ANSWER_FIELDS = {
  answer: needed({ ...reasonText('Your answer'), errorMessage: 'Please write an answer.' }),
} as const;

/** An allocation with what is open about it, for those who may answer. */
export async function openAllocation(turn: Turn, raw: Raw): Promise<Reply> {
  return withAllocation(turn, raw, (name, allocation, which) => allocationSheet(turn, name, allocation, which));
}

export async function answerForm(turn: Turn, raw: Raw): Promise<Reply> {
  return withAllocation(turn, raw, (name, allocation, which) => askAnswer(turn, name, allocation, which));
}

export async function extendForm(turn: Turn, raw: Raw): Promise<Reply> {
  return withAllocation(turn, raw, (name, allocation, which) =>
    askExtension(turn, name, allocation, which, { reason: allocation.past?.reason ?? '' }),
  );
}

/** Answers the concern once; the worker is told. */
export function saveAnswer(turn: Turn, raw: Raw): Promise<Reply> {
  return saveAllocation(turn, raw, ({ head }, [allocation], which) => {
    const { concern } = allocation;
    if (!concern || !isUnanswered(allocation)) return settledAlready();
    const read = readForm(ANSWER_FIELDS, typedIn(ANSWER_FIELDS, raw, turn.today));
    if (!read.ok) return { ok: false, reply: askAnswer(turn, head.name, allocation, which, read.problems) };
    const answer = { text: read.values.answer, said: signed(turn) };
    return put(
      [{ ...allocation, concern: { ...concern, answer } }],
      [
        tellOfAllocation(
          head.workerKey,
          { kind: 'concern-answered', workerKey: head.workerKey, allocationId: allocation.id },
          turn.today,
        ),
      ],
      notice('Your answer is recorded', [`${head.name} is told.`]),
      {},
    );
  });
}

/** What was passed is over. */
export function saveSettled(turn: Turn, raw: Raw): Promise<Reply> {
  return saveAllocation(turn, raw, (_, about) => {
    const open = about.filter(isPast);
    if (open.length === 0) return settledAlready();
    const refs = listedRefs(open.map(({ ref }) => ref));
    const reply = notice('It is settled', [`${refs} ${open.length === 1 ? 'is' : 'are'} not asked about again.`]);
    const settled = open.map((allocation) => ({ ...allocation, settled: signed(turn) }));
    return put(settled, [], reply, { settled: true });
  });
}

/** What was passed goes on, with its reason and its days. */
export function saveExtension(turn: Turn, raw: Raw): Promise<Reply> {
  return saveAllocation(turn, raw, ({ head }, about, which) => {
    const [allocation] = about;
    const open = about.filter(isPast);
    if (open.length === 0) return settledAlready();
    const typed = typedIn(REASON_FIELDS, raw, turn.today, 'future');
    const read = readPast(typed, turn.today);
    if (!read.ok) return { ok: false, reply: askExtension(turn, head.name, allocation, which, typed, read.problems) };
    const longer = open.map(({ past, ...value }) => ({ ...value, past: { stops: past?.stops ?? [], ...read.past } }));
    const { reviewOn, until } = read.past;
    const reply = notice('It goes on', [
      `The reason is recorded. You are asked again on ${spokenDate(reviewOn)} and on ${spokenDate(until)}.`,
    ]);
    return put(longer, [], reply, pastDetail(longer[0]?.past));
  });
}

function signed({ person, outside }: Turn): Signed {
  return { by: person.personKey, name: person.name, at: outside.clock.now() };
}

function put(
  values: readonly Allocation[],
  deliveries: readonly ReturnType<typeof tellOfAllocation>[],
  reply: Reply,
  detail: ReturnType<typeof pastDetail>,
): RecordDecision {
  return {
    ok: true,
    change: { put: values.map((value) => ({ kind: 'allocation', id: value.id, value })), deliveries, detail },
    reply,
  };
}

const settledAlready = (): RecordDecision => ({
  ok: false,
  reply: notice('Nothing to answer', ['It was answered already. Nothing was changed.']),
});

function mayAnswer({ person }: Turn, { head }: Pick<CaseloadSnapshot, 'head'>): boolean {
  return mayInTeam(person, 'allocate', head.teamId);
}

function foundIn({ records }: Pick<CaseloadSnapshot, 'records'>, id: string): Allocation | undefined {
  return recordsOf(records, 'allocation').find((allocation) => allocation.id === id);
}

async function withAllocation(
  turn: Turn,
  raw: Raw,
  answer: (name: string, allocation: Allocation, which: WhichAllocation) => Reply,
): Promise<Reply> {
  const which = allocationIn(raw);
  if (!which) return sentence('Please choose an allocation first.');
  const snapshot = await turn.outside.stores.caseloads.read(which.worker);
  if (!snapshot || !mayAnswer(turn, snapshot)) return noCaseload(notOpened(turn.person.personKey, snapshot));
  const allocation = foundIn(snapshot, which.id);
  return allocation ? answer(snapshot.head.name, allocation, which) : noCaseload(NOT_THERE);
}

async function saveAllocation(
  turn: Turn,
  raw: Raw,
  decide: (
    snapshot: CaseloadSnapshot,
    about: readonly [Allocation, ...Allocation[]],
    which: WhichAllocation,
  ) => RecordDecision,
): Promise<Reply> {
  const which = allocationIn(raw);
  const card = saving.safeParse(raw);
  if (!which || !card.success) return sentence('Please choose an allocation first.');
  return saveRecords(turn, {
    command: 'allocate-case',
    card: { nonce: card.data.nonce, worker: which.worker },
    may: (snapshot) => mayAnswer(turn, snapshot),
    decide: (snapshot) => {
      const allocation = foundIn(snapshot, which.id);
      const others =
        allocation && which.together ? passedWith(allocation, recordsOf(snapshot.records, 'allocation')) : [];
      return allocation
        ? decide(snapshot, [allocation, ...others.filter(({ id }) => id !== which.id)], which)
        : { ok: false, reply: noCaseload(NOT_THERE) };
    },
  });
}

function allocationSheet(
  { outside, today }: Turn,
  name: string,
  allocation: Allocation,
  which: WhichAllocation,
): Reply {
  const data = aboutAllocation(which);
  return privateCard('sheet', {
    title: allocationWords(name, allocation),
    sentences: (isOpen(allocation) ? openSentences(allocation) : ['Nothing about it is open.']).map((text) => ({
      text,
    })),
    groups: [],
    choices: [],
    buttons: [
      ...(isUnanswered(allocation) ? [foremost(leaves('Answer the concern', 'allocate-case.reply', data))] : []),
      ...(isPast(allocation)
        ? [
            leaves('It is over', 'allocate-case.settle', { ...data, nonce: outside.newId() }),
            leaves('It goes on', 'allocate-case.longer', data),
          ]
        : []),
      ...(mayGoBack(allocation, today) ? [takeBackButton(which.key)] : []),
    ],
  });
}

function askAnswer(
  { outside }: Turn,
  name: string,
  allocation: Allocation,
  which: WhichAllocation,
  problems: Problems = {},
): Reply {
  const state = { ...aboutAllocation(which), nonce: outside.newId() };
  return asking(
    `Answer ${name} about ${allocation.ref}`,
    allocation,
    ANSWER_FIELDS,
    {},
    problems,
    sends('Answer', 'allocate-case.answer', state),
  );
}

function askExtension(
  { outside }: Turn,
  name: string,
  allocation: Allocation,
  which: WhichAllocation,
  typed: Typed,
  problems: Problems = {},
): Reply {
  const state = { ...aboutAllocation(which), nonce: outside.newId() };
  return asking(
    `${allocation.ref} stays with ${name}`,
    allocation,
    REASON_FIELDS,
    typed,
    problems,
    sends('Save', 'allocate-case.extend', state),
  );
}

function asking(
  title: string,
  allocation: Allocation,
  fields: Fields,
  typed: Typed,
  problems: Problems,
  save: Button,
): Reply {
  return formCard({
    title,
    notes: openSentences(allocation),
    fields,
    typed,
    problems,
    buttons: [foremost(save), leaves('Cancel', 'allocate-case.cancel')],
  });
}
