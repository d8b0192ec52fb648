import { type CaseloadFile, type Given, parseCaseloadFile } from '../caseload-file/index.ts';
import type { Silence } from '../caseload-file/silence.ts';
import { type Columns, findColumns } from './columns.ts';
import { gather, type SaidWorker } from './gather.ts';
import type { Mapping } from './mapping.ts';
import { plainWorker } from './plain-worker.ts';
import { silenceOf } from './silence-of.ts';
import type { Rows, TableError } from './table.ts';
import { tableError } from './table-error.ts';

/** One worker's rows of a sheet. */
export interface TableCaseload {
  readonly workerId: string;
  readonly parsed:
    | { readonly ok: true; readonly file: CaseloadFile }
    | { readonly ok: false; readonly errors: readonly TableError[] };
}

export type TableCaseloads =
  | { readonly ok: true; readonly caseloads: readonly TableCaseload[]; readonly silence: Silence }
  /** The sheet cannot be used at all: a column is missing, or a row is nobody's and might be missed in a caseload. */
  | { readonly ok: false; readonly errors: readonly TableError[] };

/**
 * The caseloads in the rows of a sheet, by a mapping of its columns, under a scheme and as of a day. They are checked as
 * caseload files are, and every error is reported at its row and column.
 */
export function caseloadsInTable(rows: Rows, mapping: Mapping, given: Required<Given>): TableCaseloads {
  const found = findColumns(mapping, rows[mapping.headerRow - 1]);
  if (!found.ok) return found;
  const { columns } = found;
  const { workers, errors } = gather(rows, mapping, columns);
  if (errors.length > 0) return { ok: false, errors };
  const caseloads = [...workers].map(([workerId, worker]) => ({
    workerId,
    parsed: parsedFrom(worker, columns, mapping, given),
  }));
  return { ok: true, caseloads, silence: silenceOf(columns) };
}

function parsedFrom(worker: SaidWorker, columns: Columns, { dates }: Mapping, given: Given): TableCaseload['parsed'] {
  const parsed = parseCaseloadFile(JSON.stringify(plainWorker(worker)), given);
  const errors = [...worker.errors];
  const seen = new Set(errors.map(({ place }) => JSON.stringify(place)));
  for (const error of parsed.ok ? [] : parsed.errors) {
    const found = tableError(error, worker, columns, dates);
    // What is wrong in a cell shows again where the caseload lacks it.
    if (!seen.has(JSON.stringify(found.place))) errors.push(found);
  }
  return parsed.ok && errors.length === 0 ? parsed : { ok: false, errors };
}
