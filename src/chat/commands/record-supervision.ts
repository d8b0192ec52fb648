import { z } from 'zod';
import type { TeamMember } from '../../application/ports.ts';
import { plannedIn } from '../../domain/supervision.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { chooser, isCalled, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import type { Typed } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { cancelled, cardOutdated, notice } from '../refusals.ts';
import { type Reply, refusal } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { mayRecord, removeSession, saveSession } from './record-supervision/save-session.ts';
import { formFor, impossibleDays, sessionQuestions } from './record-supervision/session-card.ts';
import { SESSION_STEPS, type SessionCard, type SessionForm } from './record-supervision/session-form.ts';

/** A supervision session of a worker: planned, held with what was agreed, or not held with its new date. */
export const recordSupervision: Command = {
  name: 'record-supervision',
  title: 'Record supervision',
  help: 'Records a supervision session: planned, held with what was agreed, or cancelled with its new date.',
  examples: ['record supervision with Amira on 20 Nov', 'supervision with Ben is cancelled, new date 2 Dec'],
  right: 'record-supervision',
  say: begin,
  presses: { ask: askFor, save: saveSession, remove: removeSession, cancel: cancelled },
};

/** The same for a worker who is not there and for one who is not the person's. */
const NOBODY = refusal('I have no such worker for you to record supervision with.');

const said = z.object({
  on: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  why: z.literal('lost').optional(),
});
type Said = z.infer<typeof said>;

const asked = z.object({
  worker: storageKey,
  step: z.enum(SESSION_STEPS).catch('hold'),
  session: opaqueId.optional().catch(undefined),
  said: said.optional().catch(undefined),
});

async function begin(turn: Turn, words: Words): Promise<Reply> {
  const { name } = words;
  const workers = (await workersOf(turn, turn.person.manages)).filter(
    ({ workerKey }) => workerKey !== turn.person.personKey,
  );
  const named = name === undefined ? [] : workers.filter((worker) => isCalled(worker, name));
  const [one, another] = named;
  const about = { step: stepSaid(turn, words), said: saidBy(words) };
  if (one && !another) return openCard(turn, { worker: one.workerKey, ...about });
  const offered = named.length > 0 ? named : workers;
  return offered.length === 0 ? notice('Nobody to choose', ['Nobody works in your team yet.']) : choose(offered, about);
}

function choose(workers: readonly TeamMember[], about: Readonly<Record<string, unknown>>): Reply {
  const next = sends('Next', 'record-supervision.ask', about);
  return chooser('Supervision with whom?', workerChoice('worker', workers), next, 'record-supervision');
}

/** A day that is to come is planned, unless the sentence says what became of it. */
function stepSaid({ today }: Turn, { session, on }: Words): SessionCard['step'] {
  if (session === 'cancelled' || session === 'lost') return 'move';
  return session === 'planned' || (on !== undefined && on > today) ? 'plan' : 'hold';
}

function saidBy({ on, to, session, impossibleDate }: Words): Said {
  const day = on ?? (impossibleDate ? '' : undefined);
  return {
    ...ifKnown('on', day),
    ...ifKnown('to', to ?? (impossibleDate ? '' : undefined)),
    ...ifKnown('why', session === 'lost' ? ('lost' as const) : undefined),
  };
}

/** What was said, at the questions that the card has. */
function saidFor({ fields }: SessionForm, { on, to, why }: Said): Typed {
  const places = { heldOn: on, on, plannedFor: on, newOn: to, why };
  return Object.fromEntries(
    Object.entries(places).filter((place): place is [string, string] => place[1] !== undefined && place[0] in fields),
  );
}

async function askFor(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = asked.safeParse(raw);
  return read.success ? openCard(turn, read.data) : NOBODY;
}

async function openCard(turn: Turn, about: z.infer<typeof asked>): Promise<Reply> {
  const { worker, step, session } = about;
  const snapshot = await turn.outside.stores.caseloads.read(worker);
  if (!snapshot || !mayRecord(turn, snapshot)) return NOBODY;
  const planned = plannedIn(recordsOf(snapshot.records, 'supervision'));
  const card: SessionCard = {
    nonce: turn.outside.newId(),
    worker,
    step,
    ...ifKnown('session', step === 'move' ? planned?.id : session),
  };
  const form = formFor(turn, snapshot, card);
  if (!form) return cardOutdated('record-supervision', '');
  const filledIn = saidFor(form, about.said ?? {});
  const typed = { ...form.given, ...filledIn };
  return sessionQuestions(card, form, { typed, problems: impossibleDays(form, filledIn) });
}
