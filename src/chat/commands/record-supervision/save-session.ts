import { z } from 'zod';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { supervisedWorker } from '../../../application/supervised.ts';
import { mayInTeam, type PersonKey } from '../../../domain/access.ts';
import { spokenMonth } from '../../../domain/spoken-month.ts';
import { supervisionOn } from '../../../domain/supervision.ts';
import { recordsOf, type Supervision } from '../../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../../card-state.ts';
import type { Press } from '../../command.ts';
import { cardOutdated, notice, outdatedCard } from '../../refusals.ts';
import type { Reply } from '../../reply.ts';
import { type RecordDecision, saveRecords } from '../../save-records.ts';
import { dueWords } from '../../supervision/standing-words.ts';
import type { Turn } from '../../turn.ts';
import { formFor, notWritten, sessionQuestions, typedFor } from './session-card.ts';
import { type SessionCard, sessionCard } from './session-form.ts';

/** Nobody records their own supervision, and nobody that of somebody who has left the team. */
export function mayRecord({ person }: Turn, { head }: Pick<CaseloadSnapshot, 'head'>): boolean {
  const { workerKey, teamId, leftOn } = head;
  return workerKey !== person.personKey && leftOn === undefined && mayInTeam(person, 'record-supervision', teamId);
}

/** Writes the session down, once. */
export async function saveSession(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = sessionCard.safeParse(raw);
  if (!read.success) return outdatedCard('record-supervision');
  const card = read.data;
  const { person, outside, today } = turn;
  const recorded = { by: person.personKey, name: person.name, at: outside.clock.now() };
  const writing = { id: outside.newId(), nextId: outside.newId(), recorded };
  return saveRecords(turn, {
    command: 'record-supervision',
    card,
    may: (snapshot) => mayRecord(turn, snapshot),
    decide(snapshot): RecordDecision {
      const form = formFor(turn, snapshot, card);
      if (!form) return { ok: false, reply: cardOutdated('record-supervision', '') };
      const typed = typedFor(form, raw, today);
      const decided = form.decide(typed, writing);
      if (!decided.ok) {
        return { ok: false, reply: sessionQuestions(card, form, { typed, problems: decided.problems }) };
      }
      const { written } = decided;
      if (!written.ok) return { ok: false, reply: notWritten(card, form, typed, written.reason) };
      return {
        ok: true,
        change: {
          put: written.sessions.map((value) => ({ kind: 'supervision', id: value.id, value })),
          detail: detailOf(card, written.sessions),
        },
        reply: saved(turn, snapshot, card, decided.said, written.sessions),
      };
    },
  });
}

/** Days and what was noted, never the words of it. */
function detailOf({ step }: SessionCard, [session]: readonly Supervision[]) {
  return {
    step,
    plannedFor: session?.plannedFor ?? null,
    heldOn: session?.heldOn ?? null,
    movedTo: session?.movedTo ?? null,
    lostToSickness: session?.lostToSickness === true,
    actions: session?.actions !== undefined,
    cpd: session?.cpd !== undefined,
  };
}

/** What was recorded, what is due next, and where to go on. */
function saved(
  { today }: Turn,
  snapshot: CaseloadSnapshot,
  { worker, step }: SessionCard,
  words: readonly string[],
  written: readonly Supervision[],
): Reply {
  const changed = new Set(written.map(({ id }) => id));
  const before = supervisedWorker(snapshot);
  const standing = supervisionOn(
    { ...before, sessions: [...before.sessions.filter(({ id }) => !changed.has(id)), ...written] },
    today,
  );
  const held = step === 'hold' ? written[0] : undefined;
  return notice(
    'Saved',
    [...words, ...dueWords(standing)],
    [
      ...(held ? monthsToAgree(snapshot, worker) : []),
      ...(standing.planned
        ? []
        : [{ title: 'Plan the next', verb: 'record-supervision.ask', data: { worker, step: 'plan' } }]),
      ...(held
        ? [
            {
              title: 'Put it right',
              verb: 'record-supervision.ask',
              data: { worker, step: 'correct', session: held.id },
            },
          ]
        : []),
      { title: 'All supervision', verb: 'supervision.say' },
    ],
  );
}

const MOST_MONTHS = 2;

/** The months that wait for agreement, which is given in supervision (merton, FAQ 2). */
function monthsToAgree({ records }: CaseloadSnapshot, worker: PersonKey) {
  return recordsOf(records, 'month')
    .filter(({ state }) => state === 'submitted' || state === 'nil')
    .slice(0, MOST_MONTHS)
    .map(({ month }) => ({
      title: `Agree ${spokenMonth(month)}`,
      verb: 'team-month.worker',
      data: { worker, month },
    }));
}

const removing = z.object({ nonce: opaqueId, worker: storageKey, session: opaqueId });

/** Takes out a session that was recorded by mistake; one that was audited stays. */
export async function removeSession(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = removing.safeParse(raw);
  if (!read.success) return outdatedCard('record-supervision');
  const card = read.data;
  return saveRecords(turn, {
    command: 'record-supervision',
    card,
    may: (snapshot) => mayRecord(turn, snapshot),
    decide(snapshot): RecordDecision {
      const session = sessionIn(snapshot, card.session);
      if (!session) return { ok: false, reply: cardOutdated('record-supervision', '') };
      if (session.audited) return { ok: false, reply: notice('Not taken out', [AUDITED]) };
      return {
        ok: true,
        change: {
          remove: [{ kind: 'supervision', id: session.id }],
          detail: { step: 'remove', plannedFor: session.plannedFor, heldOn: session.heldOn ?? null },
        },
        reply: notice(
          'Taken out',
          [`The session is not on the record of ${snapshot.head.name} any more.`],
          [{ title: 'All supervision', verb: 'supervision.say' }],
        ),
      };
    },
  });
}

const AUDITED = 'Another manager has audited this session, so it stays on the record. You can still put it right.';

function sessionIn({ records }: CaseloadSnapshot, id: string): Supervision | undefined {
  return recordsOf(records, 'supervision').find((session) => session.id === id);
}
