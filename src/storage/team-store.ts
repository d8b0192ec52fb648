import { isDeepStrictEqual } from 'node:util';
import { odata } from '@azure/data-tables';
import { oneAtATime } from '../application/one-at-a-time.ts';
import type { AuditEntry, ListedTeam, TeamMember, TeamOperation, TeamRecord, TeamStore } from '../application/ports.ts';
import type { WaitingCase } from '../domain/waiting-case.ts';
import { changeRow } from './change-row.ts';
import { withReadings } from './kept-schemes.ts';
import { safeKey } from './keys.ts';
import { jsonProperties, jsonValue } from './row.ts';
import type { Table } from './table.ts';
import { AUDIT, FACTS, memberRow, OUTBOX, operationRow, TEAM_INDEX, TEAM_ROW } from './tables.ts';
import { teamAuditChanges } from './team-audit.ts';
import { isWaiting, waitingIn, waitingOn } from './waiting-store.ts';

/** Teams on the Teams table: the team and its members' timelines are one partition query. */
export function teamsOn(table: Table): TeamStore {
  return {
    async read(teamId) {
      let team: TeamRecord | undefined;
      const members: TeamMember[] = [];
      const waiting: WaitingCase[] = [];
      const facts = odata`PartitionKey eq ${safeKey(teamId)} and RowKey ge ${FACTS.from} and RowKey lt ${FACTS.to}`;
      for await (const row of table.list(facts)) {
        if (row.rowKey === TEAM_ROW) team = withReadings(jsonValue<TeamRecord>(row));
        else if (isWaiting(row)) waiting.push(...waitingIn(row));
        else members.push(jsonValue<TeamMember>(row));
      }
      return team && { team, members, waiting };
    },
    async record(teamId) {
      const row = await table.get(safeKey(teamId), TEAM_ROW);
      return row && withReadings(jsonValue<TeamRecord>(row));
    },
    async changeTeam(teamId, apply, audit) {
      const partitionKey = safeKey(teamId);
      const again = (there: TeamRecord | undefined): TeamRecord => {
        const before = there && withReadings(there);
        const after = apply(before);
        return there && after === before ? there : after;
      };
      // Whatever is entered into a team's audit adds to one chain: in one process nobody has to be refused for that.
      const team = await oneAtATime(table, partitionKey, () =>
        changeRow<TeamRecord>(table, { partitionKey, rowKey: TEAM_ROW }, again, (mark) =>
          teamAuditChanges(table, partitionKey, mark, audit),
        ),
      );
      const { name, serviceManagerKeys } = team;
      const listed: ListedTeam = { teamId, name, serviceManagerKeys };
      await changeRow<ListedTeam>(table, { partitionKey: TEAM_INDEX, rowKey: safeKey(teamId) }, (there) =>
        there && isDeepStrictEqual(there, listed) ? there : listed,
      );
      return team;
    },
    async audit(teamId, most) {
      const entries: AuditEntry[] = [];
      const rows = odata`PartitionKey eq ${safeKey(teamId)} and RowKey ge ${AUDIT.from} and RowKey lt ${AUDIT.to}`;
      for await (const row of table.list(rows)) entries.push(jsonValue(row));
      return entries.reverse().slice(0, most);
    },
    async list() {
      const teams: ListedTeam[] = [];
      for await (const row of table.list(odata`PartitionKey eq ${TEAM_INDEX}`)) {
        // Rows from before service managers were kept here have none.
        const { serviceManagerKeys = [], ...listed } = jsonValue<
          Omit<ListedTeam, 'serviceManagerKeys'> & Partial<ListedTeam>
        >(row);
        teams.push({ ...listed, serviceManagerKeys });
      }
      return teams.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async member(teamId, workerKey) {
      const row = await table.get(safeKey(teamId), memberRow(workerKey));
      return row && jsonValue<TeamMember>(row);
    },
    async putMember(teamId, member) {
      const at = { partitionKey: safeKey(teamId), rowKey: memberRow(member.workerKey) };
      await changeRow<TeamMember>(table, at, (there) => (there && there.version > member.version ? there : member));
    },
    removeMember: async (teamId, workerKey) => table.remove(safeKey(teamId), memberRow(workerKey)),
    ...waitingOn(table),
    async beginOperation(operation) {
      const at = { partitionKey: safeKey(operation.teamId), rowKey: operationRow(operation.key) };
      // One that is there already says the same, so a refusal is as good.
      await table.insert({ ...at, ...jsonProperties(operation) });
    },
    async *operations() {
      const waiting = odata`RowKey ge ${OUTBOX.from} and RowKey lt ${OUTBOX.to}`;
      for await (const row of table.list(waiting)) yield jsonValue<TeamOperation>(row);
    },
    endOperation: async ({ teamId, key }) => table.remove(safeKey(teamId), operationRow(key)),
  };
}
