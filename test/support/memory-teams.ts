import type { AuditEntry, TeamMember, TeamOperation, TeamRecord, TeamStore } from '../../src/application/ports.ts';
import type { WaitingCase } from '../../src/domain/waiting-case.ts';
import { withReadings } from '../../src/storage/kept-schemes.ts';
import { waitingRow } from '../../src/storage/tables.ts';
import { copy, sorted } from './memory-rows.ts';

export interface MemoryTeams extends TeamStore {
  /** Forgets the keys that were used before a moment, and says how many. */
  sweep(before: string): number;
}

const operationAt = ({ teamId, key }: TeamOperation): string => `${teamId}/${key}`;

/** Teams in memory, as the table keeps them. */
export function memoryTeams(reach: (...keys: readonly string[]) => Promise<void>): MemoryTeams {
  const teams = new Map<string, TeamRecord>();
  const teamAudits = new Map<string, AuditEntry[]>();
  const members = new Map<string, Map<string, TeamMember>>();
  const queues = new Map<string, Map<string, WaitingCase>>();
  /** With when they were used. */
  const usedKeys = new Map<string, string>();
  const operations = new Map<string, TeamOperation>();
  return {
    sweep: (before) => {
      const spent = [...usedKeys].filter(([, at]) => at < before);
      for (const [key] of spent) usedKeys.delete(key);
      return spent.length;
    },
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
    relist: (teamId) => reach(teamId),
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
  };
}
