import { randomUUID } from 'node:crypto';
import { StorageUnavailable } from '../application/ports.ts';
import { jsonProperties, jsonValue, type Row } from './row.ts';
import type { Table } from './table.ts';

/** Every round one of the contenders wins, so this many of them at once all come through. */
const ROUNDS = 200;

/** The last writers of a row are kept in it: more than can overtake a writer whose answer was lost. */
const REMEMBERED = 50;

/**
 * Reads a row's value, applies a change and writes it, again until nobody was in between; makes the row when absent.
 * `apply` may run more than once, and writes nothing when it gives back what it was given. Each write leaves its own
 * mark in the row: a refusal of a write that was made after all (its answer was lost) is recognised by the mark.
 */
export async function changeRow<T>(
  table: Table,
  at: { readonly partitionKey: string; readonly rowKey: string },
  apply: (before: T | undefined) => T,
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

    attempted = { ...at, ...jsonProperties(value), marks: [mark, ...marks].slice(0, REMEMBERED).join(' ') };
    const outcome = there ? await table.replace(attempted, there.etag) : await table.insert(attempted);
    if (outcome === 'written') return jsonValue<T>(attempted);
  }
  throw new StorageUnavailable('storage did not answer: too many writers of one row');
}
