import type { PersonKey, TeamId } from '../domain/access.ts';
import { type CalendarDate, later } from '../domain/calendar-date.ts';
import type { Versions } from '../domain/caseload.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import { compareText } from '../domain/timeline.ts';
import type { Outside } from './change-caseload.ts';
import { type Effect, effectOf } from './effect.ts';
import { schemesIn } from './follow-team.ts';
import { forAll } from './for-all.ts';
import { teamOf } from './join-team.ts';
import { timelineOf } from './snapshot.ts';

/** What another scheme, or another way of reading it, does to a worker's figures. */
export interface Move {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly effect: Effect;
}

/**
 * How the figures of everyone in a team would move if it were weighed by other schemes from a day on: as on that day, or
 * on today when it has passed, or on the first later day on which the change counts. By name; nothing is changed.
 */
export async function movesBy(
  outside: Outside,
  teamId: TeamId,
  schemes: Versions<SchemeInForce>,
  from: CalendarDate,
): Promise<readonly Move[]> {
  const { stores, schemeOf, clock } = outside;
  const there = await stores.teams.read(teamId);
  const workers = (there?.members ?? []).filter(({ leftOn }) => leftOn === undefined);
  const day = later(from, clock.today());
  const moves = await forAll(workers, async ({ workerKey }): Promise<readonly Move[]> => {
    const kept = await stores.caseloads.read(workerKey);
    if (!kept || teamOf(kept.head) !== teamId) return [];
    const head = { ...kept.head, schemes: schemesIn(kept.head, schemes) };
    const effect = effectOf(timelineOf(kept, schemeOf), timelineOf({ ...kept, head }, schemeOf), day);
    return [{ workerKey, name: kept.head.name, effect }];
  });
  return moves.flat().sort((a, b) => compareText(a.name, b.name));
}
