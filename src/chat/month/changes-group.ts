import { type ChangedLine, changesBetween, type LineChanges, nothingChanged } from '../../application/month-changes.ts';
import type { SheetGroup, SheetRow } from '../cards/sheet.ts';
import { effectRows } from '../effect-words.ts';
import { hundredths } from '../figures-words.ts';
import { difference } from '../phrases.ts';
import type { MonthLines } from './read-month.ts';

/** What is different from an earlier submission, with rule and clause. */
export interface MonthDifference {
  readonly group: SheetGroup;
  readonly isNone: boolean;
}

const MOST_ROWS = 12;

/** Under `heading`: the lines gained, lost and changed, which add up to the difference of the totals. */
export function differenceBetween(heading: string, before: MonthLines, after: MonthLines): MonthDifference {
  if (before.scheme.scheme !== after.scheme.scheme) {
    const text = `It was weighed by ${before.schemeTitle} then, so its lines cannot be set side by side.`;
    return { group: { heading, figure: '', rows: [{ text, note: '', figure: '' }] }, isNone: false };
  }
  const changes = changesBetween(before.lines, after.lines);
  const weight = before.figures.weight !== after.figures.weight;
  if (nothingChanged(changes) && !weight) {
    return { group: { heading, figure: 'no change', rows: [] }, isNone: true };
  }
  const points = hundredths(after.figures.total - before.figures.total);
  const rows = rowsOf(changes, before, after);
  const rest = rows.length - MOST_ROWS;
  return {
    group: {
      heading,
      figure: difference(points, after.figures.unit),
      rows: rest > 0 ? [...rows.slice(0, MOST_ROWS), { text: `and ${rest} more`, note: '', figure: '' }] : rows,
    },
    isNone: false,
  };
}

/** The same as rows of a sheet, all of them. */
export function rowsOf(
  { gained, lost, changed }: LineChanges,
  before: MonthLines,
  after: MonthLines,
): readonly SheetRow[] {
  const [weightBefore, weightAfter] = [before.figures, after.figures];
  return [
    ...worded('New', effectRows({ gained, lost: [], before: weightAfter, after: weightAfter })),
    ...worded('No longer', effectRows({ gained: [], lost, before: weightAfter, after: weightAfter })),
    ...changed.map(changedRow),
    ...effectRows({ gained: [], lost: [], before: weightBefore, after: weightAfter }),
  ];
}

const worded = (word: string, rows: readonly SheetRow[]): readonly SheetRow[] =>
  rows.map((row) => ({ ...row, text: `${word}: ${row.text.charAt(0).toLowerCase()}${row.text.slice(1)}` }));

function changedRow({ was, is }: ChangedLine): SheetRow {
  const points = hundredths(is.points - was.points);
  return {
    text: `Changed: ${is.what}`,
    note: [is.caseRef, is.childRef, is.source, was.what === is.what ? null : `was: ${was.what}`]
      .filter((part) => part !== null)
      .join(' · '),
    figure: points > 0 ? `+${points}` : String(points),
  };
}
