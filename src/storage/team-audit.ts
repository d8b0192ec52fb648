import type { AuditEntry } from '../application/ports.ts';
import { chained, linkIn, NO_LINK } from './audit-chain.ts';
import type { RowChange, Table } from './table.ts';
import { CHAIN_ROW, teamAuditRow } from './tables.ts';

/**
 * What adds an entry to a team's audit, to be written together with what it is of. Refused, like all of it, when another
 * entry was added in between: read again and write again.
 */
export async function teamAuditChanges(
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
    { kind: 'insert', row: { partitionKey, rowKey: teamAuditRow(audit.at, mark), ...own } },
    newest ? { kind: 'replace', row, etag: newest.etag } : { kind: 'insert', row },
  ];
}
