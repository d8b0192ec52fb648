import { type Exact, exact, toReport } from '../domain/exact.ts';
import type { Crossing } from '../domain/next-warnings.ts';
import { isIncomplete, type Score } from '../domain/timeline.ts';
import type { LoadLevel } from '../domain/warning.ts';
import type { Capacity, Conclusion, Unit } from '../domain/weighting-scheme.ts';
import { crossedBy, isByLoweringAlone, type LineFacts } from './line-crossed.ts';

/** So far under a line the total must be before its warning clears. */
export type Margins = Readonly<Record<Unit, number>>;

/** The figure above which a total has crossed a line; null where the scheme or the worker has none. */
function lineOf(capacity: Capacity | null, level: LoadLevel): Exact | null {
  if (capacity === null) return null;
  const { min, guideline, limit } = capacity;
  // A range has one line, its upper end; a guideline may have a limit above it.
  if (level === 'report') return min === null ? limit : null;
  return min === null ? guideline : (limit ?? guideline);
}

/** What lines are held against. */
export interface LoadFacts extends LineFacts {
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
    const isPast = ({ capacity, total }: Score) => lineOf(capacity, level)?.lt(total) ?? false;
    return {
      level,
      isPast: isPast(score),
      // What is not recorded could bring it back.
      isClear: isUnder(score, line) && isUnder(unturned, unturnedLine) && (line === null || !isIncomplete(score)),
      line: line && toReport(line, 2),
      crossed: () => crossedBy(facts, isPast),
      isByLoweringAlone: () => isByLoweringAlone(facts, isPast),
    };
  });
}
