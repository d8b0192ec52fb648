import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CapacityStep } from '../domain/capacity.ts';
import { valueOn } from '../domain/caseload.ts';
import { allChangeDays, scoreOn, type Timeline } from '../domain/timeline.ts';
import type { Outside } from './change-caseload.ts';
import { figuresOf } from './effect.ts';
import { expectedTimelineOf } from './expected-hours.ts';
import { firstDayInTeam } from './first-day-in-team.ts';
import type { CaseloadHead, CaseloadSnapshot, OutboxItem, Stores, TeamMember } from './ports.ts';
import { firstDayForTeam, recordsForTeam } from './records-for-team.ts';
import { timelineOf } from './snapshot.ts';

/**
 * A worker's row in the team's partition: the timelines of totals by the facts and, where it differs, as expected, from
 * some months before `today` on. However long a worker is here, the row stays within what storage takes.
 */
export function memberOf(
  snapshot: CaseloadSnapshot,
  timeline: Timeline,
  today: CalendarDate,
  ahead: Timeline | null = null,
): TeamMember {
  const since = firstDayForTeam(today);
  const { workerKey, name, version, leftOn, memberSince, earlier } = snapshot.head;
  const countsFrom = firstDayInTeam(snapshot);
  return {
    workerKey,
    name,
    version,
    ...(leftOn === undefined ? {} : { leftOn }),
    ...(memberSince === undefined ? {} : { memberSince }),
    ...(earlier === undefined ? {} : { earlier }),
    ...(countsFrom === undefined ? {} : { countsFrom }),
    steps: stepsOf(snapshot, timeline, since),
    ...(ahead ? { expected: stepsOf(snapshot, ahead, since) } : {}),
  };
}

function stepsOf({ head }: CaseloadSnapshot, timeline: Timeline, since: CalendarDate): TeamMember['steps'] {
  const stepAt = (from: CalendarDate): CapacityStep => {
    const score = scoreOn(timeline, from);
    const { total, status, min, guideline, limit, incomplete } = figuresOf(score);
    const flags = [...new Set(score.flags.map(({ code }) => code))];
    const { role, fte } = valueOn(head.terms, from);
    return {
      from,
      total,
      status,
      min,
      guideline,
      limit,
      role,
      fte,
      ...(flags.length === 0 ? {} : { flags }),
      ...(incomplete ? { incomplete } : {}),
    };
  };
  const steps: [CapacityStep, ...CapacityStep[]] = [stepAt(since)];
  for (const day of allChangeDays(timeline).filter((one) => one > since)) {
    const step = stepAt(day);
    const last = steps.at(-1);
    if (!last || !sameFigures(last, step)) steps.push(step);
  }
  return steps;
}

function sameFigures(a: CapacityStep, b: CapacityStep): boolean {
  return (
    a.total === b.total &&
    a.status === b.status &&
    a.min === b.min &&
    a.guideline === b.guideline &&
    a.limit === b.limit &&
    a.role === b.role &&
    a.fte === b.fte &&
    a.flags?.join() === b.flags?.join() &&
    a.incomplete === b.incomplete
  );
}

/**
 * Reads the worker anew and brings the team's row up to date. A worker who went to another team leaves the old team's
 * row as it was, with the days of leaving and of joining the other.
 */
export async function projectMember(
  { stores, schemeOf, clock }: Outside,
  { workerKey, teamId }: Pick<Extract<OutboxItem, { readonly kind: 'project-member' }>, 'workerKey' | 'teamId'>,
): Promise<void> {
  const snapshot = await stores.caseloads.read(workerKey);
  if (snapshot === undefined) return;
  if (snapshot.head.teamId !== teamId) return markMoved(stores, teamId, snapshot.head);
  const today = clock.today();
  const ahead = expectedTimelineOf(snapshot, schemeOf, today);
  const records = recordsForTeam(snapshot.records, today);
  const refs = refsOn(snapshot, today);
  const there = await stores.teams.member(teamId, workerKey);
  // Somebody has brought it further already: what follows from an older state would take back what followed from theirs.
  if (there && there.version > snapshot.head.version) return;
  await keepReferences(stores, workerKey, there?.refs ?? [], refs);
  await stores.teams.putMember(teamId, {
    ...memberOf(snapshot, timelineOf(snapshot, schemeOf), today, ahead),
    ...(records.length === 0 ? {} : { records }),
    ...(refs.length === 0 ? {} : { refs }),
  });
}

async function markMoved({ teams }: Stores, teamId: TeamId, { workerKey, memberSince }: CaseloadHead): Promise<void> {
  const there = await teams.member(teamId, workerKey);
  if (!there || memberSince === undefined || there.movedOn !== undefined) return;
  await teams.putMember(teamId, { ...there, leftOn: there.leftOn ?? memberSince, movedOn: memberSince });
}

/** The references of the cases that have not ended by a day, those to come among them. */
export function refsOn({ cases }: CaseloadSnapshot, day: CalendarDate): readonly string[] {
  const open = cases.filter(({ history: { dated } }) =>
    [dated.closedOn, dated.transferredOutOn].every((end) => end === undefined || day < end),
  );
  return [...new Set(open.map(({ history }) => history.dated.ref))].sort();
}

/** Before the row that says what was known, so that a crash in between only means doing it again. */
async function keepReferences(
  { references }: Stores,
  workerKey: PersonKey,
  before: readonly string[],
  now: readonly string[],
): Promise<void> {
  for (const ref of now.filter((one) => !before.includes(one))) await references.hold(ref, workerKey);
  for (const ref of before.filter((one) => !now.includes(one))) await references.release(ref, workerKey);
}
