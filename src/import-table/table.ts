import type { CalendarDate } from '../domain/calendar-date.ts';

/** What a cell of a spreadsheet holds; null when it is empty. */
export type Cell = string | number | boolean | null | { readonly date: CalendarDate };

/** A sheet as rows of cells, every row from the first, so that its number is the one that people see less 1. */
export type Rows = readonly (readonly Cell[])[];

export type ReadRows =
  /** `sheet` is its name in a workbook. */
  | { readonly ok: true; readonly rows: Rows; readonly sheet?: string }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Where something is in a sheet, as people count: from 1, columns by letter. */
export interface Place {
  readonly row: number;
  /** `C (Allocated)`; null where the whole row is meant. */
  readonly column: string | null;
}

/** What is wrong at a place; null for the whole sheet. Never what stood there. */
export interface TableError {
  readonly place: Place | null;
  readonly message: string;
}

/** The letters of a column, counted from 0: A to Z, then AA. */
export function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${lettersOf(Math.floor(column / 26) - 1)}${last}`;
}

export function isBlank(cell: Cell | undefined): cell is null | undefined | '' {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
