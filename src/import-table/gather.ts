import type { Columns, Leaf } from './columns.ts';
import { namesChildren } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { type RowReader, readerOf, type Said, type SaidActivity } from './row-reader.ts';
import { isBlank, type Rows, type TableError } from './table.ts';

export interface SaidCase extends Said {
  readonly children: Map<string, Said>;
  readonly activities: Map<string, SaidActivity>;
}

/** What the rows of a worker say, and what is wrong with them. */
export interface SaidWorker extends Said {
  readonly cases: Map<string, SaidCase>;
  readonly errors: TableError[];
}

export interface Gathered {
  readonly workers: ReadonlyMap<string, SaidWorker>;
  /** Rows that belong to nobody. */
  readonly errors: readonly TableError[];
}

/**
 * Gathers the rows under the header: those with one worker's id are one caseload, those of it with one case reference
 * one case, those of it with one child reference one child. What several rows say of the same thing must agree, or be
 * said once. An activity that several rows say alike is one.
 */
export function gather(rows: Rows, { headerRow, dates }: Mapping, columns: Columns): Gathered {
  const workers = new Map<string, SaidWorker>();
  const errors: TableError[] = [];

  for (const [index, cells] of rows.entries()) {
    const row = index + 1;
    if (row <= headerRow || cells.every(isBlank)) continue;
    const reader = readerOf(row, cells, dates);
    const id = reader.key(columns.worker, 'id');
    if (id === null) {
      errors.push(reader.error(columns.worker, 'id', "Expected the worker's id; without it the row is nobody's."));
      continue;
    }
    const worker = getOr(workers, id, () => ({ row, facts: new Map(), cases: new Map(), errors: [] }));
    reader.take(columns.worker, worker, worker.errors);
    gatherCase(worker, columns, reader);
  }
  return { workers, errors };
}

function gatherCase(worker: SaidWorker, columns: Columns, reader: RowReader): void {
  const { row } = reader;
  const ref = reader.key(columns.case, 'ref');
  const beside = [...columns.case, ...(columns.child ?? []), ...columns.activities.flatMap(({ leaves }) => leaves)];
  if (ref === null) {
    if (!reader.hasAny(beside)) return;
    worker.errors.push(
      reader.error(columns.case, 'ref', 'Expected the reference of the case; the row has facts of one.'),
    );
    return;
  }
  const said = getOr(worker.cases, ref, () => ({ row, facts: new Map(), children: new Map(), activities: new Map() }));
  reader.take(columns.case, said, worker.errors);
  if (columns.children) reader.take([columns.children], said, worker.errors);
  const child = columns.child && gatherChild(said, columns.child, reader, worker.errors);
  for (const { kind, leaves } of columns.activities) {
    const activity = reader.activity(kind, leaves, worker.errors);
    if (!activity) continue;
    const key = JSON.stringify([kind, [...activity.facts].map(([path, { value }]) => [path, value])]);
    const same = getOr(said.activities, key, () => activity);
    if (child && namesChildren(kind)) same.children.add(child);
  }
}

/** The reference of the child whom the row is about; null for none. */
function gatherChild(said: SaidCase, leaves: readonly Leaf[], reader: RowReader, errors: TableError[]): string | null {
  const ref = reader.key(leaves, 'ref');
  if (ref !== null) {
    reader.take(
      leaves,
      getOr(said.children, ref, () => ({ row: reader.row, facts: new Map() })),
      errors,
    );
  } else if (reader.hasAny(leaves)) {
    errors.push(reader.error(leaves, 'ref', 'Expected the reference of the child; the row has facts of one.'));
  }
  return ref;
}

function getOr<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
