import type { AuditOwner } from '../application/audit-verdict.ts';
import type { KeptItem, KeptKind, KeptStore } from '../application/kept-ports.ts';
import { withoutContent } from './audit-chain.ts';
import { cutAudit } from './cut-audit.ts';
import { safeKey } from './keys.ts';
import { jsonProperties, jsonValue, type KeptRow, type Row } from './row.ts';
import type { Table } from './table.ts';
import {
  AUDIT,
  dayPartition,
  HEAD_ROW,
  type KeyRange,
  LANE_ROW,
  LIVE_ROW,
  lanePartition,
  TABLES,
  type TableId,
  TEAM_INDEX,
  TEAM_ROW,
  UNDO_ROW,
} from './tables.ts';

interface Source {
  readonly table: Table;
  readonly row: KeptRow;
}

/** Every row of every table. */
export function keptOn(tables: Readonly<Record<TableId, Table>>): KeptStore {
  async function* listed(id: TableId, filter: string): AsyncGenerator<KeptItem> {
    for await (const row of tables[id].list(filter)) yield itemOf(id, tables[id], row);
  }
  const rewrite = async (item: KeptItem, after: (row: KeptRow) => Row): Promise<boolean> => {
    const { table, row } = item.source as Source;
    const rewritten = after(row);
    if ((await table.replace(rewritten, row.etag)) === 'written') return true;
    // It may have been written all the same, its answer lost.
    const there = await table.get(row.partitionKey, row.rowKey);
    return there !== undefined && Object.entries(rewritten).every(([name, value]) => there[name] === value);
  };
  return {
    async *all(only) {
      for (const id of only ? [only] : (Object.keys(TABLES) as TableId[])) yield* listed(id, '');
    },
    heads: () => listed('caseloads', `RowKey eq '${HEAD_ROW}'`),
    async *monthsBefore(month) {
      for (const from of ['f-2-month-', 's-']) {
        yield* listed('caseloads', within({ from, to: safeKey(`${from}${month}`) }));
      }
    },
    async *sentBefore(day) {
      const days = `PartitionKey ge 'd-' and PartitionKey lt '${dayPartition(day)}'`;
      yield* listed('deliveries', days);
      yield* listed('runs', days);
      for (const letter of ['l', 'r']) {
        const places = `PartitionKey ge '${letter}-' and PartitionKey lt '${letter}.'`;
        yield* listed('deliveries', `${places} and ${writtenBefore(`${day}T00:00:00.000Z`)}`);
      }
    },
    async *auditsBefore(moment) {
      for (const [of, table] of Object.entries(AUDITED) as [AuditOwner, TableId][]) {
        const keys = new Set<string>();
        for await (const { partitionKey } of tables[table].list(`${within(AUDIT)} and ${writtenBefore(moment)}`)) {
          keys.add(partitionKey);
        }
        for (const key of keys) yield { of, key };
      }
    },
    cutAudit: ({ of, key }, mayGo, most) => cutAudit(tables[AUDITED[of]], of, key, mayGo, most),
    async *ofConversation(conversationId) {
      yield* listed('deliveries', `PartitionKey eq '${lanePartition(conversationId)}'`);
    },
    rewrite: (item, value) => rewrite(item, (row) => ({ ...ownOf(row), ...jsonProperties(value) })),
    eraseContent: (item) => rewrite(item, withoutContent),
    remove: async (item) => {
      const { table, row } = item.source as Source;
      await table.remove(row.partitionKey, row.rowKey);
    },
  };
}

/** In which table whose audits are. */
const AUDITED = { worker: 'caseloads', team: 'teams', person: 'people' } as const;
const within = ({ from, to }: KeyRange): string => `RowKey ge '${from}' and RowKey lt '${to}'`;
const writtenBefore = (moment: string): string => `Timestamp lt datetime'${moment}'`;

/** Its keys and columns, without the value and what storage adds. */
function ownOf(row: KeptRow): Row {
  const { partitionKey, rowKey } = row;
  const columns = Object.entries(row).filter(
    ([name]) => !/^(json\d+|etag|timestamp|partitionKey|rowKey)$/.test(name) && !name.startsWith('odata.'),
  );
  return { ...Object.fromEntries(columns), partitionKey, rowKey };
}

function itemOf(id: TableId, table: Table, row: KeptRow): KeptItem {
  const { partitionKey, rowKey } = row;
  const value = row.json0 === undefined ? undefined : jsonValue<unknown>(row);
  return {
    kind: KINDS[id](row),
    table: TABLES[id],
    partition: partitionKey,
    row: rowKey,
    value,
    source: { table, row },
  };
}

/** What the letter of its range says. */
function ofRange({ rowKey }: Row): KeptKind | undefined {
  const ranges = { a: 'audit', c: 'audit-end', k: 'used-key', s: 'month' } as const;
  return Object.entries(ranges).find(([letter]) => rowKey.startsWith(`${letter}-`))?.[1];
}

const KINDS: Readonly<Record<TableId, (row: Row) => KeptKind>> = {
  caseloads: (row) => {
    if (row.rowKey === HEAD_ROW) return 'head';
    if (row.rowKey === UNDO_ROW) return 'undo';
    if (row.rowKey.startsWith('o-')) return 'outbox';
    return ofRange(row) ?? (row.rowKey.startsWith('f-2-') ? 'record' : 'case');
  },
  people: (row) => ofRange(row) ?? 'person',
  teams: (row) => {
    if (row.partitionKey === TEAM_INDEX) return 'listed-team';
    if (row.rowKey === TEAM_ROW) return 'team';
    if (row.rowKey.startsWith('o-')) return 'operation';
    return ofRange(row) ?? (row.rowKey.startsWith('f-waiting-') ? 'waiting' : 'member');
  },
  references: () => 'reference',
  deliveries: ({ rowKey }) => (rowKey === LIVE_ROW ? 'live-post' : rowKey === LANE_ROW ? 'lane' : 'delivery'),
  runs: () => 'schedule',
};
