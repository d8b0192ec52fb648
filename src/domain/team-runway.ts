import { addDays, type CalendarDate } from './calendar-date.ts';
import { type MemberTimeline, type TeamCapacity, teamCapacityOn } from './capacity.ts';
import { recordsOf } from './worker-records.ts';

/** A team's figures from a day until the next step. */
export interface TeamStep {
  readonly from: CalendarDate;
  readonly total: number;
  /** As in the team's capacity: what is positive of those who are here, without students. */
  readonly headroom: number;
  /** So many are above the guideline or over the limit. */
  readonly over: number;
  /** The day's figures assume hours that are not logged yet. */
  readonly isExpected: boolean;
}

/**
 * A team's total and room as a step function from `today` to `days` later, both included (product page, Runway). Room
 * also comes and goes with absences and with people who join and leave.
 */
export function teamRunway(
  timelines: readonly MemberTimeline[],
  today: CalendarDate,
  days: number,
): readonly [TeamStep, ...TeamStep[]] {
  const last = addDays(today, days);
  const turns = new Set(timelines.flatMap(turnsOf).filter((day) => day > today && day <= last));
  const steps: [TeamStep, ...TeamStep[]] = [stepAt(teamCapacityOn(timelines, today, today), today)];
  for (const day of [...turns].sort()) {
    const step = stepAt(teamCapacityOn(timelines, day, today), day);
    const before = steps.at(-1);
    const isSame = before?.total === step.total && before.headroom === step.headroom && before.over === step.over;
    if (!isSame) steps.push(step);
  }
  return steps;
}

/** The days on which anything about a worker becomes different for the team. */
function turnsOf({ steps, expected, countsFrom, leftOn, records = [] }: MemberTimeline): readonly CalendarDate[] {
  const absences = recordsOf(records, 'absence');
  return [
    ...[...steps, ...(expected ?? [])].map(({ from }) => from),
    ...[countsFrom, leftOn].filter((day) => day !== undefined),
    ...absences.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)])),
  ];
}

function stepAt({ members, total, headroom }: TeamCapacity, from: CalendarDate): TeamStep {
  const over = members.filter(({ step: { status } }) => status === 'above' || status === 'report').length;
  return { from, total, headroom, over, isExpected: members.some(({ isExpected }) => isExpected) };
}
