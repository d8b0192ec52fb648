import type { Outside } from './change-caseload.ts';
import { forAll } from './for-all.ts';
import { teamOf } from './join-team.ts';
import type { TeamSnapshot } from './ports.ts';
import { type Asked, type Assessed, assess, inOrder, type WhoCanTake } from './who-can-take.ts';

/**
 * Who in a team can take a case. What it weighs differs from worker to worker, so the caseload of each is read: one
 * query for the team and one a worker, several side by side.
 */
export async function whoCanTake(outside: Outside, { team, members }: TeamSnapshot, asked: Asked): Promise<WhoCanTake> {
  const there = members.filter(({ leftOn }) => leftOn === undefined || asked.day < leftOn);
  const assessed = await forAll(there, async ({ workerKey }): Promise<readonly Assessed[]> => {
    const snapshot = await outside.stores.caseloads.read(workerKey);
    const isIn = snapshot !== undefined && teamOf(snapshot.head) === team.teamId;
    return isIn ? [assess(snapshot, asked, outside.schemeOf)] : [];
  });
  return inOrder(assessed.flat());
}
