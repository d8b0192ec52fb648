import { type DateFormat, dateIn, dateOfSerial } from './dates.ts';
import type { FieldType } from './fields.ts';
import { type Source, wordKey } from './mapping.ts';
import { type Cell, isBlank } from './table.ts';

/** What a cell says, as the caseload file has it; undefined when it is empty. */
export type CellValue =
  | { readonly ok: true; readonly value: unknown }
  /** `expected` completes "Expected …". */
  | { readonly ok: false; readonly expected: string };

/** Reads a cell as a fact of a type. What the mapping says of its word comes first. */
export function cellValue(
  cell: Cell | undefined,
  type: FieldType,
  source: Source,
  dates: readonly DateFormat[],
): CellValue {
  const meaning = meaningOf(cell, source);
  if (isBlank(meaning)) return { ok: true, value: undefined };
  const value = READERS[type](meaning, dates);
  return value === undefined ? { ok: false, expected: expectedOf(type, dates) } : { ok: true, value };
}

/** What a cell of a type should hold, in words that complete "Expected …". */
export function expectedOf(type: FieldType, dates: readonly DateFormat[]): string {
  if (type !== 'date') return EXPECTED[type];
  const formats = dates.map(({ written }) => written);
  return `a date written ${[...formats, 'YYYY-MM-DD'].join(' or ')}, or a date cell`;
}

const EXPECTED = {
  text: 'a text',
  word: 'a word',
  words: 'words',
  number: 'a number',
  count: 'a whole number from 0 to 1000',
  'yes-no': 'yes or no',
} as const;

function meaningOf(cell: Cell | undefined, source: Source): Cell | undefined {
  if ('value' in source) return source.value;
  if (isBlank(cell) || typeof cell === 'object') return cell;
  const meaning = source.words.get(wordKey(String(cell)));
  return meaning === undefined ? cell : meaning;
}

type Filled = Exclude<Cell, null>;

/** Give undefined for what is not of the type. */
const READERS: Readonly<Record<FieldType, (cell: Filled, dates: readonly DateFormat[]) => unknown>> = {
  text: (cell) => (typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : undefined),
  word: (cell) => (typeof cell === 'object' ? undefined : hyphened(String(cell))),
  words: (cell) =>
    typeof cell === 'object'
      ? undefined
      : String(cell)
          .split(/[;,\n]/)
          .map(hyphened)
          .filter((word) => word !== ''),
  date: (cell, dates) => {
    if (typeof cell === 'object') return cell.date;
    if (typeof cell === 'number') return dateOfSerial(cell) ?? undefined;
    return typeof cell === 'string' ? (dateIn(cell, dates) ?? undefined) : undefined;
  },
  number: numberIn,
  count: (cell) => {
    const number = numberIn(cell) ?? -1;
    return Number.isInteger(number) && number >= 0 && number <= 1_000 ? number : undefined;
  },
  'yes-no': (cell) => (typeof cell === 'object' ? undefined : YES_OR_NO.get(wordKey(String(cell)))),
};

function numberIn(cell: Filled): number | undefined {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : undefined;
}

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
]);

/** `Social Worker` as the file writes it: `social-worker`. */
function hyphened(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
