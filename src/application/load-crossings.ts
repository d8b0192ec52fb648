import { type Exact, exact, toReport } from '../domain/exact.ts';
import type { Crossing } from '../domain/next-warnings.ts';
import { allChangeDays, isIncomplete, type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import type { LoadLevel } from '../domain/warning.ts';
import type { Capacity, Conclusion, Unit } from '../domain/weighting-scheme.ts';
import { missingFrom } from './effect.ts';

/** So far under a line the total must be before its warning clears. */
export type Margins = Readonly<Record<Unit, number>>;

/** The figure above which a total has crossed a line; null where the scheme or the worker has none. */
export function lineOf(capacity: Capacity | null, level: LoadLevel): Exact | null {
  if (capacity === null) return null;
  const { min, guideline, limit } = capacity;
  // A range has one line, its upper end; a guideline may have a limit above it.
  if (level === 'report') return min === null ? limit : null;
  return min === null ? guideline : (limit ?? guideline);
}

/** What lines are held against. */
export interface LoadFacts {
  readonly timeline: Timeline;
  /** What counted before the last step that was taken; null where there is none to take back. */
  before(): Timeline | null;
  readonly score: Score;
  /** The day's figures as if what ended with the last month still counted. */
  readonly unturned: Conclusion;
  readonly margins: Margins;
}

/** Where the total stands to the lines of the scheme. The margin is in the scheme's unit. */
export function loadCrossings(facts: LoadFacts): readonly Crossing[] {
  const { score, unturned, margins } = facts;
  const margin = exact(margins[score.scheme.unit]);
  return (['above', 'report'] as const).map((level): Crossing => {
    const line = lineOf(score.capacity, level);
    const unturnedLine = lineOf(unturned.capacity, level);
    const isUnder = ({ total }: Conclusion, of: Exact | null) => of === null || total.add(margin).lte(of);
    return {
      level,
      isPast: line !== null && score.total.gt(line),
      // What is not recorded could bring it back.
      isClear: isUnder(score, line) && isUnder(unturned, unturnedLine) && (line === null || !isIncomplete(score)),
      line: line && toReport(line, 2),
      linesChanged: () => linesChanged(facts, level),
    };
  });
}

/**
 * So many lines came or went when the line was crossed: with the last step, if that did it, and otherwise with the days
 * since the last one under it, as what counts by now says of them.
 */
function linesChanged({ timeline, before, score }: LoadFacts, level: LoadLevel): number {
  const isUnder = ({ capacity, total }: Score) => lineOf(capacity, level)?.gte(total) ?? true;
  const lastStep = before();
  const earlier = lastStep && scoreOn(lastStep, score.asOf);
  if (earlier && isUnder(earlier)) return differing(earlier.lines, score.lines);
  const days = allChangeDays(timeline).filter((day) => day < score.asOf);
  const under = days
    .reverse()
    .map((day) => scoreOn(timeline, day))
    .find(isUnder);
  return differing(under?.lines ?? [], score.lines);
}

function differing(before: Score['lines'], after: Score['lines']): number {
  return missingFrom(after, before).length + missingFrom(before, after).length;
}
