import { odata } from '@azure/data-tables';
import type { ReferenceStore } from '../application/ports.ts';
import { plainRef } from '../domain/reference.ts';
import { hashedKey, safeKey } from './keys.ts';
import type { Table } from './table.ts';

/** References on their own table: a reference is a partition, under its digest, and whoever holds it a row. */
export function referencesOn(table: Table): ReferenceStore {
  const partitionOf = (ref: string): string => hashedKey(plainRef(ref));
  return {
    async holders(ref) {
      const keys: string[] = [];
      for await (const { rowKey } of table.list(odata`PartitionKey eq ${partitionOf(ref)}`)) keys.push(rowKey);
      return keys;
    },
    async hold(ref, workerKey) {
      // One that is there already says the same, so a refusal is as good.
      await table.insert({ partitionKey: partitionOf(ref), rowKey: safeKey(workerKey) });
    },
    release: async (ref, workerKey) => table.remove(partitionOf(ref), safeKey(workerKey)),
  };
}
