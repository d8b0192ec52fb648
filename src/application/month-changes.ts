import type { LineView } from './effect.ts';

/** A line that is there in both, with other points or in other words. */
export interface ChangedLine {
  readonly was: LineView;
  readonly is: LineView;
}

/** What is different between the lines of two days. */
export interface LineChanges {
  readonly gained: readonly LineView[];
  readonly lost: readonly LineView[];
  readonly changed: readonly ChangedLine[];
}

/** The difference of two months' lines; equal lines are counted, and those of one rule and case paired. */
export function changesBetween(before: readonly LineView[], after: readonly LineView[]): LineChanges {
  const gained: LineView[] = [];
  const gone = new Map<string, LineView[]>();
  for (const line of before) gone.set(wordsOf(line), [...(gone.get(wordsOf(line)) ?? []), line]);
  for (const line of after) if (!gone.get(wordsOf(line))?.shift()) gained.push(line);
  const lost = [...gone.values()].flat();
  const changed: ChangedLine[] = [];
  const isNew = gained.filter((is) => {
    const place = lost.findIndex((was) => subjectOf(was) === subjectOf(is));
    const [was] = place === -1 ? [] : lost.splice(place, 1);
    if (was) changed.push({ was, is });
    return !was;
  });
  return { gained: isNew, lost, changed };
}

function subjectOf({ rule, caseRef, childRef }: LineView): string {
  return JSON.stringify([rule, caseRef, childRef]);
}

function wordsOf(line: LineView): string {
  return JSON.stringify([subjectOf(line), line.points, line.what]);
}
