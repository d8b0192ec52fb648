import { randomUUID } from 'node:crypto';
import { oneAtATime } from '../application/one-at-a-time.ts';
import { type AuditEntry, type PeopleStore, type PersonRecord, StorageUnavailable } from '../application/ports.ts';
import { auditChanges, newestEntries } from './audit-by-time.ts';
import { changeRow } from './change-row.ts';
import { safeKey } from './keys.ts';
import { jsonValue } from './row.ts';
import type { Table } from './table.ts';
import { auditRowAt, PERSON_ROW } from './tables.ts';

/** Every round one of the contenders wins. */
const ROUNDS = 50;

/** People on the People table: one point read says what a person may do. */
export function peopleOn(table: Table): PeopleStore {
  return {
    async read(personKey) {
      const row = await table.get(safeKey(personKey), PERSON_ROW);
      return row && jsonValue<PersonRecord>(row);
    },
    change: async (personKey, apply) =>
      changeRow(table, { partitionKey: safeKey(personKey), rowKey: PERSON_ROW }, apply),
    enter: async (personKey, entry) => {
      const partitionKey = safeKey(personKey);
      await oneAtATime(table, partitionKey, () => entered(table, partitionKey, entry));
    },
    audit: async (personKey, most) => newestEntries(table, safeKey(personKey), most),
  };
}

async function entered(table: Table, partitionKey: string, entry: AuditEntry): Promise<void> {
  const mark = randomUUID();
  for (let round = 0; round < ROUNDS; round += 1) {
    const changes = await auditChanges(table, partitionKey, mark, entry);
    if ((await table.transact(changes)) === 'written') return;
    // It may have been made all the same, its answer lost.
    if (await table.get(partitionKey, auditRowAt(entry.at, mark))) return;
  }
  throw new StorageUnavailable('storage did not answer: too many writers of one audit');
}
