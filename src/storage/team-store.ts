import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { odata } from '@azure/data-tables';
import { oneAtATime } from '../application/one-at-a-time.ts';
import type {
  ListedTeam,
  ListOperation,
  TeamMember,
  TeamOperation,
  TeamRecord,
  TeamStore,
} from '../application/ports.ts';
import type { TeamId } from '../domain/access.ts';
import type { WaitingCase } from '../domain/waiting-case.ts';
import { auditChanges, newestEntries } from './audit-by-time.ts';
import { changeRow } from './change-row.ts';
import { withReadings } from './kept-schemes.ts';
import { safeKey } from './keys.ts';
import { jsonProperties, jsonValue, type Row } from './row.ts';
import type { RowChange, Table } from './table.ts';
import { FACTS, memberRow, OUTBOX, operationRow, TEAM_INDEX, TEAM_ROW } from './tables.ts';
import { isWaiting, waitingIn, waitingOn } from './waiting-store.ts';

/** Teams on the Teams table: the team and its members' timelines are one partition query. */
export function teamsOn(table: Table): TeamStore {
  const putListed = async (listed: ListedTeam): Promise<void> => {
    await changeRow<ListedTeam>(table, { partitionKey: TEAM_INDEX, rowKey: safeKey(listed.teamId) }, (there) =>
      there && isDeepStrictEqual(there, listed) ? there : listed,
    );
  };
  const record = async (teamId: TeamId): Promise<TeamRecord | undefined> => {
    const row = await table.get(safeKey(teamId), TEAM_ROW);
    return row && withReadings(jsonValue<TeamRecord>(row));
  };
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
    record,
    async changeTeam(teamId, apply, audit) {
      const partitionKey = safeKey(teamId);
      let isListedAnew = false;
      const again = (there: TeamRecord | undefined): TeamRecord => {
        const before = there && withReadings(there);
        const after = apply(before);
        isListedAnew = !before || !isDeepStrictEqual(listedOf(before), listedOf(after));
        return there && after === before ? there : after;
      };
      // Whatever is entered into a team's audit adds to one chain: in one process nobody has to be refused for that.
      const listing: ListOperation = { kind: 'list-team', teamId, key: `list-team ${randomUUID()}`, by: audit.by };
      const begun: RowChange = { kind: 'insert', row: operationIn(listing) };
      const team = await oneAtATime(table, partitionKey, () =>
        changeRow<TeamRecord>(table, { partitionKey, rowKey: TEAM_ROW }, again, async (mark) => [
          ...(await auditChanges(table, partitionKey, mark, audit)),
          // A crash before the index has it: the sweep completes it.
          ...(isListedAnew ? [begun] : []),
        ]),
      );
      await putListed(listedOf(team));
      if (isListedAnew) await table.remove(begun.row.partitionKey, begun.row.rowKey);
      return team;
    },
    audit: (teamId, most) => newestEntries(table, safeKey(teamId), most),
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
    async relist(teamId) {
      const team = await record(teamId);
      if (team) await putListed(listedOf(team));
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
      // One that is there already says the same, so a refusal is as good.
      await table.insert(operationIn(operation));
    },
    async *operations() {
      const waiting = odata`RowKey ge ${OUTBOX.from} and RowKey lt ${OUTBOX.to}`;
      for await (const row of table.list(waiting)) yield jsonValue<TeamOperation>(row);
    },
    endOperation: async ({ teamId, key }) => table.remove(safeKey(teamId), operationRow(key)),
  };
}

const listedOf = ({ teamId, name, serviceManagerKeys }: TeamRecord): ListedTeam => ({
  teamId,
  name,
  serviceManagerKeys,
});

const operationIn = (operation: TeamOperation): Row => ({
  partitionKey: safeKey(operation.teamId),
  rowKey: operationRow(operation.key),
  ...jsonProperties(operation),
});
