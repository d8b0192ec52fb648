import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { compareText } from '../domain/timeline.ts';
import type { Outside } from './change-caseload.ts';
import { forAll } from './for-all.ts';
import type { CaseloadSnapshot, TeamRecord } from './ports.ts';

export interface TeamCaseloads {
  readonly team: TeamRecord;
  /** Of those who work in the team on the day, by name. */
  readonly caseloads: readonly CaseloadSnapshot[];
}

/**
 * The caseloads of a team, for what the projection does not hold: one call for the team and one for each worker, ten of
 * them side by side. Who asks is checked by the caller. Undefined when there is no such team.
 */
export async function teamCaseloads(
  { stores }: Pick<Outside, 'stores'>,
  teamId: TeamId,
  day: CalendarDate,
): Promise<TeamCaseloads | undefined> {
  const there = await stores.teams.read(teamId);
  if (!there) return undefined;
  const workers = there.members.filter(({ leftOn }) => leftOn === undefined || day < leftOn);
  const read = await forAll(workers, ({ workerKey }) => stores.caseloads.read(workerKey));
  const caseloads = read.flatMap((snapshot) => (snapshot?.head.teamId === teamId ? [snapshot] : []));
  return { team: there.team, caseloads: caseloads.sort((a, b) => compareText(a.head.name, b.head.name)) };
}
