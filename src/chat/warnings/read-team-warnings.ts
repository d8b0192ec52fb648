import type { TeamRecord } from '../../application/ports.ts';
import { openWarningsOfTeam, type TeamWarning } from '../../application/team-warnings.ts';
import { mayInTeam } from '../../domain/access.ts';
import { isManagersChannel } from '../team-audience.ts';
import type { Turn } from '../turn.ts';
import { type OverNow, overNow } from './over-now.ts';

/** The open warnings of a person's teams; in a managers' channel those of its team alone. */
export interface ReadWarnings {
  readonly teams: readonly TeamRecord[];
  /** The channel's own team. */
  readonly here: TeamRecord | undefined;
  readonly warnings: readonly TeamWarning[];
  /** Those who are over a line without one. */
  readonly over: readonly OverNow[];
}

/** One read a team, side by side. */
export async function readTeamWarnings(turn: Turn): Promise<ReadWarnings> {
  const { outside, person, place, today } = turn;
  const ids = [...new Set([...person.manages, ...person.oversees])].filter((teamId) =>
    mayInTeam(person, 'see-warnings', teamId),
  );
  const read = (await Promise.all(ids.map((teamId) => outside.stores.teams.read(teamId)))).flatMap((team) =>
    team ? [team] : [],
  );
  const here = read.find(({ team }) => isManagersChannel(place, team))?.team;
  const shown = here ? read.filter(({ team }) => team === here) : read;
  return {
    teams: shown.map(({ team }) => team),
    here,
    warnings: shown.flatMap((team) => openWarningsOfTeam(team, today)),
    over: shown.flatMap((team) => overNow(turn, team)),
  };
}
