import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayAt } from '../domain/london-time.ts';
import type { Crossed } from '../domain/next-warnings.ts';
import { allChangeDays, type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import { type CapacityAdjustment, isAway } from '../domain/worker-records.ts';
import { missingFrom } from './effect.ts';

/** What says when a line was crossed that the day's score is past. */
export interface LineFacts {
  readonly timeline: Timeline;
  readonly score: Score;
  /** The newest change of the caseload; undefined where none was recorded. */
  readonly newest: NewestChange | undefined;
  /** What a manager lowered of the worker's figures, and the same days with the usual ones. */
  readonly adjustments: readonly CapacityAdjustment[];
  usual(): Timeline;
}

export interface NewestChange {
  readonly at: string;
  /** What counted before it; null where that is not known. */
  before(): Timeline | null;
}

/**
 * A line is crossed by the newest change, at its moment, or else by a date, on its day: the day after the last one under
 * it, as what counts by now says of them. So many lines came or went with that.
 */
export function crossedBy(facts: LineFacts, isPast: (score: Score) => boolean): Crossed {
  const { timeline, score, newest } = facts;
  const before = newest?.before() ?? null;
  const earlier = before && scoreOn(before, score.asOf);
  const { from, under } = currentRun(timeline, score, isPast);
  const lowered = loweredWith(facts, isPast, { from, wasUnder: earlier !== null && !isPast(earlier) });
  if (lowered) {
    const { percent, decided } = lowered;
    const crossedAt = from <= dayAt(decided.at) ? decided.at : from;
    return { crossedAt, linesChanged: 0, lowered: { percent, from: lowered.from } };
  }
  const linesChanged = differing(earlier && !isPast(earlier) ? earlier : under, score);
  const byDate = newest === undefined || from > dayAt(newest.at) || (earlier !== null && isPast(earlier));
  return { crossedAt: byDate ? from : newest.at, linesChanged };
}

/**
 * The lowering of the worker's figures that crossed the line: with the usual ones the day is not past it, and the run of
 * days past it began with the lowering, or before it was decided at all. A change after that which crossed the lowered
 * line is work, not the lowering.
 */
function loweredWith(
  { adjustments, score, usual, newest }: LineFacts,
  isPast: (score: Score) => boolean,
  { from, wasUnder }: { readonly from: CalendarDate; readonly wasUnder: boolean },
): CapacityAdjustment | undefined {
  const lowest = lowestRunning(adjustments, score.asOf);
  if (!lowest || !isByLoweringAlone({ adjustments, score, usual }, isPast)) return undefined;
  const isDecidedLast = newest === undefined || lowest.decided.at > newest.at;
  if (!isDecidedLast && wasUnder) return undefined;
  return from === lowest.from || (isDecidedLast && from <= dayAt(lowest.decided.at)) ? lowest : undefined;
}

/** True while figures are lowered and the day, with the usual ones, is not past the line. */
export function isByLoweringAlone(
  { adjustments, score: { asOf }, usual }: Pick<LineFacts, 'adjustments' | 'score' | 'usual'>,
  isPast: (score: Score) => boolean,
): boolean {
  return lowestRunning(adjustments, asOf) !== undefined && !isPast(scoreOn(usual(), asOf));
}

function lowestRunning(adjustments: readonly CapacityAdjustment[], day: CalendarDate): CapacityAdjustment | undefined {
  const running = adjustments.filter((one) => isAway([one], day));
  return running.sort((a, b) => a.percent - b.percent)[0];
}

/** The first of the days running up to this one that are past the line, and the score of the last one under it. */
function currentRun(
  timeline: Timeline,
  { asOf }: Score,
  isPast: (score: Score) => boolean,
): { readonly from: CalendarDate; readonly under: Score | null } {
  let from = asOf;
  for (const day of allChangeDays(timeline)
    .filter((known) => known <= asOf)
    .reverse()) {
    const score = scoreOn(timeline, day);
    if (!isPast(score)) return { from, under: score };
    from = day;
  }
  return { from, under: null };
}

function differing(before: Score | null, { lines }: Score): number {
  const were = before?.lines ?? [];
  return missingFrom(lines, were).length + missingFrom(were, lines).length;
}
