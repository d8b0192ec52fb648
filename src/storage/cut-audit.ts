import type { AuditOwner } from '../application/audit-verdict.ts';
import type { AuditEntry } from '../application/ports.ts';
import { type Link, linkIn, NO_LINK } from './audit-chain.ts';
import { safeKey } from './keys.ts';
import { jsonValue, type KeptRow, type Row } from './row.ts';
import type { Table } from './table.ts';
import { AUDIT, CUT_ROW } from './tables.ts';

/** The last link of what was taken away of an audit, and the key of the row that went last. */
export interface Cut {
  readonly link: Link;
  readonly through: string;
}

/** What a row says of a cut. */
export function cutIn(row: Row | undefined): Cut | undefined {
  const link = row && linkIn(row);
  return link && { link, through: String(row.through) };
}

/** True when an entry's key is of an earlier one: a worker's count down, others are by time. */
export function isEarlier(of: AuditOwner, row: string, than: string): boolean {
  return of === 'worker' ? row > than : row < than;
}

/**
 * Takes the oldest entries away, and says how many. The cut is kept before they go, so that a crash leaves entries that
 * the cut speaks for, and never a gap.
 */
export async function cutAudit(
  table: Table,
  of: AuditOwner,
  key: string,
  mayGo: (entry: AuditEntry) => boolean,
  most: number,
): Promise<number> {
  const partitionKey = safeKey(key);
  const rows: KeptRow[] = [];
  const filter = `PartitionKey eq '${partitionKey.replaceAll("'", "''")}' and RowKey ge '${AUDIT.from}' and RowKey lt '${AUDIT.to}'`;
  for await (const row of table.list(filter)) rows.push(row);
  rows.sort((a, b) => seqOf(a) - seqOf(b) || (isEarlier(of, a.rowKey, b.rowKey) ? -1 : 1));
  const stays = rows.findIndex((row) => !mayGo(jsonValue<AuditEntry>(row)));
  const going = rows.slice(0, Math.min(stays === -1 ? rows.length : stays, most));
  const [first, ...more] = going;
  if (!first) return 0;
  const through = more.reduce((last, { rowKey }) => (isEarlier(of, last, rowKey) ? rowKey : last), first.rowKey);
  const link = linkIn(more.at(-1) ?? first) ?? NO_LINK;
  const before = cutIn(await table.get(partitionKey, CUT_ROW));
  const isFurther = !before || link.seq > before.link.seq || (link.seq === 0 && isEarlier(of, before.through, through));
  if (isFurther) {
    await table.transact([{ kind: 'put', row: { partitionKey, rowKey: CUT_ROW, through, ...link } }]);
  }
  for (const { rowKey } of going) await table.remove(partitionKey, rowKey);
  return going.length;
}

const seqOf = (row: Row): number => linkIn(row)?.seq ?? 0;
