import { personKeyOf } from '../../application/person-key.ts';
import type { RosterMember } from '../../application/ports.ts';
import { compareText } from '../../domain/timeline.ts';
import type { Turn } from '../turn.ts';
import type { Draft } from './draft.ts';

export type Pickable =
  | {
      readonly ok: true;
      /** By name, each once. */
      readonly everyone: readonly RosterMember[];
      /** Without those who are in the team already. */
      readonly offered: readonly RosterMember[];
    }
  | { readonly ok: false; readonly reason: 'no-roster' | 'no-such-team' };

/** Who can be picked: the roster of the conversation in which the administrator began, without its guests. */
export async function pickable(turn: Turn, { about }: Draft): Promise<Pickable> {
  const { outside, person } = turn;
  const inTeam = new Set<string>();
  if ('teamId' in about) {
    const there = await outside.stores.teams.read(about.teamId);
    if (!there) return { ok: false, reason: 'no-such-team' };
    const { managerKeys, serviceManagerKeys, coordinatorKeys = [] } = there.team;
    const workers = there.members.filter(({ leftOn }) => leftOn === undefined).map(({ workerKey }) => workerKey);
    for (const key of [...managerKeys, ...serviceManagerKeys, ...coordinatorKeys, ...workers]) inTeam.add(key);
  }
  const roster = await readRoster(turn);
  if (!roster) return { ok: false, reason: 'no-roster' };
  const each = new Map(
    roster.filter(({ isGuest }) => !isGuest).map((member) => [personKeyOf(person.tenantId, member.objectId), member]),
  );
  const sorted = [...each].sort(([, a], [, b]) => compareText(a.name, b.name));
  return {
    ok: true,
    everyone: sorted.map(([, member]) => member),
    offered: sorted.flatMap(([key, member]) => (inTeam.has(key) ? [] : [member])),
  };
}

/** Undefined when the conversation cannot be read, e.g. because the app was taken out of it. */
async function readRoster({ outside, place, person }: Turn): Promise<readonly RosterMember[] | undefined> {
  const from = place.kind === 'personal' ? (person.picksFrom ?? place.address) : place.address;
  try {
    return await outside.roster.members(from);
  } catch {
    outside.log.warn('roster-unreadable');
    return undefined;
  }
}
