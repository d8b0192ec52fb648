import type { MonthSnapshot } from '../../src/application/month-snapshot.ts';
import {
  type AuditEntry,
  type CaseloadCommit,
  type CaseloadHead,
  type CaseloadSnapshot,
  type CommitResult,
  type OutboxItem,
  type PendingItem,
  type PersonRecord,
  StorageUnavailable,
  type StoredCase,
  type Stores,
  type UndoRecord,
} from '../../src/application/ports.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { pendingOf, rowsOf } from '../../src/storage/caseload-rows.ts';
import { withReadings } from '../../src/storage/kept-schemes.ts';
import { safeKey } from '../../src/storage/keys.ts';
import { recordRow, snapshotRow } from '../../src/storage/tables.ts';
import { type MemoryQueue, memoryDeliveries, memoryQueue } from './memory-deliveries.ts';
import { memoryReferences } from './memory-references.ts';
import { copy, sorted } from './memory-rows.ts';
import { memoryTeams } from './memory-teams.ts';

/** Everything that a real table would keep of one worker. */
interface Partition {
  head: CaseloadHead;
  tag: string;
  readonly cases: Map<string, StoredCase>;
  readonly records: Map<string, WorkerRecord>;
  readonly snapshots: Map<string, MonthSnapshot>;
  undo: UndoRecord | null;
  readonly audit: AuditEntry[];
  readonly keys: Map<string, { readonly reply: unknown; readonly at: string }>;
  readonly outbox: Map<string, OutboxItem>;
}

export interface MemoryStores extends Stores {
  readonly queue: MemoryQueue;
  /** While true, every call ends in `StorageUnavailable`, and nothing is written. */
  outage(down: boolean): void;
  /** As the tables do: forgets the keys that were used before a moment, and says how many. */
  sweepKeys(before: string): Promise<number>;
}

/** The stores in memory. The contract in test/storage holds them to what the tables do. */
export function memoryStores(): MemoryStores {
  const partitions = new Map<string, Partition>();
  const people = new Map<string, PersonRecord>();
  const refusals = new Map<string, readonly AuditEntry[]>();
  let down = false;
  let tags = 0;

  const reach = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) safeKey(key);
    await new Promise(setImmediate);
    if (down) throw new StorageUnavailable('storage is down');
  };

  const snapshotOf = ({ head, cases, records, undo, tag }: Partition): CaseloadSnapshot => ({
    head: withReadings(copy(head)),
    cases: sorted(cases),
    records: sorted(records),
    undo: copy(undo),
    tag,
  });

  const commit = (change: CaseloadCommit): CommitResult => {
    rowsOf(change, 'mark'); // refuses what the tables refuse
    const { workerKey } = change.head;
    const before = partitions.get(workerKey);
    for (const key of change.keys) {
      const used = before?.keys.get(key);
      if (used) return { ok: false, reason: 'repeat', reply: copy(used.reply) };
    }
    if (before?.tag !== change.basedOn?.tag) return { ok: false, reason: 'changed-in-between' };
    const made = change.snapshot && snapshotRow(change.snapshot.month, change.snapshot.revision);
    if (made && before?.snapshots.has(made)) return { ok: false, reason: 'changed-in-between' };

    tags += 1;
    const after: Partition = {
      cases: new Map(before?.cases),
      records: new Map(before?.records),
      snapshots: new Map(before?.snapshots),
      audit: [...(before?.audit ?? []), copy(change.audit)],
      keys: new Map(before?.keys),
      outbox: new Map(before?.outbox),
      head: copy(change.head),
      undo: copy(change.undo),
      tag: `tag-${tags}`,
    };
    for (const kept of change.putCases) after.cases.set(kept.caseId, copy(kept));
    for (const caseId of change.removedCaseIds) after.cases.delete(caseId);
    for (const record of change.putRecords ?? []) after.records.set(recordRow(record.kind, record.id), copy(record));
    for (const { kind, id } of change.removedRecords ?? []) after.records.delete(recordRow(kind, id));
    const { snapshot } = change;
    if (snapshot) after.snapshots.set(snapshotRow(snapshot.month, snapshot.revision), copy(snapshot));
    for (const key of change.keys) after.keys.set(key, { reply: copy(change.reply), at: change.audit.at });
    const pending = copy(pendingOf(change));
    for (const { item, at } of pending) after.outbox.set(at, item);
    partitions.set(workerKey, after);
    return { ok: true, pending: copy(pending) };
  };

  const deliveries = memoryDeliveries(reach);
  const teams = memoryTeams(reach);

  return {
    outage: (now) => {
      down = now;
    },
    async sweepKeys(before) {
      await reach();
      const spent = [...partitions.values()].flatMap(({ keys }) =>
        [...keys].filter(([, { at }]) => at < before).map(([key]) => ({ keys, key })),
      );
      for (const { keys, key } of spent) keys.delete(key);
      return spent.length + teams.sweep(before) + deliveries.sweep(before);
    },
    caseloads: {
      async read(workerKey) {
        await reach(workerKey);
        const partition = partitions.get(workerKey);
        return partition && snapshotOf(partition);
      },
      async commit(change) {
        await reach();
        return commit(change);
      },
      async answered(workerKey, key) {
        await reach(workerKey);
        const used = partitions.get(workerKey)?.keys.get(key);
        return used && { reply: copy(used.reply) };
      },
      async monthSnapshot(workerKey, month, revision) {
        await reach(workerKey);
        return copy(partitions.get(workerKey)?.snapshots.get(snapshotRow(month, revision)));
      },
      async monthSnapshots(workerKey, from, to) {
        await reach(workerKey);
        const [first, last] = [from, to].map(({ month, revision }) => snapshotRow(month, revision));
        const kept = partitions.get(workerKey)?.snapshots ?? new Map<string, MonthSnapshot>();
        const within = [...kept].filter(([row]) => (first ?? '') <= row && row <= (last ?? ''));
        return sorted(new Map(within));
      },
      async *pending(): AsyncGenerator<PendingItem> {
        await reach();
        const waiting = [...partitions.values()].flatMap(({ outbox }) => [...outbox]);
        for (const [at, item] of waiting) yield { item: copy(item), at };
      },
      async done({ at }) {
        await reach();
        for (const { outbox } of partitions.values()) outbox.delete(at);
      },
      async audit(workerKey, most) {
        await reach(workerKey);
        return copy(partitions.get(workerKey)?.audit ?? [])
          .reverse()
          .slice(0, most);
      },
    },
    people: {
      async read(personKey) {
        await reach(personKey);
        return copy(people.get(personKey));
      },
      async change(personKey, apply) {
        await reach(personKey);
        const after = copy(apply(copy(people.get(personKey))));
        people.set(personKey, after);
        return copy(after);
      },
      async enter(personKey, entry) {
        await reach(personKey);
        refusals.set(personKey, [copy(entry), ...(refusals.get(personKey) ?? [])]);
      },
      async audit(personKey, most) {
        await reach(personKey);
        return copy(refusals.get(personKey) ?? []).slice(0, most);
      },
    },
    teams,
    references: memoryReferences(reach),
    deliveries,
    queue: memoryQueue(reach),
    health: { check: () => reach() },
  };
}
