import { odata } from '@azure/data-tables';
import type { AuditEntry } from '../application/ports.ts';
import { chained, linkIn, NO_LINK } from './audit-chain.ts';
import { jsonValue } from './row.ts';
import type { RowChange, Table } from './table.ts';
import { AUDIT, auditRowAt, CHAIN_ROW } from './tables.ts';

/**
 * What adds an entry to the audit of a team or a person, to be written together with what it is of. Refused, like all of
 * it, when another entry was added in between: read again and write again.
 */
export async function auditChanges(
  table: Table,
  partitionKey: string,
  mark: string,
  audit: AuditEntry,
): Promise<readonly RowChange[]> {
  const at = { partitionKey, rowKey: CHAIN_ROW };
  const newest = await table.get(partitionKey, CHAIN_ROW);
  const { link, own } = chained((newest && linkIn(newest)) ?? NO_LINK, audit);
  const row = { ...at, ...link };
  return [
    { kind: 'insert', row: { partitionKey, rowKey: auditRowAt(audit.at, mark), ...own } },
    newest ? { kind: 'replace', row, etag: newest.etag } : { kind: 'insert', row },
  ];
}

/** The newest entries of such an audit, the newest first. */
export async function newestEntries(table: Table, partitionKey: string, most: number): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const rows = odata`PartitionKey eq ${partitionKey} and RowKey ge ${AUDIT.from} and RowKey lt ${AUDIT.to}`;
  for await (const row of table.list(rows)) entries.push(jsonValue(row));
  return entries.reverse().slice(0, most);
}
