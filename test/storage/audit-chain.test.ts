import { TableClient } from '@azure/data-tables';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditFault, AuditVerdict } from '../../src/application/audit-verdict.ts';
import { withoutContent } from '../../src/storage/audit-chain.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { jsonProperties, type Row } from '../../src/storage/row.ts';
import { auditRow, HEAD_ROW } from '../../src/storage/tables.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { auditOf, commitUntilDone, teamOf } from './builders.ts';
import { waitingOf } from './waiting.ts';

const PREFIX = 'auditchain';
const rawTable = (name: string): TableClient =>
  TableClient.fromConnectionString(azuriteConnection(), `${PREFIX}${name}`, { allowInsecureConnection: true });

let stores: TableStores;
const caseloads = rawTable('Caseloads');
const teams = rawTable('Teams');
const people = rawTable('People');
beforeAll(async () => {
  stores = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
  await stores.ensureTables();
});

async function verdictOn(of: AuditVerdict['of'], key: string): Promise<AuditVerdict | undefined> {
  for await (const verdict of stores.verifyAudits()) if (verdict.of === of && verdict.key === key) return verdict;
  return undefined;
}
const faultsOf = async (of: AuditVerdict['of'], key: string): Promise<readonly AuditFault[] | undefined> =>
  (await verdictOn(of, key))?.faults;

/** A worker with five changes. */
async function fiveChanges(workerKey: string): Promise<void> {
  for (let times = 0; times < 5; times += 1) await commitUntilDone(stores.caseloads, workerKey);
}
const rowOf = async (workerKey: string, version: number): Promise<Row> => {
  const {
    etag: _etag,
    timestamp: _at,
    'odata.metadata': _meta,
    ...row
  } = await caseloads.getEntity<Row>(workerKey, auditRow(version));
  return row as Row;
};
const saidBy = { at: auditOf(1).at, by: auditOf(1).by, action: 'log-activity' };

describe("a worker's audit", () => {
  test('holds after changes one by one and after many at once', async () => {
    await fiveChanges('holds');
    await Promise.all(Array.from({ length: 10 }, () => commitUntilDone(stores.caseloads, 'holds')));
    expect(await verdictOn('worker', 'holds')).toMatchObject({ entries: 15, unlinked: 0, erased: 0, faults: [] });
  });

  const altered = { kind: 'altered', ...saidBy } as const;
  test.each<[string, (worker: string) => Promise<unknown>, readonly AuditFault[]]>([
    [
      'an entry whose detail is another',
      async (w) =>
        caseloads.updateEntity(
          { ...(await rowOf(w, 3)), ...jsonProperties({ ...auditOf(3), detail: { version: 4 } }) },
          'Replace',
        ),
      [altered],
    ],
    [
      'an entry of another person',
      async (w) =>
        caseloads.updateEntity(
          { ...(await rowOf(w, 3)), ...jsonProperties({ ...auditOf(3), by: 'person-2' }) },
          'Replace',
        ),
      [{ ...altered, by: 'person-2' }],
    ],
    [
      'an entry of another time',
      async (w) =>
        caseloads.updateEntity(
          { ...(await rowOf(w, 3)), ...jsonProperties({ ...auditOf(3), at: '2026-11-05T09:00:00.000Z' }) },
          'Replace',
        ),
      [{ ...altered, at: '2026-11-05T09:00:00.000Z' }],
    ],
    [
      'content that only pretends to be erased',
      async (w) => caseloads.updateEntity({ ...(await rowOf(w, 3)), erased: true, salt: '' }, 'Replace'),
      [altered],
    ],
    ['the oldest entry gone', (w) => caseloads.deleteEntity(w, auditRow(1)), [{ kind: 'missing', from: 1, to: 1 }]],
    ['an entry gone', (w) => caseloads.deleteEntity(w, auditRow(3)), [{ kind: 'missing', from: 3, to: 3 }]],
    [
      'the newest two gone',
      async (w) => {
        await caseloads.deleteEntity(w, auditRow(4));
        await caseloads.deleteEntity(w, auditRow(5));
      },
      [{ kind: 'missing', from: 4, to: 5 }],
    ],
    [
      'an entry put in without a link',
      (w) => caseloads.createEntity({ partitionKey: w, rowKey: auditRow(9), ...jsonProperties(auditOf(9)) }),
      [{ kind: 'put-in', ...saidBy }],
    ],
    [
      'an entry put in with a number that was used',
      async (w) => caseloads.createEntity({ ...(await rowOf(w, 3)), rowKey: auditRow(9) }),
      [{ kind: 'put-in', ...saidBy }],
    ],
    [
      'an entry put in after the newest',
      async (w) => caseloads.createEntity({ ...(await rowOf(w, 5)), rowKey: auditRow(6), seq: 6 }),
      [{ kind: 'put-in', ...saidBy }],
    ],
    [
      'two entries that changed places',
      async (w) => {
        const [two, three] = [await rowOf(w, 2), await rowOf(w, 3)];
        await caseloads.updateEntity({ ...three, rowKey: two.rowKey, seq: 2 }, 'Replace');
        await caseloads.updateEntity({ ...two, rowKey: three.rowKey, seq: 3 }, 'Replace');
      },
      [altered, altered, altered],
    ],
    ['the end gone', (w) => caseloads.deleteEntity(w, HEAD_ROW), [{ kind: 'no-end' }]],
    [
      'another end',
      (w) => caseloads.updateEntity({ partitionKey: w, rowKey: HEAD_ROW, chain: 'ab' }, 'Merge'),
      [{ kind: 'other-end' }],
    ],
  ])('shows %s', async (sentence, tamper, faults) => {
    const worker = sentence.replaceAll(' ', '-');
    await fiveChanges(worker);
    expect(await faultsOf('worker', worker)).toEqual([]);
    await tamper(worker);
    expect(await faultsOf('worker', worker)).toEqual(faults);
  });

  test('holds when the content of entries is erased, and goes on', async () => {
    await fiveChanges('erased');
    for (const version of [1, 4])
      await caseloads.updateEntity(withoutContent(await rowOf('erased', version)), 'Replace');
    expect(await rowOf('erased', 4)).not.toHaveProperty('salt');
    await commitUntilDone(stores.caseloads, 'erased');
    expect(await verdictOn('worker', 'erased')).toMatchObject({ entries: 6, erased: 2, faults: [] });
    const entries = await stores.caseloads.audit('erased', 9);
    expect(entries.map(({ detail }) => detail.version)).toEqual([6, 5, undefined, 3, 2, undefined]);
    expect(entries[2]).toEqual({ ...saidBy, detail: {} });
  });

  test('accepts what is from before there was a chain, and protects what follows', async () => {
    for (let times = 0; times < 2; times += 1) await commitUntilDone(stores.caseloads, 'old');
    for (const version of [1, 2]) {
      const { seq: _s, salt: _a, digest: _d, chain: _c, ...row } = await rowOf('old', version);
      await caseloads.updateEntity(row, 'Replace');
    }
    const { etag: _etag, seq: _seq, chain: _chain, ...head } = await caseloads.getEntity<Row>('old', HEAD_ROW);
    await caseloads.updateEntity(head as Row, 'Replace');
    expect(await verdictOn('worker', 'old')).toMatchObject({ entries: 2, unlinked: 2, faults: [] });
    for (let times = 0; times < 2; times += 1) await commitUntilDone(stores.caseloads, 'old');
    expect(await verdictOn('worker', 'old')).toMatchObject({ entries: 4, unlinked: 2, faults: [] });
    await caseloads.deleteEntity('old', auditRow(3));
    expect(await faultsOf('worker', 'old')).toContainEqual({ kind: 'missing', from: 1, to: 1 });
  });
});

const change = (teamId: string, by: string): Promise<unknown> =>
  stores.teams.changeTeam(teamId, (before) => ({ ...(before ?? teamOf(teamId)), name: by }), { ...auditOf(1), by });

describe("a team's audit", () => {
  const waiting = (teamId: string, id: string): Promise<unknown> =>
    stores.teams.changeWaiting({ teamId, id, key: id, audit: auditOf(2), apply: () => waitingOf(id) });

  test('holds when the team and its queue change, one by one and at once', async () => {
    await change('team-holds', 'a');
    await waiting('team-holds', 'w-1');
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        index % 2 === 0 ? change('team-holds', `n-${index}`) : waiting('team-holds', `w-at-once-${index}`),
      ),
    );
    expect(await verdictOn('team', 'team-holds')).toMatchObject({ entries: 8, unlinked: 0, faults: [] });
  });
});

describe('what was refused to a person', () => {
  test('holds one by one and at once, and when its content is erased', async () => {
    await stores.people.enter('refused', auditOf(1));
    await Promise.all(Array.from({ length: 6 }, () => stores.people.enter('refused', auditOf(2))));
    expect(await verdictOn('person', 'refused')).toMatchObject({ entries: 7, unlinked: 0, faults: [] });
    for await (const item of stores.kept.all('people')) {
      if (item.kind === 'audit' && item.partition === 'refused') await stores.kept.eraseContent(item);
    }
    await stores.people.enter('refused', auditOf(3));
    expect(await verdictOn('person', 'refused')).toMatchObject({ entries: 8, erased: 7, faults: [] });
  });
});

describe.each<[AuditVerdict['of'], TableClient, (key: string, by: string) => Promise<unknown>]>([
  ['team', teams, change],
  ['person', people, (key, by) => stores.people.enter(key, { ...auditOf(1), by })],
])('the audit of a %s', (of, table, enter) => {
  test('shows an entry that is altered, one that is gone and one put in', async () => {
    for (const by of ['a', 'b', 'c']) await enter('shown', by);
    const rows: Row[] = [];
    const filter = "PartitionKey eq 'shown' and RowKey ge 'a-' and RowKey lt 'a.'";
    for await (const row of table.listEntities<Row>({ queryOptions: { filter } })) rows.push(row as Row);
    const [one, two, three] = rows.sort((x, y) => Number(x.seq) - Number(y.seq));
    if (!one || !two || !three) throw new Error('three entries were kept');
    await table.updateEntity(
      { partitionKey: one.partitionKey, rowKey: one.rowKey, ...jsonProperties({ ...auditOf(1), by: 'x' }) },
      'Merge',
    );
    await table.deleteEntity(two.partitionKey, two.rowKey);
    await table.createEntity({
      partitionKey: 'shown',
      rowKey: 'a-2027',
      ...jsonProperties({ ...auditOf(1), by: 'y' }),
    });
    const at = { at: auditOf(1).at, action: 'log-activity' };
    expect(await faultsOf(of, 'shown')).toEqual([
      { kind: 'put-in', by: 'y', ...at },
      { kind: 'altered', by: 'x', ...at },
      { kind: 'missing', from: 2, to: 2 },
    ]);
  });
});
