import { missingFrom } from '../application/effect.ts';
import { type Exact, sum, toReport } from '../domain/exact.ts';
import type { Score } from '../domain/timeline.ts';
import type { Award } from '../domain/weighting-scheme.ts';
import type { SheetRow } from './cards/sheet.ts';
import { lineRow } from './line-groups.ts';

const MOST_ROWS = 10;

interface Difference {
  readonly line: Award;
  /** Gained lines count up, lost ones down. */
  readonly points: Exact;
}

/** The lines by which one day's score differs from another's, the largest first; they add up to the difference. */
export function linesBetween(before: Score, after: Score): readonly SheetRow[] {
  const differences: Difference[] = [
    ...missingFrom(after.lines, before.lines).map((line) => ({ line, points: line.points })),
    ...missingFrom(before.lines, after.lines).map((line) => ({ line, points: line.points.neg() })),
  ];
  differences.sort((a, b) => b.points.abs().compare(a.points.abs()));
  const shown = differences.slice(0, MOST_ROWS);
  const rest = differences.slice(MOST_ROWS);
  const weight = after.total.sub(after.subtotal).sub(before.total.sub(before.subtotal));
  return [
    ...shown.map(({ line, points }) => ({ ...caseLineRow(line), figure: signed(points) })),
    ...(rest.length > 0
      ? [{ text: `${rest.length} more lines`, note: '', figure: signed(sum(rest.map(({ points }) => points))) }]
      : []),
    ...(weight.equals(0) ? [] : [{ text: 'Workload weight', note: '', figure: signed(weight) }]),
  ];
}

/** A line with the case that it belongs to, for where lines do not stand under their case. */
function caseLineRow(line: Award): SheetRow {
  const row = lineRow(line);
  return line.caseRef === undefined ? row : { ...row, note: `${line.caseRef} · ${row.note}` };
}

/** `+5`, `-1.5`. */
function signed(points: Exact): string {
  const value = points.s < 0n ? -toReport(points.neg(), 2) : toReport(points, 2);
  return value > 0 ? `+${value}` : String(value);
}
