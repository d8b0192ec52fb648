import type { ListedTeam } from '../../../application/ports.ts';
import { mayAuditTeam, type TeamId } from '../../../domain/access.ts';
import { refusal } from '../../reply.ts';
import type { Turn } from '../../turn.ts';

/** The same for a team that is not there and for one that is not the person's to audit. */
export const NO_SUCH_TEAM = refusal('I have no such team for you to audit.');

/** The teams that the person may audit, by name. One storage call. */
export async function auditableTeams({ outside, person }: Turn): Promise<readonly ListedTeam[]> {
  const listed = await outside.stores.teams.list();
  return listed.filter((team) => mayAuditTeam(person, team, listed));
}

/** A team, where the person may audit it. */
export async function auditableTeam(turn: Turn, teamId: TeamId): Promise<ListedTeam | undefined> {
  return (await auditableTeams(turn)).find((team) => team.teamId === teamId);
}
