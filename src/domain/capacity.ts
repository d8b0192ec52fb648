import { addDays, type CalendarDate } from './calendar-date.ts';
import type { WorkerRole } from './case-facts.ts';
import type { Status } from './weighting-scheme.ts';
import { type CapacityAdjustment, isAway, recordsOf, type WorkerRecord } from './worker-records.ts';

/**
 * A worker's figures from a day until the next step; rounded for the report, two decimals. Guideline, limit and range
 * are lowered by capacity adjustments.
 */
export interface CapacityStep {
  readonly from: CalendarDate;
  readonly total: number;
  readonly status: Status;
  readonly min: number | null;
  readonly guideline: number | null;
  readonly limit: number | null;
  readonly role: WorkerRole;
  readonly fte: number;
  /** Codes of what the scheme draws attention to, each once; absent where there is nothing. */
  readonly flags?: readonly string[];
  /** Facts are missing that could add to the total. */
  readonly incomplete?: true;
}

/** What the team sees of a worker: the timeline of totals, so that any day is read without scoring. */
export interface MemberTimeline {
  readonly workerKey: string;
  readonly name: string;
  /** The first day on which the worker is no longer in the team; absent while in it. */
  readonly leftOn?: CalendarDate;
  /** The first day that the team counts: before it there was no caseload here, and so no room; absent where any day is. */
  readonly countsFrom?: CalendarDate;
  /** In order of day; the first also holds for the days before it. */
  readonly steps: readonly [CapacityStep, ...CapacityStep[]];
  /**
   * For the days that are still to come, where they are expected to go otherwise than the facts alone say: where points
   * come from hours logged in the month, the hours of the last complete month are assumed.
   */
  readonly expected?: MemberTimeline['steps'];
  /** Of these the absences are looked at, and what lowers the figures is named. */
  readonly records?: readonly WorkerRecord[];
}

/** A worker's capacity on one day. */
export interface MemberCapacity {
  readonly workerKey: string;
  readonly name: string;
  readonly step: CapacityStep;
  readonly isAway: boolean;
  /** The last day of the absence that the worker is in; null while it is not known, and for who is not away. */
  readonly awayUntil: CalendarDate | null;
  /** What a manager lowered the figures to, in per cent, and until when; null while they are the usual ones. */
  readonly lowered: Pick<CapacityAdjustment, 'percent' | 'to'> | null;
  /** Guideline figure - total, in the scheme's unit, negative when over; null where it cannot be told. */
  readonly headroom: number | null;
  readonly utilisation: number | null;
  /** The next day on which total or status changes by itself, with what it becomes. */
  readonly next: CapacityStep | null;
  /** The day's figures assume hours that are not logged yet. */
  readonly isExpected: boolean;
  /** So do those of the next change. */
  readonly nextIsExpected: boolean;
}

/** A team's capacity on one day. */
export interface TeamCapacity {
  readonly members: readonly MemberCapacity[];
  /** What is positive of the members' headroom, without those away and without students (product page, Headroom). */
  readonly headroom: number;
  readonly total: number;
  /** All totals over all guideline figures of those whose headroom counts; null where nobody has a figure. */
  readonly utilisation: number | null;
}

export function stepOn(steps: MemberTimeline['steps'], day: CalendarDate): CapacityStep {
  let found: CapacityStep = steps[0];
  for (const step of steps) if (step.from <= day) found = step;
  return found;
}

/**
 * The team's capacity as at a day, without those who have left by then or were not there yet, the most loaded first. Days after `today` are
 * as they are expected to be.
 */
export function teamCapacityOn(
  timelines: readonly MemberTimeline[],
  day: CalendarDate,
  today: CalendarDate,
): TeamCapacity {
  const inTeam = timelines.filter(
    ({ countsFrom, leftOn }) =>
      (countsFrom === undefined || countsFrom <= day) && (leftOn === undefined || day < leftOn),
  );
  const members = inTeam.map((member) => memberCapacityOn(member, day, today));
  members.sort((a, b) => (b.utilisation ?? -1) - (a.utilisation ?? -1) || (a.workerKey < b.workerKey ? -1 : 1));
  const here = members.filter((member) => member.step.role !== 'student' && !member.isAway);
  return {
    members,
    headroom: hundredths(here.map((member) => Math.max(0, member.headroom ?? 0))),
    total: hundredths(members.map((member) => member.step.total)),
    utilisation: utilisationOf(here),
  };
}

function utilisationOf(members: readonly MemberCapacity[]): number | null {
  const told = members.filter(({ headroom }) => headroom !== null).map(({ step }) => step);
  const guidelines = hundredths(told.map(({ guideline }) => guideline ?? 0));
  return guidelines === 0 ? null : hundredths(told.map(({ total }) => total)) / guidelines;
}

function memberCapacityOn(member: MemberTimeline, day: CalendarDate, today: CalendarDate): MemberCapacity {
  const { records = [] } = member;
  const absence = recordsOf(records, 'absence').find((one) => isAway([one], day));
  const steps = stepsWithExpected(member, today);
  const step = stepOn(steps, day);
  const next = steps.find((later) => later.from > day && (later.total !== step.total || later.status !== step.status));
  return {
    workerKey: member.workerKey,
    name: member.name,
    step,
    headroom: headroomOf(step),
    utilisation: step.guideline === null ? null : step.total / step.guideline,
    isAway: absence !== undefined,
    awayUntil: absence?.to ?? null,
    lowered: loweredOn(recordsOf(records, 'adjustment'), day),
    next: next ?? null,
    isExpected: member.expected !== undefined && day > today,
    nextIsExpected: member.expected !== undefined && next !== undefined && next.from > today,
  };
}

function loweredOn(adjustments: readonly CapacityAdjustment[], day: CalendarDate): MemberCapacity['lowered'] {
  const running = adjustments.filter((one) => isAway([one], day));
  return running.reduce<CapacityAdjustment | null>(
    (least, one) => (least && least.percent <= one.percent ? least : one),
    null,
  );
}

/** None where the scheme gives no figure, and none where facts are missing that might take it up. */
function headroomOf({ guideline, total, incomplete }: CapacityStep): number | null {
  if (guideline === null) return null;
  const headroom = hundredths([guideline, -total]);
  return incomplete && headroom >= 0 ? null : headroom;
}

/** Up to today by the facts, afterwards as it is expected. */
function stepsWithExpected({ steps, expected }: MemberTimeline, today: CalendarDate): MemberTimeline['steps'] {
  if (!expected) return steps;
  const tomorrow = addDays(today, 1);
  const [first, ...rest] = steps;
  return [
    first,
    ...rest.filter(({ from }) => from <= today),
    { ...stepOn(expected, tomorrow), from: tomorrow },
    ...expected.filter(({ from }) => from > tomorrow),
  ];
}

/** Adds figures that have two decimals without leaving binary crumbs (0.1 + 0.2). */
function hundredths(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + Math.round(figure * 100), 0) / 100;
}
