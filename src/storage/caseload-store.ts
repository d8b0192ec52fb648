import { randomUUID } from 'node:crypto';
import { odata } from '@azure/data-tables';
import {
  type AuditEntry,
  type CaseloadCommit,
  type CaseloadHead,
  type CaseloadSnapshot,
  type CaseloadStore,
  type CommitResult,
  type OutboxItem,
  StorageUnavailable,
  type StoredCase,
  type UndoRecord,
} from '../application/ports.ts';
import { pendingOf, placeOf, rowsOf, usedKeyRows } from './caseload-rows.ts';
import { safeKey } from './keys.ts';
import { jsonValue, type KeptRow } from './row.ts';
import type { Table } from './table.ts';
import { AUDIT, auditRow, FACTS, HEAD_ROW, type KeyRange, OUTBOX, UNDO_ROW, USED_KEYS, usedKeyRow } from './tables.ts';

/** The largest page that Azure gives. */
const PAGE = 1_000;
const REREADS = 5;

const rowsIn = ({ from, to }: KeyRange): string => odata`RowKey ge ${from} and RowKey lt ${to}`;
const inWorker = (workerKey: string, range: KeyRange): string =>
  `${odata`PartitionKey eq ${safeKey(workerKey)}`} and ${rowsIn(range)}`;

/** Caseloads on the Caseloads table: a worker is a partition, a change is a transaction. */
export function caseloadsOn(table: Table): CaseloadStore {
  return {
    async read(workerKey) {
      for (let tries = 0; tries < REREADS; tries += 1) {
        const rows: KeptRow[] = [];
        for await (const row of table.list(inWorker(workerKey, FACTS))) rows.push(row);
        const snapshot = snapshotOf(rows);
        if (snapshot !== 'torn') return snapshot;
      }
      throw new StorageUnavailable('storage did not answer: too many writers of one caseload');
    },

    commit: async (change) => commit(table, change),

    async answered(workerKey, key) {
      const row = await table.get(safeKey(workerKey), usedKeyRow(key));
      return row && { reply: jsonValue<unknown>(row) };
    },

    async *pending() {
      for await (const row of table.list(rowsIn(OUTBOX))) {
        yield { item: jsonValue<OutboxItem>(row), at: placeOf(row.partitionKey, row.rowKey) };
      }
    },

    async done({ at }) {
      const [partitionKey = '', rowKey = ''] = at.split('/');
      await table.remove(safeKey(partitionKey), safeKey(rowKey));
    },

    async audit(workerKey, most) {
      const entries: AuditEntry[] = [];
      if (most < 1) return entries;
      for await (const row of table.list(inWorker(workerKey, AUDIT), Math.min(most, PAGE))) {
        entries.push(jsonValue<AuditEntry>(row));
        if (entries.length === most) break;
      }
      return entries;
    },
  };
}

async function commit(table: Table, change: CaseloadCommit): Promise<CommitResult> {
  const mark = randomUUID();
  const made: CommitResult = { ok: true, pending: pendingOf(change) };
  if ((await table.transact(rowsOf(change, mark))) === 'written') return made;

  const { workerKey, version } = change.head;
  const [audit, ...used] = await Promise.all(
    [auditRow(version), ...usedKeyRows(change)].map((rowKey) => table.get(workerKey, rowKey)),
  );
  // Ours was made: its answer was lost, and the second try met what the first had written.
  if (audit?.mark === mark) return made;
  const earlier = used.find((row) => row !== undefined);
  if (earlier) return { ok: false, reason: 'repeat', reply: jsonValue<unknown>(earlier) };
  return { ok: false, reason: 'changed-in-between' };
}

/**
 * The facts as one moment. A change between two pages leaves rows newer than the head, which is read first; a commit
 * on them would be refused by the head's ETag, but a mere reader must not see half a change either.
 */
function snapshotOf(rows: readonly KeptRow[]): CaseloadSnapshot | undefined | 'torn' {
  const [first, ...rest] = rows;
  if (!first) return undefined;
  if (first.rowKey !== HEAD_ROW) return 'torn';
  const head = jsonValue<CaseloadHead>(first);
  if (rest.some(({ version }) => typeof version === 'number' && version > head.version)) return 'torn';
  const undo = rest.find(({ rowKey }) => rowKey === UNDO_ROW);
  return {
    head,
    cases: rest.filter((row) => row !== undo && row.removed !== true).map((row) => jsonValue<StoredCase>(row)),
    undo: undo ? jsonValue<UndoRecord | null>(undo) : null,
    tag: first.etag,
  };
}

/** Forgets the keys used before a moment (ISO 8601, UTC) over all workers, and says how many; for the sweep. */
export async function sweepKeys(table: Table, before: string): Promise<number> {
  let swept = 0;
  for await (const row of table.list(`${rowsIn(USED_KEYS)} and ${odata`usedAt lt ${before}`}`)) {
    await table.remove(row.partitionKey, row.rowKey);
    swept += 1;
  }
  return swept;
}
