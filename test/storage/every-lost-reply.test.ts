import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../src/application/delivery-ports.ts';
import type { KeptItem, KeptKind } from '../../src/application/kept-ports.ts';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import {
  azuriteConnection,
  type Fault,
  firstOf,
  loseAnswer,
  type StorageProxy,
  storageProxy,
} from '../support/storage-proxy.ts';
import { AT, auditOf, caseOf, commitOf, memberOf, personOf, teamOf } from './builders.ts';
import { waitingOf } from './waiting.ts';

/*
 * Every call of every store, with the answer to each of its requests lost in turn: it says the same as if nothing had
 * been lost, and the same rows are kept. What happens when somebody comes in between is in lost-reply.test.ts; the
 * queue's calls are in test/delivery/queue.test.ts.
 */

const pass: Fault = firstOf(async () => undefined);
const DAY = '2026-11-04';
const LATER = '2026-12-24T09:00:00.000Z';
const follows = { kind: 'project-member', workerKey: 'w', teamId: 't' } as const;
const operation = { kind: 'list-team', teamId: 't', key: 'op', by: 'p' } as const;
const delivery: Delivery = {
  id: { day: DAY, key: 'return-ready' },
  to: { kind: 'person', personKey: 'p' },
  notice: { kind: 'return-ready', personKey: 'p', month: '2026-10' },
  sendBy: LATER,
};
const run = { day: DAY, job: 'remind', teamId: 't' };
const casesOf = (count: number, version: number) =>
  Array.from({ length: count }, (_, index) => caseOf(`case-${index}`, version));

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** Something of everything. */
async function fill(stores: TableStores): Promise<void> {
  const { caseloads, people, teams, references, deliveries, runs } = stores;
  await caseloads.commit(
    commitOf('w', undefined, { putCases: casesOf(2, 1), keys: ['used'], reply: 'said', outbox: [follows] }),
  );
  await caseloads.commit(commitOf('w', await caseloads.read('w'), { removedCaseIds: ['case-1'] }));
  await people.change('p', () => personOf('p'));
  await people.enter('p', auditOf(1));
  await teams.changeTeam('t', () => teamOf('t'), auditOf(1));
  await teams.putMember('t', memberOf('w', 1));
  const waiting = { teamId: 't', id: 'q', key: 'joins', audit: auditOf(2), apply: () => waitingOf('q') };
  await teams.changeWaiting(waiting);
  await teams.beginOperation(operation);
  await references.hold('C-101', 'w');
  await deliveries.add([delivery], AT);
  await runs.done(run, AT);
}

const worker = async ({ caseloads }: TableStores): Promise<CaseloadSnapshot> => {
  const snapshot = await caseloads.read('w');
  if (!snapshot) throw new Error('the worker has a caseload');
  return snapshot;
};

async function keptOf({ kept }: TableStores, kind: KeptKind): Promise<KeptItem> {
  const item = (await all(kept.all())).find((one) => one.kind === kind);
  if (!item) throw new Error(`there is no ${kind}`);
  return item;
}

type Call = readonly [string, (stores: TableStores, given: unknown) => Promise<unknown>, Prepare?];
/** What comes before it, and gives what the call is given. */
type Prepare = (stores: TableStores) => Promise<unknown>;

const WRITES: readonly Call[] = [
  ['caseloads.commit: the first', ({ caseloads }) => caseloads.commit(commitOf('new', undefined, { keys: ['k'] }))],
  [
    'caseloads.commit: the next',
    ({ caseloads }, seen) => caseloads.commit(commitOf('w', seen as CaseloadSnapshot, { keys: ['k'] })),
    worker,
  ],
  [
    'caseloads.commit: larger than a transaction',
    ({ caseloads }, seen) => caseloads.commit(commitOf('w', seen as CaseloadSnapshot, { putCases: casesOf(120, 3) })),
    worker,
  ],
  ['caseloads.done', ({ caseloads }) => caseloads.done({ item: follows, at: 'w/o-1-0' })],
  ['people.change: insert', ({ people }) => people.change('new', () => personOf('new'))],
  ['people.change: update', ({ people }) => people.change('p', () => personOf('p', { name: 'Ben' }))],
  ['people.enter', ({ people }) => people.enter('p', auditOf(3))],
  ['teams.changeTeam: insert', ({ teams }) => teams.changeTeam('new', () => teamOf('new'), auditOf(3))],
  ['teams.changeTeam: update', ({ teams }) => teams.changeTeam('t', () => teamOf('t', { name: 'South' }), auditOf(3))],
  [
    'teams.relist',
    ({ teams }) => teams.relist('t'),
    async (stores) => stores.kept.remove(await keptOf(stores, 'listed-team')),
  ],
  ['teams.putMember: insert', ({ teams }) => teams.putMember('t', memberOf('new', 1))],
  ['teams.putMember: update', ({ teams }) => teams.putMember('t', memberOf('w', 2))],
  ['teams.removeMember', ({ teams }) => teams.removeMember('t', 'w')],
  [
    'teams.changeWaiting',
    ({ teams }) => teams.changeWaiting({ teamId: 't', id: 'q', key: 'leaves', audit: auditOf(3), apply: () => null }),
  ],
  ['teams.beginOperation', ({ teams }) => teams.beginOperation({ ...operation, key: 'another' })],
  ['teams.endOperation', ({ teams }) => teams.endOperation(operation)],
  ['references.hold', ({ references }) => references.hold('C-102', 'w')],
  ['references.release', ({ references }) => references.release('C-101', 'w')],
  [
    'deliveries.add',
    ({ deliveries }) => deliveries.add([delivery, { ...delivery, id: { day: DAY, key: 'new' } }], LATER),
  ],
  [
    'deliveries.change',
    ({ deliveries }) => deliveries.change(delivery.id, (before) => ({ ...before, attempts: before.attempts + 1 })),
  ],
  [
    'deliveries.changeLive',
    ({ deliveries }) => deliveries.changeLive(delivery.to, 'subject', (before) => ({ ...before, claimedUntil: LATER })),
  ],
  ['deliveries.reserve', ({ deliveries }) => deliveries.reserve('conversation', AT)],
  ['deliveries.pause', ({ deliveries }) => deliveries.pause('conversation', LATER)],
  ['runs.lease', ({ runs }) => runs.lease('holder', AT, LATER)],
  ['runs.done', ({ runs }) => runs.done({ ...run, job: 'new' }, AT)],
  ['runs.firstSeen', ({ runs }) => runs.firstSeen('new', DAY)],
  [
    'kept.rewrite',
    ({ kept }, item) => kept.rewrite(item as KeptItem, personOf('p', { name: '' })),
    (stores) => keptOf(stores, 'person'),
  ],
  ['kept.eraseContent', ({ kept }, item) => kept.eraseContent(item as KeptItem), (stores) => keptOf(stores, 'audit')],
  ['kept.remove', ({ kept }, item) => kept.remove(item as KeptItem), (stores) => keptOf(stores, 'person')],
  ['kept.cutAudit', ({ kept }) => kept.cutAudit({ of: 'worker', key: 'w' }, () => true, 1)],
  ['sweepKeys', (stores) => stores.sweepKeys(LATER)],
];

const READS: readonly Call[] = [
  ['caseloads.read', ({ caseloads }) => caseloads.read('w')],
  ['caseloads.answered', ({ caseloads }) => caseloads.answered('w', 'used')],
  ['caseloads.monthSnapshot', ({ caseloads }) => caseloads.monthSnapshot('w', '2026-10', 1)],
  [
    'caseloads.monthSnapshots',
    ({ caseloads }) =>
      caseloads.monthSnapshots('w', { month: '2026-09', revision: 1 }, { month: '2026-10', revision: 1 }),
  ],
  ['caseloads.pending', ({ caseloads }) => all(caseloads.pending())],
  ['caseloads.audit', ({ caseloads }) => caseloads.audit('w', 5)],
  ['people.read', ({ people }) => people.read('p')],
  ['people.audit', ({ people }) => people.audit('p', 5)],
  ['teams.read', ({ teams }) => teams.read('t')],
  ['teams.record', ({ teams }) => teams.record('t')],
  ['teams.audit', ({ teams }) => teams.audit('t', 5)],
  ['teams.list', ({ teams }) => teams.list()],
  ['teams.member', ({ teams }) => teams.member('t', 'w')],
  ['teams.waiting', ({ teams }) => teams.waiting('t', 'q')],
  ['teams.operations', ({ teams }) => all(teams.operations())],
  ['references.holders', ({ references }) => references.holders('C-101')],
  ['deliveries.read', ({ deliveries }) => deliveries.read(delivery.id)],
  ['deliveries.ofDay', ({ deliveries }) => all(deliveries.ofDay(DAY))],
  ['deliveries.waiting', ({ deliveries }) => all(deliveries.waiting(DAY))],
  ['runs.ofDay', ({ runs }) => runs.ofDay(DAY)],
  ['kept.all', async ({ kept }) => (await all(kept.all())).map(shown)],
  ['kept.heads', async ({ kept }) => (await all(kept.heads())).map(shown)],
  ['kept.monthsBefore', async ({ kept }) => (await all(kept.monthsBefore('2026-12'))).map(shown)],
  ['kept.sentBefore', async ({ kept }) => (await all(kept.sentBefore('2026-12-24'))).map(shown)],
  ['kept.auditsBefore', ({ kept }) => all(kept.auditsBefore('2099-01-01T00:00:00.000Z'))],
  ['kept.ofConversation', async ({ kept }) => (await all(kept.ofConversation('conversation'))).map(shown)],
  ['health.check', ({ health }) => health.check()],
  ['verifyAudits', (stores) => all(stores.verifyAudits())],
];

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** A row as it is kept; marks, which are never the same twice, as if they were. */
const shown = ({ table, partition, row, value }: KeptItem): string =>
  `${table} ${partition} ${row} ${JSON.stringify(value)}`.replace(UUID, 'mark');

describe('an answer lost on its way, for each request of each call', () => {
  let proxy: StorageProxy;
  let prefixes = 0;
  beforeAll(async () => {
    proxy = await storageProxy();
  });
  afterAll(() => proxy.stop());

  const opened = async () => {
    const prefix = `everyLost${++prefixes}`;
    const others = tableStores({ connectionString: azuriteConnection() }, { prefix });
    await others.ensureTables();
    await fill(others);
    return { others, stores: tableStores({ connectionString: proxy.connectionString }, { prefix }) };
  };

  test.each(WRITES)('%s is made once and says so', async (_name, call, prepare = async () => undefined) => {
    const made = async (...faults: readonly Fault[]) => {
      const { others, stores } = await opened();
      const given = await prepare(stores);
      proxy.requests.length = 0;
      proxy.next('write', ...faults);
      const answer = await call(stores, given);
      const writes = proxy.requests.filter(({ method }) => method !== 'GET').length;
      const rows = (await all(others.kept.all())).map(shown).sort();
      return {
        writes,
        said: { answer, rows, faults: (await all(others.verifyAudits())).flatMap((one) => one.faults) },
      };
    };
    const smooth = await made();
    expect(smooth.writes).toBeGreaterThan(0);
    for (let lost = 0; lost < smooth.writes; lost += 1) {
      const again = await made(...Array<Fault>(lost).fill(pass), loseAnswer());
      expect(again.said).toEqual(smooth.said);
      expect(again.writes).toBeGreaterThan(smooth.writes);
    }
  });

  describe('of a read', () => {
    let stores: TableStores;
    beforeAll(async () => {
      ({ stores } = await opened());
    });

    test.each(READS)('%s is read again', async (_name, call) => {
      proxy.requests.length = 0;
      const smooth = await call(stores, undefined);
      const reads = proxy.requests.length;
      expect(reads).toBeGreaterThan(0);
      for (let lost = 0; lost < reads; lost += 1) {
        proxy.requests.length = 0;
        proxy.next('read', ...Array<Fault>(lost).fill(pass), loseAnswer());
        expect(await call(stores, undefined)).toEqual(smooth);
        expect(proxy.requests).toHaveLength(reads + 1);
      }
    });
  });

  test('no call of a store is forgotten', () => {
    const {
      queue: _queue,
      ensureTables: _ensureTables,
      ...stores
    } = tableStores({
      connectionString: azuriteConnection(),
    });
    const calls = Object.entries(stores).flatMap(([store, part]) =>
      typeof part === 'function' ? [store] : Object.keys(part).map((name) => `${store}.${name}`),
    );
    const tried = [...WRITES, ...READS].map(([name]) => name.split(':')[0] ?? '');
    expect([...new Set(tried)].sort()).toEqual(calls.sort());
  });
});
