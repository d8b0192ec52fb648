import { isDeepStrictEqual } from 'node:util';
import type { ActivityKind } from '../domain/case-facts.ts';
import { cellValue } from './cell-value.ts';
import { columnInWords, type Leaf } from './columns.ts';
import type { DateFormat } from './dates.ts';
import type { Cell, TableError } from './table.ts';

/** What rows say of one thing: by the path of a fact, its value and the first row that says it. */
export interface Said {
  /** The first row about it, counted from 1. */
  readonly row: number;
  readonly facts: Map<string, { readonly value: unknown; readonly row: number }>;
}

export interface SaidActivity extends Said {
  readonly kind: ActivityKind;
  readonly leaves: readonly Leaf[];
  /** The children in whose rows it stands. */
  readonly children: Set<string>;
}

/** Reads the facts of one row; what is wrong goes to the errors that it is given. */
export interface RowReader {
  readonly row: number;
  /** A reference or an id; null where there is none. */
  key(leaves: readonly Leaf[], path: string): string | null;
  /** Adds what the row says of a thing to what rows before it said. */
  take(leaves: readonly Leaf[], said: Said, errors: TableError[]): void;
  /** The activity of these columns; null where the row has none. */
  activity(kind: ActivityKind, leaves: readonly Leaf[], errors: TableError[]): SaidActivity | null;
  /** True when one of the columns is filled in; values that are always the same do not count. */
  hasAny(leaves: readonly Leaf[]): boolean;
  error(leaves: readonly Leaf[], path: string, message: string): TableError;
}

export function readerOf(row: number, cells: readonly Cell[], dates: readonly DateFormat[]): RowReader {
  const cellOf = ({ column }: Leaf) => (column === null ? null : cells[column]);
  const read = (leaf: Leaf) => cellValue(cellOf(leaf), leaf.type, leaf.source, dates);
  const isFilled = (leaf: Leaf) => {
    const said = read(leaf);
    return leaf.column !== null && !(said.ok && said.value === undefined);
  };
  const errorAt = (leaf: Leaf | undefined, message: string): TableError => ({
    place: { row, column: leaf ? columnInWords(leaf) : null },
    message,
  });
  const at = (leaves: readonly Leaf[], path: string) => leaves.find((leaf) => leaf.path === path);

  const take = (leaves: readonly Leaf[], { facts }: Said, errors: TableError[]): void => {
    for (const leaf of leaves) {
      const said = read(leaf);
      if (!said.ok) {
        errors.push(errorAt(leaf, `Expected ${said.expected}.`));
        continue;
      }
      const { value } = said;
      if (value === undefined) continue;
      const before = facts.get(leaf.path);
      if (before === undefined) facts.set(leaf.path, { value, row });
      else if (!isDeepStrictEqual(before.value, value)) {
        errors.push(
          errorAt(leaf, `Expected the same as in row ${before.row}, or nothing: both rows are about the same.`),
        );
      }
    }
  };

  return {
    row,
    take,
    key(leaves, path) {
      const leaf = at(leaves, path);
      const said = leaf && read(leaf);
      return said?.ok && typeof said.value === 'string' ? said.value : null;
    },
    activity(kind, leaves, errors) {
      const starts = leaves.filter(({ path }) => path === 'on' || path === 'from');
      if (!starts.some((leaf) => isFilled(leaf) || leaf.column === null)) {
        const hasOtherDay = leaves.some((leaf) => leaf.type === 'date' && isFilled(leaf));
        const message = 'Expected the day on which this began; the row has another day of it.';
        if (hasOtherDay) errors.push(errorAt(starts[0], message));
        return null;
      }
      const activity = { kind, leaves, row, facts: new Map(), children: new Set<string>() };
      take(leaves, activity, errors);
      return activity;
    },
    hasAny: (leaves) => leaves.some(isFilled),
    error: (leaves, path, message) => errorAt(at(leaves, path), message),
  };
}
