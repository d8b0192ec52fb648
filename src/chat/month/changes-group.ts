import { type ChangedLine, changesBetween } from '../../application/month-changes.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { compareText } from '../../domain/timeline.ts';
import type { SheetGroup, SheetRow } from '../cards/sheet.ts';
import { hundredths } from '../figures-words.ts';
import { difference, statusWords } from '../phrases.ts';
import type { MonthLines } from './read-month.ts';

/** What is different from an earlier submission, with rule and clause. */
export interface MonthDifference {
  readonly group: SheetGroup;
  readonly isNone: boolean;
}

const MOST_ROWS = 12;

/** Under `heading`: the lines gained, lost and changed, which add up to the difference of the totals. */
export function differenceBetween(heading: string, before: MonthLines, after: MonthLines): MonthDifference {
  const rows = changeRows(before, after);
  if (rows === null) return { group: { heading, figure: '', rows: [plain(otherScheme(before))] }, isNone: false };
  if (rows.length === 0) return { group: { heading, figure: 'no change', rows: [] }, isNone: true };
  const points = hundredths(after.figures.total - before.figures.total);
  const rest = rows.length - MOST_ROWS;
  const shown = rest > 0 ? [...rows.slice(0, MOST_ROWS), plain(`and ${rest} more`)] : rows;
  return {
    group: { heading, figure: points === 0 ? 'the same total' : difference(points, after.figures.unit), rows: shown },
    isNone: false,
  };
}

const plain = (text: string): SheetRow => ({ text, note: '', figure: '' });

/** What is said instead of lines that cannot be set side by side. */
export function otherScheme({ schemeTitle }: Pick<MonthLines, 'schemeTitle'>): string {
  return `It was weighed by ${schemeTitle} then, so its lines cannot be set side by side.`;
}

/** Each line that came, went or changed, by case, and the weight; null where another scheme weighed. */
export function changeRows(before: MonthLines, after: MonthLines): readonly SheetRow[] | null {
  if (before.scheme.scheme !== after.scheme.scheme) return null;
  const { gained, lost, changed } = changesBetween(before.lines, after.lines);
  const rows = [
    ...gained.map((line) => ({ line, row: rowOf('New', line, line.points) })),
    ...lost.map((line) => ({ line, row: rowOf('No longer', line, -line.points) })),
    ...changed.map((both) => ({ line: both.is, row: changedRow(both) })),
  ];
  rows.sort((a, b) => compareText(a.line.caseRef ?? '\u{10FFFF}', b.line.caseRef ?? '\u{10FFFF}'));
  const weight = hundredths(after.figures.weight - before.figures.weight);
  return [
    ...otherGuideline(before, after),
    ...rows.map(({ row }) => row),
    ...(weight === 0 ? [] : [{ text: 'Workload weight', note: 'for each whole 10 points', figure: signed(weight) }]),
  ];
}

/** Lowered figures, or another FTE, made the total stand otherwise. */
function otherGuideline({ figures: was }: MonthLines, { figures: is }: MonthLines): readonly SheetRow[] {
  const isSame = was.status === is.status || (was.guideline === is.guideline && was.limit === is.limit);
  return isSame ? [] : [{ text: `Guideline: ${statusWords(is)}`, note: `was ${statusWords(was)}`, figure: '' }];
}

type Line = MonthLines['lines'][number];

function rowOf(word: string, { what, caseRef, childRef, source, until }: Line, points: number): SheetRow {
  const end = until === null ? 'no end date' : `until ${spokenDate(until)}`;
  return { text: `${word}: ${what}`, note: noteOf([caseRef, childRef, source, end]), figure: signed(points) };
}

function changedRow({ was, is }: ChangedLine): SheetRow {
  const before = was.what === is.what ? `was ${was.points}` : `was ${was.points}: ${was.what}`;
  return {
    text: `Changed: ${is.what}`,
    note: noteOf([is.caseRef, is.childRef, is.source, before]),
    figure: signed(hundredths(is.points - was.points)),
  };
}

const noteOf = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' · ');

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}
