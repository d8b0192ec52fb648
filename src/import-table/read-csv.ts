import { CsvError, parse } from 'csv-parse/sync';
import { decode } from '../caseload-file/decode.ts';
import type { ReadRows } from './table.ts';

/** The rows of a file of comma-separated values in UTF-8. Empty lines are rows too. */
export function readCsv(bytes: Uint8Array): ReadRows {
  const text = decode(bytes);
  if (text === null) return { ok: false, problem: 'Expected text in UTF-8; in Excel, save as "CSV UTF-8".' };
  try {
    return { ok: true, rows: parse(text, { relax_column_count: true }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
    return { ok: false, problem: `Expected comma-separated values; the quotes do not fit${line}.` };
  }
}
