import type { AuditFault, AuditVerdict } from '../application/audit-verdict.ts';
import type { AuditEntry } from '../application/ports.ts';
import { fits, type Link, linkIn, NO_LINK } from './audit-chain.ts';
import { type Cut, cutIn, isEarlier } from './cut-audit.ts';
import { jsonValue, type Row } from './row.ts';
import type { Table } from './table.ts';
import { AUDIT, CHAIN_ROW, CUT_ROW, HEAD_ROW } from './tables.ts';

interface Partition {
  readonly audit: Row[];
  newest?: Link;
  cut?: Cut;
}

/** Checks the audit of every worker, team or person; what a partition holds is in memory one table at a time. */
export async function* verifyAudits(table: Table, of: AuditVerdict['of']): AsyncGenerator<AuditVerdict> {
  const partitions = new Map<string, Partition>();
  const partitionOf = ({ partitionKey }: Row): Partition => {
    const there = partitions.get(partitionKey) ?? { audit: [] };
    partitions.set(partitionKey, there);
    return there;
  };
  // The ends first: an entry that is added while we read is newer than its end, and not held against it.
  const end = of === 'worker' ? HEAD_ROW : CHAIN_ROW;
  for await (const row of table.list(`RowKey eq '${end}'`)) {
    const newest = linkIn(row);
    if (newest) partitionOf(row).newest = newest;
  }
  for await (const row of table.list(`RowKey ge '${AUDIT.from}' and RowKey lt '${AUDIT.to}'`)) {
    partitionOf(row).audit.push(row);
  }
  for await (const row of table.list(`RowKey eq '${CUT_ROW}'`)) {
    const cut = cutIn(row);
    if (cut) partitionOf(row).cut = cut;
  }
  for (const [key, partition] of [...partitions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { newest, audit } = partition;
    const isBehind = audit.some((row) => (linkIn(row)?.seq ?? 0) > (newest?.seq ?? 0));
    const endNow = isBehind ? await table.get(key, end) : undefined;
    yield verdictOn(of, key, partition, (endNow && linkIn(endNow)) ?? newest);
  }
}

/** `latest` is the end as it is after everything else was read. */
function verdictOn(
  of: AuditVerdict['of'],
  key: string,
  { audit, newest, cut }: Partition,
  latest?: Link,
): AuditVerdict {
  const isCut = (row: Row): boolean =>
    cut !== undefined &&
    (linkIn(row)?.seq ?? 0) <= cut.link.seq &&
    (row.rowKey === cut.through || isEarlier(of, row.rowKey, cut.through));
  const kept = audit.filter((row) => !isCut(row));
  const linked = kept.flatMap((row) => {
    const link = linkIn(row);
    return link ? [{ row, link }] : [];
  });
  linked.sort((a, b) => a.link.seq - b.link.seq);
  const first = linked.find(({ link }) => link.seq === 1)?.row;
  const unlinked = kept.filter((row) => linkIn(row) === undefined);
  const isAllowed = (row: Row): boolean =>
    first ? isEarlier(of, row.rowKey, first.rowKey) : !newest && (cut?.link.seq ?? 0) === 0;
  const strangers = unlinked.filter((row) => !isAllowed(row));
  return {
    of,
    key,
    entries: kept.length,
    unlinked: unlinked.length - strangers.length,
    erased: kept.filter(({ erased }) => erased === true).length,
    newest: newest?.chain ?? '',
    faults: [...strangers.map(putIn), ...walked(linked, cut?.link ?? NO_LINK, newest, latest)],
  };
}

interface Linked {
  readonly row: Row;
  readonly link: Link;
}

/** From the first link to the newest; what does not fit is said once, and what follows is held against what it says. */
function walked(linked: readonly Linked[], from: Link, newest: Link | undefined, latest?: Link): readonly AuditFault[] {
  const faults: AuditFault[] = [];
  let end = from;
  let known = from.seq === newest?.seq ? from : undefined;
  for (const { row, link } of linked) {
    if (link.seq <= end.seq || link.seq > (latest?.seq ?? Number.POSITIVE_INFINITY)) {
      faults.push(putIn(row));
      continue;
    }
    if (link.seq > end.seq + 1) faults.push({ kind: 'missing', from: end.seq + 1, to: link.seq - 1 });
    else if (!fits(end, row)) faults.push({ kind: 'altered', ...saidIn(row) });
    end = link;
    if (link.seq === newest?.seq) known = link;
  }
  if (!newest) return end.seq === from.seq && from.seq === 0 ? faults : [...faults, { kind: 'no-end' }];
  if (end.seq < newest.seq) return [...faults, { kind: 'missing', from: end.seq + 1, to: newest.seq }];
  return known?.chain === newest.chain || known === undefined ? faults : [...faults, { kind: 'other-end' }];
}

const putIn = (row: Row): AuditFault => ({ kind: 'put-in', ...saidIn(row) });

function saidIn(row: Row): { readonly at: string; readonly by: string; readonly action: string } {
  try {
    const { at, by, action } = jsonValue<AuditEntry>(row);
    return { at, by, action };
  } catch {
    return { at: 'an unreadable time', by: 'nobody readable', action: 'unreadable' };
  }
}
