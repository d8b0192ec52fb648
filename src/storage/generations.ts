import { odata } from '@azure/data-tables';
import { StorageUnavailable } from '../application/ports.ts';
import { generationOf } from './caseload-rows.ts';
import { safeKey } from './keys.ts';
import { inTransactions } from './limits.ts';
import type { KeptRow, Row } from './row.ts';
import type { Table } from './table.ts';
import { CASES } from './tables.ts';

/** So many rows are taken away at once. */
const AT_ONCE = 10;

/** Writes the rows of a generation that no head names yet, as many in a transaction as it takes. */
export async function writeAhead(table: Table, rows: readonly Row[]): Promise<void> {
  for (const batch of inTransactions(rows)) {
    await table.transact(batch.map((row) => ({ kind: 'put', row })));
  }
}

/**
 * Once a generation is switched on: takes away the cases of all others up to its version. Rows of a later version
 * belong to somebody who is writing the next generation.
 */
export async function clearOthers(table: Table, workerKey: string, mark: string, version: number): Promise<void> {
  await clear(table, workerKey, (row) => generationOf(row) !== mark && !(Number(row.version) > version));
}

/** Takes away a generation that was not switched on. */
export async function clearGeneration(table: Table, workerKey: string, mark: string): Promise<void> {
  await clear(table, workerKey, (row) => generationOf(row) === mark);
}

/** Rows that no head names are only a waste, so that an outage here fails nobody: the next generation clears them. */
async function clear(table: Table, workerKey: string, isDead: (row: KeptRow) => boolean): Promise<void> {
  const partition = safeKey(workerKey);
  const cases = odata`PartitionKey eq ${partition} and RowKey ge ${CASES.from} and RowKey lt ${CASES.to}`;
  try {
    for await (const page of table.pages(cases)) {
      const dead = page.filter(isDead);
      for (let from = 0; from < dead.length; from += AT_ONCE) {
        await Promise.all(dead.slice(from, from + AT_ONCE).map(({ rowKey }) => table.remove(partition, rowKey)));
      }
    }
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}
