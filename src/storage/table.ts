import type { TableClient, TransactionAction } from '@azure/data-tables';
import { StorageUnavailable } from '../application/ports.ts';
import { asked } from './errors.ts';
import { refuseLargeRow, refuseLargeTransaction } from './limits.ts';
import type { Ask } from './measured.ts';
import type { KeptRow, Row } from './row.ts';

/** One step of a transaction. */
export type RowChange =
  | { readonly kind: 'insert' | 'put'; readonly row: Row }
  | { readonly kind: 'replace'; readonly row: Row; readonly etag: string };

/** Whether a write was made; `refused` when a row was there already, is gone, or changed since it was read. */
export type Written = 'written' | 'refused';

/**
 * What the stores ask of a table, with errors of ours and the sizes that Azure takes. `refused` may be the answer to a
 * second try of a write that was made, its first answer lost: whoever writes has to look before believing it.
 */
export interface Table {
  readonly create: () => Promise<void>;
  readonly get: (partitionKey: string, rowKey: string) => Promise<KeptRow | undefined>;
  /** The rows, page by page. `filter` is made by the `odata` tag. */
  readonly pages: (filter: string, pageSize?: number) => AsyncGenerator<readonly KeptRow[]>;
  /** The same rows one by one. */
  readonly list: (filter: string, pageSize?: number) => AsyncGenerator<KeptRow>;
  readonly insert: (row: Row) => Promise<Written>;
  readonly replace: (row: Row, etag: string) => Promise<Written>;
  /** No error when the row is gone already. */
  readonly remove: (partitionKey: string, rowKey: string) => Promise<void>;
  /** All of the changes of one partition, or none. */
  readonly transact: (changes: readonly RowChange[]) => Promise<Written>;
}

export function tableOn(client: TableClient, ask: Ask = (_call, work) => asked(work)): Table {
  const written = async (call: 'insert' | 'replace', work: () => Promise<unknown>): Promise<Written> =>
    (await ask(call, work)) === undefined ? 'refused' : 'written';
  async function* pages(filter: string, pageSize?: number): AsyncGenerator<readonly KeptRow[]> {
    const found = client
      .listEntities<Row>({ queryOptions: { filter } })
      .byPage(pageSize === undefined ? {} : { maxPageSize: pageSize });
    for (;;) {
      const page = await ask('page', () => found.next());
      if (!page || page.done) return;
      yield page.value as KeptRow[];
      if (page.value.continuationToken === undefined) return;
    }
  }
  return {
    create: async () => {
      await ask('create', async () => {
        await client.createTable();
        return 'there';
      });
    },
    get: (partitionKey, rowKey) =>
      ask('get', () => client.getEntity<Row>(partitionKey, rowKey)) as Promise<KeptRow | undefined>,
    pages,
    async *list(filter, pageSize) {
      for await (const page of pages(filter, pageSize)) yield* page;
    },
    insert: async (row) => {
      refuseLargeRow(row);
      return written('insert', () => client.createEntity(row));
    },
    replace: async (row, etag) => {
      refuseLargeRow(row);
      return written('replace', () => client.updateEntity(row, 'Replace', { etag }));
    },
    remove: async (partitionKey, rowKey) => {
      await ask('remove', () => client.deleteEntity(partitionKey, rowKey));
    },
    transact: async (changes) => {
      refuseLargeTransaction(changes.map(({ row }) => row));
      const result = await ask('transact', () => client.submitTransaction(changes.map(actionOf)));
      if (!result) return 'refused';
      // The SDK overlooks a refused step without a body, and an answer cut short.
      const whole =
        result.subResponses.length === changes.length && result.subResponses.every(({ status }) => status < 300);
      if (!whole) throw new StorageUnavailable('storage did not answer: half a transaction');
      return 'written';
    },
  };
}

function actionOf(change: RowChange): TransactionAction {
  switch (change.kind) {
    case 'insert':
      return ['create', change.row];
    case 'put':
      return ['upsert', change.row, 'Replace'];
    case 'replace':
      return ['update', change.row, 'Replace', { etag: change.etag }];
  }
}
