import type { PersonKey } from '../domain/access.ts';
import { personKeyOf } from './person-key.ts';
import type { RosterMember, TeamRecord } from './ports.ts';

/** Whom a team's figures may be shown to; a coordinator sees states only, an administrator sets up (access.ts). */
function entitled({ managerKeys, serviceManagerKeys }: TeamRecord): ReadonlySet<PersonKey> {
  return new Set([...managerKeys, ...serviceManagerKeys]);
}

/** Those of a roster who may not see the team's figures: while there is one, nothing of the team is posted there. */
export function notEntitled(
  team: TeamRecord,
  tenantId: string,
  roster: readonly RosterMember[],
): readonly RosterMember[] {
  const may = entitled(team);
  return roster.filter(({ objectId }) => !may.has(personKeyOf(tenantId, objectId)));
}
