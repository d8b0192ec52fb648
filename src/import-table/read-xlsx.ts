import { types } from 'node:util';
import readSheets from 'read-excel-file/node';
import type { Cell, ReadRows } from './table.ts';

/** The rows of a sheet of an Excel workbook: the one of this name, or the first. */
export async function readXlsx(bytes: Uint8Array, sheet: string | undefined): Promise<ReadRows> {
  const sheets = await sheetsIn(bytes);
  if (!sheets) return { ok: false, problem: 'Expected an Excel workbook (.xlsx).' };
  const found = sheet === undefined ? sheets[0] : sheets.find(({ sheet: name }) => name === sheet);
  if (!found) return { ok: false, problem: `Expected a sheet named ${sheet ?? ''}; there is none.` };
  return { ok: true, rows: found.data.map((row) => row.map(cellOf)), sheet: found.sheet };
}

async function sheetsIn(bytes: Uint8Array) {
  try {
    return await readSheets(Buffer.from(bytes));
  } catch {
    // Whatever is wrong with the file, the library's own words may repeat what is in it.
    return undefined;
  }
}

/** The library gives dates as moments at midnight in UTC. */
function cellOf(cell: unknown): Cell {
  if (types.isDate(cell)) return Number.isNaN(cell.getTime()) ? '#' : { date: cell.toISOString().slice(0, 10) };
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}
