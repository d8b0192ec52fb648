import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayAt } from '../domain/london-time.ts';
import type { Crossed } from '../domain/next-warnings.ts';
import { allChangeDays, type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import { missingFrom } from './effect.ts';

/** What says when a line was crossed that the day's score is past. */
export interface LineFacts {
  readonly timeline: Timeline;
  readonly score: Score;
  /** The newest change of the caseload; undefined where none was recorded. */
  readonly newest: NewestChange | undefined;
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
export function crossedBy({ timeline, score, newest }: LineFacts, isPast: (score: Score) => boolean): Crossed {
  const before = newest?.before() ?? null;
  const earlier = before && scoreOn(before, score.asOf);
  const { from, under } = currentRun(timeline, score, isPast);
  const linesChanged = differing(earlier && !isPast(earlier) ? earlier : under, score);
  const byDate = newest === undefined || from > dayAt(newest.at) || (earlier !== null && isPast(earlier));
  return { crossedAt: byDate ? from : newest.at, linesChanged };
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
