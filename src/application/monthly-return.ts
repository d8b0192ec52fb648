import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { WorkerRole } from '../domain/case-facts.ts';
import { valueOn } from '../domain/caseload.ts';
import { lastDayIn, type Month } from '../domain/month.ts';
import { recordOfMonth } from '../domain/month-stage.ts';
import { type Supervised, type SupervisionStanding, supervisionOn } from '../domain/supervision.ts';
import { compareText } from '../domain/timeline.ts';
import type { Warning } from '../domain/warning.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import { isAway, type MonthRecord, recordsOf, type Supervision } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import type { Figures } from './effect.ts';
import { forAll } from './for-all.ts';
import { scoreMonth } from './month-scored.ts';
import type { MonthSnapshot } from './month-snapshot.ts';
import type { CaseloadSnapshot, TeamSnapshot } from './ports.ts';
import { timelineOf } from './snapshot.ts';
import { supervisedWorker } from './supervised.ts';
import { type Unallocated, unallocatedIn } from './unallocated.ts';

/** A worker's part of the return. */
export interface WorkerReturn {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly role: WorkerRole;
  readonly fte: number;
  /** The month's record; undefined while it is not started. */
  readonly record: MonthRecord | undefined;
  readonly isAway: boolean;
  /** True for what was submitted; otherwise the figures are those of the caseload as it stands. */
  readonly isSubmitted: boolean;
  readonly scored: Omit<MonthSnapshot, 'revision'>;
  readonly warnings: readonly Warning[];
  readonly sessions: readonly Supervision[];
  readonly supervision: SupervisionStanding;
}

/** A team's part of the return. */
export interface TeamReturn {
  readonly teamId: TeamId;
  readonly name: string;
  readonly scheme: WeightingScheme;
  /** Those who were in the team on the last day of the month, by name. */
  readonly workers: readonly WorkerReturn[];
  /** As it is on the day on which the return is made. */
  readonly unallocated: Unallocated;
}

/** The month's return: the scheme's part of the chief executive's dataset (merton, 2 and FAQ 7). */
export interface MonthlyReturn {
  readonly month: Month;
  /** The last day of the month, as at which it is scored. */
  readonly asOf: CalendarDate;
  readonly madeOn: CalendarDate;
  readonly teams: readonly TeamReturn[];
}

/** Gathers the return of some teams; reads each worker of them, so nobody waits for it without knowing. */
export async function monthlyReturn(
  outside: Outside,
  month: Month,
  teams: readonly TeamSnapshot[],
): Promise<MonthlyReturn> {
  const asOf = lastDayIn(month);
  const madeOn = outside.clock.today();
  return {
    month,
    asOf,
    madeOn,
    teams: await forAll(teams, async (there) => {
      const inTeam = there.members.filter(
        ({ leftOn, memberSince }) =>
          (leftOn === undefined || asOf < leftOn) && (memberSince === undefined || memberSince <= asOf),
      );
      const workers = await forAll(inTeam, ({ workerKey }) =>
        workerReturn(outside, there.team.teamId, workerKey, month, madeOn),
      );
      const { teamId, name, schemes } = there.team;
      return {
        teamId,
        name,
        scheme: outside.schemeOf(valueOn(schemes, asOf)),
        workers: workers.filter((one) => one !== undefined).sort((a, b) => compareText(a.name, b.name)),
        unallocated: await unallocatedIn(outside, there, madeOn),
      };
    }),
  };
}

const NOT_OURS: Supervised = { sessions: [], absences: [], since: undefined };

async function workerReturn(
  outside: Outside,
  teamId: TeamId,
  workerKey: PersonKey,
  month: Month,
  madeOn: CalendarDate,
): Promise<WorkerReturn | undefined> {
  const snapshot = await outside.stores.caseloads.read(workerKey);
  if (!snapshot) return undefined;
  const { head, records } = snapshot;
  const asOf = lastDayIn(month);
  const record = recordOfMonth(records, month);
  const kept = await submittedOf(outside, snapshot, record);
  const { role, fte } = valueOn(head.terms, asOf);
  // What another team has recorded since is that team's.
  const supervised = head.teamId === teamId ? supervisedWorker(snapshot) : NOT_OURS;
  const { sessions, absences } = supervised;
  return {
    ...{ workerKey, name: head.name, role, fte, record },
    isAway: isAway(absences, asOf),
    isSubmitted: kept !== undefined,
    scored: kept ?? scoreMonth(snapshot, timelineOf(snapshot, outside.schemeOf), month).scored,
    warnings: recordsOf(records, 'warning').filter(
      (warning) => warning.state !== 'settling' && warning.teamId === teamId,
    ),
    sessions,
    supervision: supervisionOn(supervised, madeOn),
  };
}

async function submittedOf(
  { stores }: Outside,
  { head }: CaseloadSnapshot,
  record: MonthRecord | undefined,
): Promise<MonthSnapshot | undefined> {
  if (!record || record.state === 'draft' || record.revision === 0) return undefined;
  return stores.caseloads.monthSnapshot(head.workerKey, record.month, record.revision);
}

/** The room that is left to the guideline, in the scheme's unit; null where the scheme gives no figure. */
export function headroomIn({ guideline, total, incomplete }: Figures): number | null {
  return guideline === null || incomplete ? null : Math.round((guideline - total) * 100) / 100;
}
