import { z } from 'zod';
import { agreeHandOver, askerOf, type HandOverWish } from '../../application/agree-hand-over.ts';
import { changeCaseload } from '../../application/change-caseload.ts';
import {
  type HeldElsewhere,
  heldElsewhere,
  keepAsOwn,
  maySettle,
  pendingIn,
  putAside,
} from '../../application/pending-case.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { type PendingCase, recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { choice, date, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { handOverId, TRANSFER_DAYS, wishProblems } from '../hand-over/wish-form.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Cases that wait for a manager, because another worker holds their reference. */
export const pendingCases: Command = {
  name: 'pending-cases',
  title: 'Pending cases',
  help: 'Lists cases that wait for you because another worker holds the reference, and lets you decide.',
  examples: ['pending cases', 'which references are duplicated?'],
  right: 'transfer-cases',
  say: (turn) => list(turn, 0),
  presses: {
    page: (turn, raw) => list(turn, pageIn(raw)),
    open: (turn, raw) => withPending(turn, raw, (about) => ask(turn, about)),
    settle: (turn, raw) => withPending(turn, raw, (about) => settle(turn, about, raw)),
    cancel: cancelled,
  },
};

/** The same for one that was settled and for one that is none of the person's. */
const NOTHING: Reply = {
  ...notice(
    'Nothing to decide',
    ['This case does not wait any more.'],
    [{ title: 'Pending cases', verb: 'pending-cases.say' }],
  ),
  refused: true,
};

const chosen = z.object({ pending: z.string().max(100) });
const keptAt = z.object({ worker: storageKey, id: opaqueId });
const carried = z.object({ nonce: opaqueId });

type Raw = Parameters<Press>[1];

interface About {
  readonly worker: CaseloadSnapshot;
  readonly pending: PendingCase;
  readonly elsewhere: HeldElsewhere | undefined;
}

async function list(turn: Turn, asked: number): Promise<Reply> {
  const workers = await workersOf(turn, turn.person.manages);
  const all = workers.flatMap(({ workerKey, name, records = [] }) =>
    recordsOf(records, 'pending-case')
      .filter(({ state }) => state === 'asked')
      .map((pending) => ({ workerKey, name, pending })),
  );
  const page = pageOf(all, asked);
  const texts = { label: 'Which one?', placeholder: 'Choose a case', errorMessage: 'Please choose a case.' };
  return privateCard('sheet', {
    title: 'Cases that wait for you',
    sentences: [
      all.length === 0
        ? 'None of your workers waits for a case whose reference somebody else holds.'
        : `${counted(all.length, 'case waits', 'cases wait')}: another worker holds the reference. None of them counts yet.`,
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [
      {
        heading: '',
        figure: '',
        rows: page.items.map(({ name, pending }) => ({
          text: pending.ref,
          note: `${name} asked`,
          figure: spokenDate(pending.history.dated.allocatedOn),
        })),
      },
    ].filter(({ rows }) => rows.length > 0),
    choices:
      page.items.length === 0
        ? []
        : [
            {
              id: 'pending',
              ...texts,
              options: page.items.map(({ workerKey, name, pending }) => ({
                title: `${pending.ref}, ${name}`,
                value: `${workerKey} ${pending.id}`,
              })),
            },
          ],
    buttons: [
      ...(page.items.length === 0 ? [] : [foremost(sends('Decide', 'pending-cases.open', {}))]),
      ...pageButtons(page, 'pending-cases.page'),
      leaves('Transfers', 'transfers.say'),
    ],
  });
}

/** Reads the worker who asks and, by the reference, who holds it; both say whether the person may decide. */
async function withPending(turn: Turn, raw: Raw, answer: (about: About) => Reply | Promise<Reply>): Promise<Reply> {
  const [first, second] = chosen.safeParse(raw).data?.pending.split(' ') ?? [];
  const at = keptAt.safeParse(first === undefined ? raw : { worker: first, id: second });
  if (!at.success) return outdatedCard('pending-cases');
  const worker = await turn.outside.stores.caseloads.read(at.data.worker);
  const pending = worker && pendingIn(worker, at.data.id);
  if (!pending) return NOTHING;
  const elsewhere = await heldElsewhere(turn.outside, worker.head.workerKey, pending.ref);
  return maySettle(turn.person, worker, elsewhere) ? answer({ worker, pending, elsewhere }) : NOTHING;
}

type How = 'co-work' | 'transfer' | 'own' | 'wrong';

/** What the person may decide: of the holder's case, or of what the worker asked. */
function waysFor({ person }: Turn, { worker, elsewhere }: About): readonly { title: string; value: How }[] {
  const ofHolder = elsewhere !== undefined && mayInTeam(person, 'transfer-cases', elsewhere.holder.head.teamId);
  const { name } = worker.head;
  return [
    ...(ofHolder
      ? [
          { title: 'They work on it together', value: 'co-work' as const },
          { title: `It moves to ${name}`, value: 'transfer' as const },
        ]
      : []),
    ...(mayInTeam(person, 'transfer-cases', worker.head.teamId)
      ? [
          { title: `It is a different case, of ${name} alone`, value: 'own' as const },
          { title: 'The reference is a mistake', value: 'wrong' as const },
        ]
      : []),
  ];
}

const fieldsOf = (ways: ReturnType<typeof waysFor>) => ({
  how: needed(choice('What is it?', ways)),
  from: date('From which day? Empty: together from today, moving in two weeks.'),
});

function ask(turn: Turn, about: About, typed?: Typed, problems: Problems = {}): Reply {
  const { worker, pending, elsewhere } = about;
  const data = { worker: worker.head.workerKey, id: pending.id, nonce: turn.outside.newId() };
  return formCard({
    title: `${pending.ref} · Whose case is it?`,
    notes: [
      `${worker.head.name} asks for ${pending.ref}. It counts nowhere until you decide.`,
      whoHolds(turn, elsewhere),
    ],
    fields: fieldsOf(waysFor(turn, about)),
    typed: typed ?? {},
    problems,
    buttons: [foremost(sends('Decide', 'pending-cases.settle', data)), leaves('Later', 'pending-cases.cancel')],
  });
}

/** Whose it is learns only who manages that worker. */
function whoHolds({ person }: Turn, elsewhere: HeldElsewhere | undefined): string {
  if (!elsewhere) return 'Nobody else holds it any more.';
  const { name, teamId } = elsewhere.holder.head;
  return mayInTeam(person, 'transfer-cases', teamId)
    ? `${name} holds a case of this reference.`
    : 'A worker of another team holds it: the manager there was told as well, and can share or move it.';
}

async function settle(turn: Turn, about: About, raw: Raw): Promise<Reply> {
  const { outside, person, activityId, today } = turn;
  const card = carried.safeParse(raw);
  if (!card.success) return outdatedCard('pending-cases');
  const fields = fieldsOf(waysFor(turn, about));
  const typed = typedIn(fields, raw, today, 'future');
  const read = readForm(fields, typed);
  if (!read.ok) return ask(turn, about, typed, read.problems);
  const { how } = read.values;
  const from = read.values.from ?? (how === 'transfer' ? addDays(today, TRANSFER_DAYS) : today);
  const keys = [card.data.nonce, activityId];
  const { worker, pending } = about;
  const { workerKey, name } = worker.head;
  const next = [{ title: 'Pending cases', verb: 'pending-cases.say' }];
  const kept = (words: string) => notice(`Decided: ${words}`, [`${name} is told.`], next);
  if (how === 'own') {
    return done(
      turn,
      await keepAsOwn(outside, person, workerKey, pending.id, keys, kept(`${pending.ref} is ${name}'s own`)),
    );
  }
  if (how === 'wrong') {
    return done(
      turn,
      await putAside(outside, person, workerKey, pending.id, keys, kept(`${pending.ref} is put aside`)),
    );
  }
  if (!about.elsewhere)
    return ask(turn, about, typed, { how: 'Nobody else holds it any more: please choose another.' });
  const { holder, stored } = about.elsewhere;
  const id = handOverId(holder.head.workerKey, stored.caseId, card.data.nonce);
  const wish: HandOverWish = { id, as: how, caseId: stored.caseId, to: workerKey, from, until: null };
  const receiver = await askerOf(outside, workerKey, pending.id);
  const words = how === 'co-work' ? `they work on ${pending.ref} together` : `${pending.ref} moves to ${name}`;
  const result = await changeCaseload<Reply, Reply>(outside, {
    access: person,
    workerKey: holder.head.workerKey,
    action: 'give-pending-case',
    keys,
    decide: (snapshot) => {
      const decided = agreeHandOver(outside, person, receiver, wish)(snapshot);
      if (decided.ok) return decided;
      const { as, to, ...others } = wishProblems(decided.problem, today);
      const atHow = as ?? to;
      return {
        ok: false,
        problem: ask(turn, about, typed, { ...others, ...(atHow === undefined ? {} : { how: atHow }) }),
      };
    },
    reply: () =>
      notice(`Decided: ${words} from ${spokenDate(from)}`, ['Both workers are told, each in private.'], next),
  });
  return done(turn, result);
}

type Settled =
  | { readonly ok: true; readonly reply: Reply; readonly pending: Parameters<Turn['outside']['follow']>[0] }
  | { readonly ok: false; readonly problem?: Reply | 'settled-already' };

function done({ outside }: Turn, result: Settled): Reply {
  if (result.ok) {
    outside.follow(result.pending);
    return result.reply;
  }
  return typeof result.problem === 'object' ? result.problem : NOTHING;
}
