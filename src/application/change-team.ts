import type { PersonKey, TeamId } from '../domain/access.ts';
import type { Outside } from './change-caseload.ts';
import { personKeyOf } from './person-key.ts';
import { type Identity, newPerson } from './person-record.ts';
import type { AuditEntry, TeamRecord } from './ports.ts';

/** By whom a team is changed, and the key that is used up by it: what comes again under it is not done again. */
export interface By {
  readonly person: PersonKey;
  readonly key: string;
}

/** What is done to a team's record, for the audit. */
export interface TeamAction {
  readonly action: string;
  readonly detail: AuditEntry['detail'];
}

export function teamAudit({ clock }: Pick<Outside, 'clock'>, by: By, { action, detail }: TeamAction): AuditEntry {
  return { at: clock.now(), by: by.person, action, detail };
}

const KEPT_KEYS = 20;

/** Changes a team's record under a key; a repeat gives the record as it is. Undefined when there is no such team. */
export async function changeTeamOnce(
  outside: Pick<Outside, 'stores' | 'clock'>,
  teamId: TeamId,
  by: By,
  action: TeamAction,
  change: (before: TeamRecord) => TeamRecord,
): Promise<TeamRecord | undefined> {
  const { teams } = outside.stores;
  const there = await teams.read(teamId);
  if (!there) return undefined;
  const once = (latest: TeamRecord | undefined): TeamRecord => {
    const before = latest ?? there.team;
    return before.usedKeys.includes(by.key) ? before : withKey(change(before), by.key);
  };
  return teams.changeTeam(teamId, once, teamAudit(outside, by, action));
}

/** The record with a key that is used up. */
export function withKey(team: TeamRecord, key: string): TeamRecord {
  return { ...team, usedKeys: [key, ...team.usedKeys].slice(0, KEPT_KEYS) };
}

/** Brings a person's roles into line with what the team's record says of them. */
export async function giveTeamRoles({ stores }: Outside, team: TeamRecord, person: Identity): Promise<void> {
  const key = personKeyOf(person.tenantId, person.objectId);
  const { teamId, managerKeys, serviceManagerKeys, coordinatorKeys = [] } = team;
  await stores.people.change(key, (kept) => {
    const { covers: coversBefore = [], ...before } = kept ?? newPerson(person);
    const covers = [...coversBefore.filter((cover) => cover.teamId !== teamId), ...coversOf(team, key)];
    return {
      ...before,
      manages: withOrWithout(before.manages, teamId, managerKeys.includes(key)),
      oversees: withOrWithout(before.oversees, teamId, serviceManagerKeys.includes(key)),
      coordinates: withOrWithout(before.coordinates, teamId, coordinatorKeys.includes(key)),
      ...(covers.length === 0 ? {} : { covers }),
    };
  });
}

function coversOf({ teamId, covers = [] }: TeamRecord, key: PersonKey) {
  return covers.filter(({ personKey }) => personKey === key).map(({ from, to }) => ({ teamId, from, to }));
}

function withOrWithout(teams: readonly TeamId[], teamId: TeamId, has: boolean): readonly TeamId[] {
  const others = teams.filter((other) => other !== teamId);
  return has ? [...others, teamId] : others;
}
