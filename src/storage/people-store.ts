import type { PeopleStore, PersonRecord } from '../application/ports.ts';
import { changeRow } from './change-row.ts';
import { safeKey } from './keys.ts';
import { jsonValue } from './row.ts';
import type { Table } from './table.ts';
import { PERSON_ROW } from './tables.ts';

/** People on the People table: one point read says what a person may do. */
export function peopleOn(table: Table): PeopleStore {
  return {
    async read(personKey) {
      const row = await table.get(safeKey(personKey), PERSON_ROW);
      return row && jsonValue<PersonRecord>(row);
    },
    change: async (personKey, apply) =>
      changeRow(table, { partitionKey: safeKey(personKey), rowKey: PERSON_ROW }, apply),
  };
}
