import { randomUUID } from 'node:crypto';
import { StorageUnavailable } from '../application/ports.ts';
import { jsonProperties, jsonValue, type Row } from './row.ts';
import type { RowChange, Table, Written } from './table.ts';

/** Every round one of the contenders wins, so this many of them at once all come through. */
const ROUNDS = 200;

/** The last writers of a row are kept in it: more than can overtake a writer whose answer was lost. */
const REMEMBERED = 50;

/**
 * Reads a row's value, applies a change and writes it, again until nobody was in between; makes the row when absent.
 * `apply` may run more than once, and writes nothing when it gives back what it was given. Each write leaves its own
 * mark in the row: a refusal of a write that was made after all (its answer was lost) is recognised by the mark.
 * `columns` are properties of the row beside the value, to filter by.
 * `beside` is what is written together with the change, named after the mark; it is asked anew each time.
 */
export async function changeRow<T>(
  table: Table,
  at: { readonly partitionKey: string; readonly rowKey: string },
  apply: (before: T | undefined) => T,
  beside?: (mark: string) => Promise<readonly RowChange[]>,
  columns?: (value: T) => Readonly<Record<string, string>>,
): Promise<T> {
  const mark = randomUUID();
  let attempted: Row | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const there = await table.get(at.partitionKey, at.rowKey);
    const marks = typeof there?.marks === 'string' ? there.marks.split(' ') : [];
    if (attempted && marks.includes(mark)) return jsonValue<T>(attempted);

    const before = there && jsonValue<T>(there);
    const value = apply(before);
    if (value === before) return value;

    const kept = [mark, ...marks].slice(0, REMEMBERED).join(' ');
    attempted = { ...at, ...jsonProperties(value), ...columns?.(value), marks: kept };
    const change: RowChange = there
      ? { kind: 'replace', row: attempted, etag: there.etag }
      : { kind: 'insert', row: attempted };
    if ((await write(table, change, await beside?.(mark))) === 'written') return jsonValue<T>(attempted);
  }
  throw new StorageUnavailable('storage did not answer: too many writers of one row');
}

async function write(table: Table, change: RowChange, beside: readonly RowChange[] | undefined): Promise<Written> {
  if (beside) return table.transact([change, ...beside]);
  return change.kind === 'replace' ? table.replace(change.row, change.etag) : table.insert(change.row);
}
