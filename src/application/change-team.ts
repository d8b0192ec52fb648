import type { PersonKey, TeamId } from '../domain/access.ts';
import type { Outside } from './change-caseload.ts';
import { personKeyOf } from './person-key.ts';
import { type Identity, newPerson } from './person-record.ts';
import type { TeamRecord } from './ports.ts';

/** By whom a team is changed, and the key that is used up by it: what comes again under it is not done again. */
export interface By {
  readonly person: PersonKey;
  readonly key: string;
}

const KEPT_KEYS = 20;

/** Changes a team's record under a key; a repeat gives the record as it is. Undefined when there is no such team. */
export async function changeTeamOnce(
  { stores }: Pick<Outside, 'stores'>,
  teamId: TeamId,
  key: string,
  change: (before: TeamRecord) => TeamRecord,
): Promise<TeamRecord | undefined> {
  const there = await stores.teams.read(teamId);
  if (!there) return undefined;
  return stores.teams.changeTeam(teamId, (latest) => {
    const before = latest ?? there.team;
    if (before.usedKeys.includes(key)) return before;
    return { ...change(before), usedKeys: [key, ...before.usedKeys].slice(0, KEPT_KEYS) };
  });
}

/** Brings a person's roles into line with what the team's record says of them. */
export async function giveTeamRoles({ stores }: Outside, team: TeamRecord, person: Identity): Promise<void> {
  const key = personKeyOf(person.tenantId, person.objectId);
  const { teamId, managerKeys, serviceManagerKeys } = team;
  await stores.people.change(key, (kept) => {
    const before = kept ?? newPerson(person);
    return {
      ...before,
      manages: withOrWithout(before.manages, teamId, managerKeys.includes(key)),
      oversees: withOrWithout(before.oversees, teamId, serviceManagerKeys.includes(key)),
    };
  });
}

function withOrWithout(teams: readonly TeamId[], teamId: TeamId, has: boolean): readonly TeamId[] {
  const others = teams.filter((other) => other !== teamId);
  return has ? [...others, teamId] : others;
}
