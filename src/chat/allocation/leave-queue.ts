import { z } from 'zod';
import type { TeamSnapshot } from '../../application/ports.ts';
import { LEAVING_REASONS, type WaitingCase } from '../../domain/waiting-case.ts';
import { opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choice, needed, opened } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, typedIn } from '../form/read-form.ts';
import { notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { changedSince } from './queue-form.ts';
import { LEAVING_WORDS } from './waiting-words.ts';

const FIELDS = {
  reason: opened(
    needed(
      choice(
        'Why does it leave the queue?',
        LEAVING_REASONS.map((value) => ({ title: LEAVING_WORDS[value], value })),
      ),
    ),
  ),
};

/** Asks why a case leaves the queue without being allocated here. */
export function leavingForm(
  { outside }: Turn,
  { team }: TeamSnapshot,
  waiting: WaitingCase,
  problems: Problems = {},
): Reply {
  const { id, ref, revision } = waiting;
  const state = { teamId: team.teamId, nonce: outside.newId(), id, revision };
  return formCard({
    title: `Take ${ref} out of the queue`,
    notes: ['To give it to a worker of the team, use "Who can take it" instead.'],
    fields: FIELDS,
    typed: {},
    problems,
    buttons: [foremost(sends('Take out', 'unallocated.leave', state)), leaves('Cancel', 'unallocated.cancel')],
  });
}

const leaving = z.object({ nonce: opaqueId, id: opaqueId, revision: z.int().min(1) });

/** Takes the case out, once. */
export async function takeOut(turn: Turn, team: TeamSnapshot, raw: Readonly<Record<string, unknown>>): Promise<Reply> {
  const card = leaving.safeParse(raw);
  if (!card.success) return outdatedCard('unallocated');
  const { outside, person, today } = turn;
  const { nonce, id, revision } = card.data;
  const { teamId } = team.team;
  const read = readForm(FIELDS, typedIn(FIELDS, raw, today));
  const there = team.waiting.find((one) => one.id === id && one.going === undefined);
  if (!read.ok) return there ? leavingForm(turn, team, there, read.problems) : changedSince(teamId, undefined);
  const result = await outside.stores.teams.changeWaiting({
    ...{ teamId, id, key: nonce },
    audit: {
      ...{ at: outside.clock.now(), by: person.personKey, action: 'leave-queue' },
      detail: { waiting: id, reason: read.values.reason },
    },
    apply: (before) => (before?.revision === revision && !before.going ? null : before),
  });
  if (!result.ok && result.reason === 'unchanged') return changedSince(teamId, result.waiting);
  return notice(
    'Taken out of the queue',
    [`${there ? there.ref : 'The case'} is not counted as unallocated any more. The reason is recorded.`],
    [{ title: 'Unallocated cases', verb: 'unallocated.list', data: { teamId } }],
  );
}
