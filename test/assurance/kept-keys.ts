import { TableClient } from '@azure/data-tables';
import { TABLES } from '../../src/storage/tables.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

/** The keys of every row in every table: what errors, traces and addresses show. */
export async function keptKeys(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for (const table of Object.values(TABLES)) {
    const client = TableClient.fromConnectionString(azuriteConnection(), `${prefix}${table}`, {
      allowInsecureConnection: true,
    });
    const select = ['PartitionKey', 'RowKey'];
    for await (const { partitionKey, rowKey } of client.listEntities({ queryOptions: { select } })) {
      keys.push(`${table} ${partitionKey} ${rowKey}`);
    }
  }
  return keys;
}
