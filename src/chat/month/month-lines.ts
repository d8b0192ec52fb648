import type { SchemeOf } from '../../application/snapshot.ts';
import { exact } from '../../domain/exact.ts';
import type { Score } from '../../domain/timeline.ts';
import type { SheetGroup } from '../cards/sheet.ts';
import { linePages, sumRows } from '../line-groups.ts';
import type { MonthLines } from './read-month.ts';

/** A month's lines in pages that fit on a card, as under "why"; the sums stand on every page. */
export function monthPages(lines: MonthLines, schemeOf: SchemeOf): readonly (readonly SheetGroup[])[] {
  const score = asScore(lines, schemeOf);
  const sums = sumRows(score, lines.figures.unit);
  return linePages(score).map((groups) => [...groups, sums]);
}

/** What was submitted in the engine's terms; the figures are as they were rounded. */
function asScore(
  { lines, figures, scheme }: MonthLines,
  schemeOf: SchemeOf,
): Pick<Score, 'lines' | 'scheme' | 'subtotal' | 'total'> {
  return {
    scheme: schemeOf(scheme),
    subtotal: exact(figures.subtotal),
    total: exact(figures.total),
    lines: lines.map(({ rule, caseRef, childRef, points, what, source, from, until }) => ({
      rule,
      ...(caseRef === null ? {} : { caseRef }),
      ...(childRef === null ? {} : { childRef }),
      points: exact(points),
      what,
      source,
      period: { firstDay: from, lastDay: until },
    })),
  };
}
