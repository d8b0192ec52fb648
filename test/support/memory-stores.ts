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
  type TeamMember,
  type TeamOperation,
  type TeamRecord,
  type UndoRecord,
} from '../../src/application/ports.ts';
import type { WaitingCase } from '../../src/domain/waiting-case.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { pendingOf, rowsOf } from '../../src/storage/caseload-rows.ts';
import { withReadings } from '../../src/storage/kept-schemes.ts';
import { safeKey } from '../../src/storage/keys.ts';
import { recordRow, snapshotRow, waitingRow } from '../../src/storage/tables.ts';
import { type MemoryQueue, memoryDeliveries, memoryQueue } from './memory-deliveries.ts';
import { memoryReferences } from './memory-references.ts';

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

/** A copy as storage makes one: through JSON, so that nothing in memory is shared with the caller. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify({ value })).value;
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
const sorted = <T>(rows: ReadonlyMap<string, T>): T[] => [...rows].sort(byKey).map(([, row]) => copy(row));

const operationAt = ({ teamId, key }: TeamOperation): string => `${teamId}/${key}`;

/** The stores in memory. The contract in test/storage holds them to what the tables do. */
export function memoryStores(): MemoryStores {
  const partitions = new Map<string, Partition>();
  const people = new Map<string, PersonRecord>();
  const teams = new Map<string, TeamRecord>();
  const teamAudits = new Map<string, AuditEntry[]>();
  const members = new Map<string, Map<string, TeamMember>>();
  const queues = new Map<string, Map<string, WaitingCase>>();
  /** Of the teams' partitions, with when they were used. */
  const usedKeys = new Map<string, string>();
  const operations = new Map<string, TeamOperation>();
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
      const ofTeams = [...usedKeys].filter(([, at]) => at < before);
      for (const [key] of ofTeams) usedKeys.delete(key);
      return spent.length + ofTeams.length;
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
    },
    teams: {
      async read(teamId) {
        await reach(teamId);
        const team = teams.get(teamId);
        return (
          team && {
            team: withReadings(copy(team)),
            members: sorted(members.get(teamId) ?? new Map()),
            waiting: sorted(queues.get(teamId) ?? new Map()),
          }
        );
      },
      async record(teamId) {
        await reach(teamId);
        const team = teams.get(teamId);
        return team && withReadings(copy(team));
      },
      async changeTeam(teamId, apply, audit) {
        await reach(teamId);
        const there = teams.get(teamId);
        const before = there && withReadings(copy(there));
        const value = apply(before);
        if (value !== before) {
          teams.set(teamId, copy(value));
          teamAudits.set(teamId, [...(teamAudits.get(teamId) ?? []), copy(audit)]);
        }
        return copy(value);
      },
      async audit(teamId, most) {
        await reach(teamId);
        return copy(teamAudits.get(teamId) ?? [])
          .reverse()
          .slice(0, most);
      },
      async list() {
        await reach();
        const listed = [...teams.values()].map(({ teamId, name, serviceManagerKeys }) =>
          copy({ teamId, name, serviceManagerKeys }),
        );
        return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
      },
      async member(teamId, workerKey) {
        await reach(teamId, workerKey);
        return copy(members.get(teamId)?.get(workerKey));
      },
      async putMember(teamId, member) {
        await reach(teamId, member.workerKey);
        const rows = members.get(teamId) ?? new Map<string, TeamMember>();
        members.set(teamId, rows);
        const there = rows.get(member.workerKey);
        if (!there || there.version <= member.version) rows.set(member.workerKey, copy(member));
      },
      async removeMember(teamId, workerKey) {
        await reach(teamId, workerKey);
        members.get(teamId)?.delete(workerKey);
      },
      async waiting(teamId, id) {
        await reach(teamId, waitingRow(id));
        return copy(queues.get(teamId)?.get(id));
      },
      async changeWaiting({ teamId, id, key, audit, operation, apply }) {
        await reach(teamId, waitingRow(id));
        const queue = queues.get(teamId) ?? new Map<string, WaitingCase>();
        queues.set(teamId, queue);
        const before = copy(queue.get(id));
        const after = apply(before);
        const isUsed = usedKeys.has(`${teamId}/${key}`);
        if (isUsed) return { ok: false, reason: 'repeat' };
        if (after === before || after === undefined || (after === null && before === undefined)) {
          return { ok: false, reason: 'unchanged', waiting: before };
        }
        if (after === null) queue.delete(id);
        else queue.set(id, copy(after));
        usedKeys.set(`${teamId}/${key}`, audit.at);
        teamAudits.set(teamId, [...(teamAudits.get(teamId) ?? []), copy(audit)]);
        if (operation) operations.set(operationAt(operation), copy(operation));
        return { ok: true, waiting: copy(after) };
      },
      async beginOperation(operation) {
        await reach(operation.teamId);
        const at = operationAt(operation);
        if (!operations.has(at)) operations.set(at, copy(operation));
      },
      async *operations(): AsyncGenerator<TeamOperation> {
        await reach();
        for (const operation of [...operations.values()]) yield copy(operation);
      },
      async endOperation(operation) {
        await reach(operation.teamId);
        operations.delete(operationAt(operation));
      },
    },
    references: memoryReferences(reach),
    deliveries: memoryDeliveries(reach),
    queue: memoryQueue(reach),
    health: { check: () => reach() },
  };
}
