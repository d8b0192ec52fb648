import { beforeAll, describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { resumeOperations } from '../../src/schedule/resume-operations.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { connect } from '../../src/storage/connection.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { tableOn } from '../../src/storage/table.ts';
import { TABLES, TEAM_INDEX } from '../../src/storage/tables.ts';
import { teamsOn } from '../../src/storage/team-store.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { AT, auditOf, teamOf } from './builders.ts';

const PREFIX = 'teamIndex';
const account = { connectionString: azuriteConnection() };
const log = { info: () => {}, warn: () => {}, error: () => {} };
const clock = { now: () => AT, today: () => AT.slice(0, 10) };

let stores: TableStores;
beforeAll(async () => {
  stores = tableStores(account, { prefix: PREFIX });
  await stores.ensureTables();
});

/** Stops when the index is to be written, as a process does that is killed. */
function killed() {
  const table = tableOn(connect(account, `${PREFIX}${TABLES.teams}`, {}));
  const before = (partitionKey: string) => {
    if (partitionKey === TEAM_INDEX) throw new StorageUnavailable('killed');
  };
  return teamsOn({
    ...table,
    insert: async (row) => {
      before(row.partitionKey);
      return table.insert(row);
    },
    replace: async (row, etag) => {
      before(row.partitionKey);
      return table.replace(row, etag);
    },
  });
}

const listed = async (teamId: string) => (await stores.teams.list()).find((one) => one.teamId === teamId);
const begun = async (teamId: string) => {
  const kinds: string[] = [];
  for await (const operation of stores.teams.operations()) if (operation.teamId === teamId) kinds.push(operation.kind);
  return kinds;
};

describe('a process that is killed between a team and its place in the index', () => {
  it.each([
    ['of a new team', 'new', undefined, { name: 'South' }],
    ['of a team with another name', 'renamed', { name: 'North' }, { name: 'South' }],
    [
      'of a team with another service manager',
      'served',
      { name: 'South' },
      { name: 'South', serviceManagerKeys: ['sol'] },
    ],
  ])('leaves it to the sweep: %s', async (_sentence, teamId, before, after) => {
    if (before) await stores.teams.changeTeam(teamId, () => teamOf(teamId, before), auditOf(1));
    await expect(killed().changeTeam(teamId, () => teamOf(teamId, after), auditOf(2))).rejects.toThrow('killed');
    expect(await stores.teams.record(teamId)).toMatchObject(after);
    expect((await listed(teamId))?.name).toBe(before?.name);

    await resumeOperations({ stores, clock, log, schemeOf: schemeInForce });
    expect(await listed(teamId)).toEqual({ teamId, serviceManagerKeys: [], ...after });
    expect(await begun(teamId)).toEqual([]);
  });
});

it('a change that the index has nothing of begins nothing, and no change leaves anything begun', async () => {
  await stores.teams.changeTeam('calm', () => teamOf('calm'), auditOf(1));
  expect(await begun('calm')).toEqual([]);
  await killed().changeTeam('calm', (team) => ({ ...(team ?? teamOf('calm')), aboveWeekly: true }), auditOf(2));
  expect(await begun('calm')).toEqual([]);
});
