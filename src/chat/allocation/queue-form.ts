import { z } from 'zod';
import type { TeamSnapshot } from '../../application/ports.ts';
import { weightOf } from '../../application/unallocated.ts';
import { plainRef } from '../../domain/reference.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';
import { opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { formCard } from '../form/form-card.ts';
import { type Fields, type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { type DescriptionAsks, descriptionAsks, QUEUE_FIELDS, readDescription, typedFrom } from './description-form.ts';
import { typedSaid } from './said-of-case.ts';
import { waitingSheet } from './unallocated-sheet.ts';

type Raw = Readonly<Record<string, unknown>>;

const saving = z.object({
  nonce: opaqueId,
  id: opaqueId,
  /** 0 for a case that is being added. */
  revision: z.int().min(0),
});

function fieldsOf({ fields }: DescriptionAsks): Fields {
  return { ...QUEUE_FIELDS, ...fields };
}

/** The card for a new case, with what was said. */
export function addForm(turn: Turn, team: TeamSnapshot, said: Typed): Reply {
  const asks = descriptionAsks(turn, team.team);
  const typed = {
    ...typedSaid(asks, said),
    ref: said.ref ?? '',
    since: said.on ?? turn.today,
    plannedFor: said.plannedFor ?? '',
  };
  return queueForm(turn, team, asks, { id: turn.outside.newId(), revision: 0 }, typed, {});
}

/** The card for a case of the queue. */
export function changeForm(turn: Turn, team: TeamSnapshot, waiting: WaitingCase): Reply {
  const asks = descriptionAsks(turn, team.team);
  const { ref, since, plannedFor = '', type, profile } = waiting;
  return queueForm(turn, team, asks, waiting, { ...typedFrom(asks, { type, ...profile }), ref, since, plannedFor }, {});
}

function queueForm(
  { outside }: Turn,
  { team }: TeamSnapshot,
  asks: DescriptionAsks,
  { id, revision }: Pick<WaitingCase, 'id' | 'revision'>,
  typed: Typed,
  problems: Problems,
): Reply {
  const state = { teamId: team.teamId, nonce: outside.newId(), id, revision };
  return formCard({
    title: revision === 0 ? `A case without a worker in ${team.name}` : 'Change the case without a worker',
    notes: ['References, numbers and dates only. It weighs what it would as a case allocated today.'],
    fields: fieldsOf(asks),
    typed,
    problems,
    buttons: [foremost(sends('Save', 'unallocated.save', state)), leaves('Cancel', 'unallocated.cancel')],
  });
}

/** Adds or changes a case of the queue, once. */
export async function saveWaiting(turn: Turn, team: TeamSnapshot, raw: Raw): Promise<Reply> {
  const card = saving.safeParse(raw);
  if (!card.success) return outdatedCard('unallocated');
  const { outside, person, today } = turn;
  const asks = descriptionAsks(turn, team.team);
  const { plannedFor } = QUEUE_FIELDS;
  const typed = { ...typedIn(fieldsOf(asks), raw, today), ...typedIn({ plannedFor }, raw, today, 'future') };
  const read = readForm(QUEUE_FIELDS, typed);
  const described = readDescription(asks, typed);
  const problems = {
    ...(described.ok ? {} : described.problems),
    ...(read.ok ? daysProblem(read.values.since, today) : read.problems),
    ...(read.ok ? refProblem(team, read.values.ref, card.data.id) : {}),
  };
  if (!read.ok || !described.ok || Object.keys(problems).length > 0) {
    return queueForm(turn, team, asks, card.data, typed, problems);
  }
  const { id, revision, nonce } = card.data;
  const { teamId } = team.team;
  const waiting: WaitingCase = {
    ...{ id, ref: read.values.ref, type: described.type, since: read.values.since, profile: described.profile },
    ...ifKnown('plannedFor', read.values.plannedFor),
    addedBy: person.personKey,
    revision: revision + 1,
  };
  const result = await outside.stores.teams.changeWaiting({
    ...{ teamId, id, key: nonce },
    audit: {
      ...{ at: outside.clock.now(), by: person.personKey, action: revision === 0 ? 'join-queue' : 'change-queue' },
      detail: { waiting: id, type: waiting.type, since: waiting.since, plannedFor: waiting.plannedFor ?? null },
    },
    apply: (before) => {
      if (revision === 0) return before ?? waiting;
      return before?.revision === revision && !before.going ? { ...waiting, addedBy: before.addedBy } : before;
    },
  });
  if (!result.ok && result.reason === 'unchanged') return changedSince(teamId, result.waiting);
  // A repeat may bring other answers along: what was saved the first time stands.
  const kept = result.ok ? waiting : await outside.stores.teams.waiting(teamId, id);
  return kept && !kept.going ? saved(turn, asks, teamId, kept) : changedSince(teamId, undefined);
}

function saved(turn: Turn, { scheme, fields }: DescriptionAsks, teamId: string, waiting: WaitingCase): Reply {
  const about = {
    ...{ weight: weightOf(waiting, scheme, turn.today), unit: scheme.unit, today: turn.today, mayChange: true },
  };
  const lacksConference = waiting.type === 'cp' && 'conference' in fields && waiting.profile.conference === 0;
  const remarks = [
    `Saved: ${waiting.ref} is in the queue.`,
    ...(lacksConference
      ? ['It is child protection with no child subject to a conference: nothing is counted for one.']
      : []),
  ];
  return privateCard('sheet', { ...waitingSheet(waiting, about, teamId, remarks) });
}

/** Of a case that somebody else changed, allocated or took out after the card was made. */
export function changedSince(teamId: string, now: WaitingCase | undefined): Reply {
  const list = { title: 'Unallocated cases', verb: 'unallocated.list', data: { teamId } };
  if (!now || now.going) {
    return notice(
      'It is not in the queue any more',
      ['The case was allocated or taken out since. Nothing was changed.'],
      [list],
    );
  }
  return notice(
    'This card is out of date',
    [`${now.ref} was changed after this card was made. Nothing was saved. Look at it again.`],
    [{ title: 'Open it', verb: 'unallocated.open', data: { teamId, id: now.id } }, list],
  );
}

function daysProblem(since: string, today: string): Problems {
  return since > today ? { since: `Please give today, ${spokenDate(today)}, or an earlier day.` } : {};
}

/** A reference that is in the queue or with a worker of the team already. */
export function refProblem({ waiting, members }: TeamSnapshot, ref: string, id: string): Problems {
  const same = (other: string) => plainRef(other) === plainRef(ref);
  if (waiting.some((one) => one.id !== id && same(one.ref))) return { ref: `${ref} is in the queue already.` };
  const holder = members.find(({ leftOn, refs = [] }) => leftOn === undefined && refs.some(same));
  return holder ? { ref: `${ref} is on the caseload of ${holder.name}.` } : {};
}
