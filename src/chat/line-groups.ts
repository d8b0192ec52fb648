import { type Exact, sum, toReport } from '../domain/exact.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { compareText, type Score } from '../domain/timeline.ts';
import type { Award, Unit } from '../domain/weighting-scheme.ts';
import type { SheetGroup, SheetRow } from './cards/sheet.ts';
import { PAGE_SIZE } from './paging.ts';
import { amount, capitalised } from './phrases.ts';

const MOST_ROWS = 18;
const BESIDE = 'Beside the cases';

interface CaseLines {
  readonly heading: string;
  readonly points: Exact;
  readonly lines: readonly Award[];
}

/** A score's lines by case, the most points first; what belongs to no case comes last. */
function byCase(lines: readonly Award[]): readonly CaseLines[] {
  const groups = new Map<string | undefined, Award[]>();
  for (const line of lines) groups.set(line.caseRef, [...(groups.get(line.caseRef) ?? []), line]);
  const beside = groups.get(undefined);
  groups.delete(undefined);
  const cases = [...groups].map(([ref, of]) => caseLines(ref ?? '', of));
  cases.sort((a, b) => b.points.compare(a.points) || compareText(a.heading, b.heading));
  return beside ? [...cases, caseLines(BESIDE, beside)] : cases;
}

function caseLines(heading: string, lines: readonly Award[]): CaseLines {
  const sorted = [...lines].sort((a, b) => b.points.compare(a.points));
  return { heading, points: sum(lines.map((line) => line.points)), lines: sorted };
}

/**
 * The lines in pages that fit on a card: at most five cases and eighteen rows. A case stays whole; one that is longer
 * than a page by itself begins on a new one and goes on overleaf.
 */
export function linePages({ lines, scheme }: Pick<Score, 'lines' | 'scheme'>): readonly (readonly SheetGroup[])[] {
  const pages: SheetGroup[][] = [[]];
  let rowsLeft = MOST_ROWS;
  const turnPage = () => {
    pages.push([]);
    rowsLeft = MOST_ROWS;
  };
  for (const { heading, points, lines: of } of byCase(lines)) {
    const all = childrenTogether(of).map(lineRows);
    for (let shown = 0; shown < all.length; ) {
      const last = pages.at(-1);
      if (last?.length === PAGE_SIZE || (last?.length && all.length - shown > rowsLeft)) turnPage();
      const rows = all.slice(shown, shown + rowsLeft);
      pages.at(-1)?.push({
        heading: shown === 0 ? heading : `${heading}, continued`,
        figure: shown === 0 ? amount(toReport(points, 2), scheme.unit) : '',
        rows,
      });
      shown += rows.length;
      rowsLeft -= rows.length;
    }
  }
  return pages;
}

/** The lines of one case; those that differ in nothing but the child stand together, at the place of the first. */
function childrenTogether(lines: readonly Award[]): readonly (readonly [Award, ...Award[]])[] {
  const groups = new Map<string, [Award, ...Award[]]>();
  lines.forEach((line, index) => {
    const { rule, points, what, childRef, period } = line;
    const same = childRef === undefined ? [index] : [rule, points.toFraction(), what, period.lastDay];
    const key = JSON.stringify(same);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  });
  return [...groups.values()];
}

/** `3 × child looked after since 1 Oct 2026`, the children below. */
function lineRows(lines: readonly [Award, ...Award[]]): SheetRow {
  const [first] = lines;
  const row = lineRow(first);
  if (lines.length === 1) return row;
  const children = lines.flatMap(({ childRef }) => (childRef === undefined ? [] : [childRef])).join(', ');
  const points = sum(lines.map((line) => line.points));
  return {
    text: `${lines.length} × ${first.what}`,
    note: `${children} · ${row.note}`,
    figure: String(toReport(points, 2)),
  };
}

/** A line: what, by which clause and until when, points. */
export function lineRow(line: Award): SheetRow {
  const child = line.childRef === undefined ? '' : ` (${line.childRef})`;
  const { lastDay } = line.period;
  return {
    text: `${capitalised(line.what)}${child}`,
    note: `${line.source} · ${lastDay === null ? 'no end date' : `until ${spokenDate(lastDay)}`}`,
    figure: String(toReport(line.points, 2)),
  };
}

/** How the total adds up: cases, what stands beside them, the workload weight where the scheme has one. */
export function sumRows(
  { lines, subtotal, total }: Pick<Score, 'lines' | 'subtotal' | 'total'>,
  unit: Unit,
): SheetGroup {
  const figure = (value: Exact) => String(toReport(value, 2));
  const row = (text: string, value: Exact, note = ''): SheetRow => ({ text, note, figure: figure(value) });
  const ofCases = lines.filter((line) => line.caseRef !== undefined);
  const beside = lines.filter((line) => line.caseRef === undefined);
  const cases = new Set(ofCases.map((line) => line.caseRef)).size;
  const weight = total.sub(subtotal);
  const points = (of: readonly Award[]) => sum(of.map((line) => line.points));
  return {
    heading: 'Together',
    figure: '',
    rows: [
      row(cases === 1 ? '1 case' : `${cases} cases`, points(ofCases)),
      ...(beside.length > 0 ? [row(BESIDE, points(beside)), row('Subtotal', subtotal)] : []),
      ...(weight.equals(0) ? [] : [row('Workload weight', weight, '1 for each whole 10 points of the subtotal')]),
      { text: 'Total', note: '', figure: amount(toReport(total, 2), unit) },
    ],
  };
}
