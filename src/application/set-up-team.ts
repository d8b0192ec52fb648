import { createHash } from 'node:crypto';
import type { TeamId } from '../domain/access.ts';
import { unchanging } from '../domain/caseload.ts';
import { asDocumented } from '../domain/scheme-in-force.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import type { Outside } from './change-caseload.ts';
import { type By, changeTeamOnce, giveTeamRoles, teamAudit } from './change-team.ts';
import { forAll } from './for-all.ts';
import { joinTeam, type NewMember, teamOf } from './join-team.ts';
import { personKeyOf } from './person-key.ts';
import type { Identity } from './person-record.ts';
import type { PendingItem, TeamRecord } from './ports.ts';

/** People who come to a team, each once. */
export interface Newcomers {
  readonly members: readonly NewMember[];
  readonly managers: readonly Identity[];
  readonly serviceManagers: readonly Identity[];
  readonly coordinators?: readonly Identity[];
}

export interface NewTeam extends Newcomers {
  readonly name: string;
  readonly schemeId: SchemeId;
}

export type TeamResult =
  | {
      readonly ok: true;
      readonly teamId: TeamId;
      readonly pending: readonly PendingItem[];
      /** Workers who cannot be written to yet: the app is not installed for them. */
      readonly unreached: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'no-such-team' }
  /** Who works in another team: one of them and nothing was written, unless they went there at this very moment. */
  | { readonly ok: false; readonly reason: 'in-another-team'; readonly names: readonly string[] };

/** The key of a team that is set up under `key`: the same again finds the same team. */
export function teamIdOf(key: string): TeamId {
  return createHash('sha256').update(`team\n${key}`).digest('hex').slice(0, 32);
}

/**
 * Sets up a team with its people and their empty caseloads. Whatever stops it half-way, the same request again
 * completes it; once complete, it changes nothing more. Who asks is checked by the caller.
 */
export async function setUpTeam(outside: Outside, team: NewTeam, by: By): Promise<TeamResult> {
  const teamId = teamIdOf(by.key);
  const elsewhere = await workElsewhere(outside, teamId, team.members);
  if (elsewhere.length > 0) return { ok: false, reason: 'in-another-team', names: elsewhere };
  const record: TeamRecord = {
    teamId,
    name: team.name,
    schemes: unchanging(asDocumented(team.schemeId)),
    managerKeys: team.managers.map(keyOf),
    serviceManagerKeys: team.serviceManagers.map(keyOf),
    coordinatorKeys: (team.coordinators ?? []).map(keyOf),
    usedKeys: [by.key],
  };
  const audit = teamAudit(outside, by, {
    action: 'set-up-team',
    detail: { scheme: team.schemeId, ...appointed(team) },
  });
  const begun = await outside.stores.teams.changeTeam(teamId, (before) => before ?? record, audit);
  return welcomeAll(outside, begun, team, by);
}

/** Adds workers, managers, service managers and coordinators to a team that is there. Safe to repeat, like `setUpTeam`. */
export async function addToTeam(outside: Outside, teamId: TeamId, people: Newcomers, by: By): Promise<TeamResult> {
  const elsewhere = await workElsewhere(outside, teamId, people.members);
  if (elsewhere.length > 0) return { ok: false, reason: 'in-another-team', names: elsewhere };
  const action = { action: 'add-to-team', detail: { members: people.members.length, ...appointed(people) } };
  const team = await changeTeamOnce(outside, teamId, by, action, (before) => ({
    ...before,
    managerKeys: [...new Set([...before.managerKeys, ...people.managers.map(keyOf)])],
    serviceManagerKeys: [...new Set([...before.serviceManagerKeys, ...people.serviceManagers.map(keyOf)])],
    coordinatorKeys: [...new Set([...(before.coordinatorKeys ?? []), ...(people.coordinators ?? []).map(keyOf)])],
  }));
  return team ? welcomeAll(outside, team, people, by) : { ok: false, reason: 'no-such-team' };
}

/** Who is given a role over the team, by key, for the audit. */
function appointed({ managers, serviceManagers, coordinators = [] }: Omit<Newcomers, 'members'>) {
  const keys = (people: readonly Identity[]): string => people.map(keyOf).join(' ');
  return { managers: keys(managers), serviceManagers: keys(serviceManagers), coordinators: keys(coordinators) };
}

const keyOf = ({ tenantId, objectId }: Identity) => personKeyOf(tenantId, objectId);

/** The names of those who are workers of another team. */
async function workElsewhere({ stores }: Outside, teamId: TeamId, members: readonly NewMember[]): Promise<string[]> {
  const names = await forAll(members, async (member) => {
    const kept = await stores.caseloads.read(keyOf(member));
    const worksIn = kept && teamOf(kept.head);
    return worksIn === undefined || worksIn === teamId ? [] : [member.name];
  });
  return names.flat();
}

/** The team's record first, then what follows from it: caseloads, and each person's roles last. */
async function welcomeAll(outside: Outside, team: TeamRecord, people: Newcomers, by: By): Promise<TeamResult> {
  const joined = await forAll(people.members, async (member) => ({
    name: member.name,
    result: await joinTeam(outside, team, member, by),
  }));
  const { managers, serviceManagers, coordinators = [] } = people;
  await forAll([...managers, ...serviceManagers, ...coordinators], (person) => giveTeamRoles(outside, team, person));
  const elsewhere = joined.flatMap(({ name, result }) => (result.ok ? [] : [name]));
  if (elsewhere.length > 0) return { ok: false, reason: 'in-another-team', names: elsewhere };
  return {
    ok: true,
    teamId: team.teamId,
    pending: joined.flatMap(({ result }) => (result.ok ? result.pending : [])),
    unreached: joined.flatMap(({ name, result }) => (result.ok && !result.reachable ? [name] : [])),
  };
}
