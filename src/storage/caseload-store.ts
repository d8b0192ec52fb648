import { randomUUID } from 'node:crypto';
import { odata } from '@azure/data-tables';
import type { MonthSnapshot } from '../application/month-snapshot.ts';
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
import type { WorkerRecord } from '../domain/worker-records.ts';
import { generationOf, pendingOf, placeOf, rowsOf, tagOf, usedKeyRows } from './caseload-rows.ts';
import { clearGeneration, clearOthers, writeAhead } from './generations.ts';
import { withReadings } from './kept-schemes.ts';
import { safeKey } from './keys.ts';
import { jsonValue, type KeptRow } from './row.ts';
import type { Table } from './table.ts';
import {
  AUDIT,
  auditRow,
  CASES,
  FACTS,
  HEAD_ROW,
  type KeyRange,
  OUTBOX,
  RECORDS,
  snapshotRow,
  UNDO_ROW,
  USED_KEYS,
  usedKeyRow,
} from './tables.ts';

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
        const pages: (readonly KeptRow[])[] = [];
        for await (const page of table.pages(inWorker(workerKey, FACTS))) pages.push(page);
        const rows = pages.flat();
        const head = rows.find(({ rowKey }) => rowKey === HEAD_ROW);
        if (!head) return undefined;
        if (pages.length === 1 || (await isStill(table, head))) return snapshotOf(head, rows);
      }
      throw new StorageUnavailable('storage did not answer: too many writers of one caseload');
    },

    commit: async (change) => commit(table, change),

    async answered(workerKey, key) {
      const row = await table.get(safeKey(workerKey), usedKeyRow(key));
      return row && { reply: jsonValue<unknown>(row) };
    },

    async monthSnapshot(workerKey, month, revision) {
      const row = await table.get(safeKey(workerKey), snapshotRow(month, revision));
      return row && jsonValue<MonthSnapshot>(row);
    },

    async monthSnapshots(workerKey, from, to) {
      const range = { from: snapshotRow(from.month, from.revision), to: snapshotRow(to.month, to.revision + 1) };
      const found: MonthSnapshot[] = [];
      for await (const row of table.list(inWorker(workerKey, range))) found.push(jsonValue<MonthSnapshot>(row));
      return found;
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
  const { ahead, last } = rowsOf(change, mark);
  await writeAhead(table, ahead);
  const written = await table.transact(last);
  const result = written === 'written' ? made(change) : await whyRefused(table, change, mark);
  const { workerKey, version } = change.head;
  if (ahead.length > 0 && result.ok) await clearOthers(table, workerKey, mark, version);
  if (ahead.length > 0 && !result.ok) await clearGeneration(table, workerKey, mark);
  return result;
}

const made = (change: CaseloadCommit): CommitResult => ({ ok: true, pending: pendingOf(change) });

async function whyRefused(table: Table, change: CaseloadCommit, mark: string): Promise<CommitResult> {
  const { workerKey, version } = change.head;
  const [audit, ...used] = await Promise.all(
    [auditRow(version), ...usedKeyRows(change)].map((rowKey) => table.get(workerKey, rowKey)),
  );
  // Ours was made: its answer was lost, and the second try met what the first had written.
  if (audit?.mark === mark) return made(change);
  const earlier = used.find((row) => row !== undefined);
  if (earlier) return { ok: false, reason: 'repeat', reply: jsonValue<unknown>(earlier) };
  return { ok: false, reason: 'changed-in-between' };
}

/**
 * A page is one moment, several pages may not be: a change between two of them, or the generation before it taken away,
 * has replaced the head. A commit on half a change would be refused, but a mere reader must not see one either.
 */
async function isStill(table: Table, head: KeptRow): Promise<boolean> {
  return (await table.get(head.partitionKey, head.rowKey))?.etag === head.etag;
}

function snapshotOf(head: KeptRow, rows: readonly KeptRow[]): CaseloadSnapshot {
  const generation = generationOf(head);
  const undo = rows.find(({ rowKey }) => rowKey === UNDO_ROW);
  const cases = rows.filter(
    (row) => row.rowKey >= CASES.from && row.removed !== true && generationOf(row) === generation,
  );
  return {
    head: withReadings(jsonValue<CaseloadHead>(head)),
    cases: cases.map((row) => jsonValue<StoredCase>(row)),
    records: rows.filter(isRecord).map((row) => jsonValue<WorkerRecord>(row)),
    undo: undo ? jsonValue<UndoRecord | null>(undo) : null,
    tag: tagOf(head),
  };
}

function isRecord({ rowKey, removed }: KeptRow): boolean {
  return rowKey >= RECORDS.from && rowKey < RECORDS.to && removed !== true;
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
