import { type CaseloadFile, type FileError, type Given, MOST_BYTES, readCaseloadFile } from '../caseload-file/index.ts';
import { SILENT_ON_NOTHING, type Silence } from '../caseload-file/silence.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import { caseloadsInTable } from '../import-table/index.ts';
import type { Mapping } from '../import-table/mapping.ts';
import { readCsv } from '../import-table/read-csv.ts';
import { readXlsx } from '../import-table/read-xlsx.ts';
import type { TableError } from '../import-table/table.ts';
import { isSheet } from './import-arguments.ts';
import { bytesOf, unreadable } from './read-bytes.ts';

/** A worker's caseload in a file that is to be imported; or what is wrong with it, a sentence with its place each. */
export interface ReadCaseload {
  /** As it was given. */
  readonly file: string;
  /** Null when it cannot be told whose caseload it is. */
  readonly workerId: string | null;
  readonly read:
    | { readonly ok: true; readonly caseload: CaseloadFile; readonly silence: Silence }
    | { readonly ok: false; readonly problems: readonly string[] };
}

/** How files are read. */
export interface Reading {
  readonly scheme: SchemeId;
  readonly today: CalendarDate;
  readonly asOf?: CalendarDate;
  readonly mapping?: Mapping;
}

/** The caseloads in a file: one in a caseload file, any number in a sheet. */
export async function readImportFile(file: string, reading: Reading): Promise<readonly ReadCaseload[]> {
  let bytes: Uint8Array;
  try {
    bytes = bytesOf(file);
  } catch (error) {
    return [refused(file, [unreadable(error)])];
  }
  if (isSheet(file) && reading.mapping) return readSheet(file, bytes, reading.mapping, reading);
  const { scheme, asOf } = reading;
  const given: Given = { scheme, ...(asOf === undefined ? {} : { asOf }) };
  const parsed = readCaseloadFile(bytes, given);
  if (!parsed.ok) return [refused(file, parsed.errors.map(inWords))];
  return [
    { file, workerId: parsed.file.workerId, read: { ok: true, caseload: parsed.file, silence: SILENT_ON_NOTHING } },
  ];
}

async function readSheet(
  file: string,
  bytes: Uint8Array,
  mapping: Mapping,
  { scheme, today, asOf = today }: Reading,
): Promise<readonly ReadCaseload[]> {
  if (bytes.length > MOST_BYTES) return [refused(file, ['Expected a file of at most 10 MB.'])];
  const table = /\.xlsx$/i.test(file) ? await readXlsx(bytes, mapping.sheet) : readCsv(bytes);
  if (!table.ok) return [refused(file, [table.problem])];
  const sheet = table.sheet === undefined ? '' : `sheet ${table.sheet}, `;
  const cellInWords = ({ place, message }: TableError) => {
    if (!place) return message;
    return `${sheet}row ${place.row}${place.column === null ? '' : `, column ${place.column}`}: ${message}`;
  };
  const found = caseloadsInTable(table.rows, mapping, { scheme, asOf });
  if (!found.ok) return [refused(file, found.errors.map(cellInWords))];
  const { silence } = found;
  return found.caseloads.map(({ workerId, parsed }) => ({
    file,
    workerId,
    read: parsed.ok
      ? { ok: true, caseload: parsed.file, silence }
      : { ok: false, problems: parsed.errors.map(cellInWords) },
  }));
}

function refused(file: string, problems: readonly string[]): ReadCaseload {
  return { file, workerId: null, read: { ok: false, problems } };
}

/** An error with its place. */
export function inWords({ path, message }: FileError): string {
  return path === '' ? message : `${path}: ${message}`;
}
