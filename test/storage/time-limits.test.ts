import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { halfAnswer, type StorageProxy, storageAtPort, storageProxy } from '../support/storage-proxy.ts';
import { auditOf, commitOf, memberOf, personOf, teamOf } from './builders.ts';

const SHORT = { prefix: 'timeLimits', tryMs: 40, callMs: 120 };

const everyCall: readonly [string, (stores: TableStores) => Promise<unknown>][] = [
  ['caseloads.read', ({ caseloads }) => caseloads.read('w')],
  ['caseloads.commit', ({ caseloads }) => caseloads.commit(commitOf('w', undefined))],
  ['caseloads.answered', ({ caseloads }) => caseloads.answered('w', 'k')],
  ['caseloads.pending', ({ caseloads }) => caseloads.pending()[Symbol.asyncIterator]().next()],
  [
    'caseloads.done',
    ({ caseloads }) => caseloads.done({ item: { kind: 'project-member', workerKey: 'w', teamId: 't' }, at: 'w/o-1-0' }),
  ],
  ['caseloads.audit', ({ caseloads }) => caseloads.audit('w', 1)],
  ['people.read', ({ people }) => people.read('p')],
  ['people.change', ({ people }) => people.change('p', () => personOf('p'))],
  ['teams.read', ({ teams }) => teams.read('t')],
  ['teams.audit', ({ teams }) => teams.audit('t', 1)],
  ['teams.list', ({ teams }) => teams.list()],
  ['teams.changeTeam', ({ teams }) => teams.changeTeam('t', () => teamOf('t'), auditOf(1))],
  ['teams.putMember', ({ teams }) => teams.putMember('t', memberOf('w', 1))],
  ['teams.removeMember', ({ teams }) => teams.removeMember('t', 'w')],
  ['health.check', ({ health }) => health.check()],
  ['ensureTables', (stores) => stores.ensureTables()],
  ['sweepKeys', (stores) => stores.sweepKeys('2026-11-04')],
];

describe('storage that does not answer', () => {
  const sockets: Socket[] = [];
  let silent: Server;
  let closedPort: number;
  const listen = async (server: Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  beforeAll(async () => {
    silent = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await listen(silent);
    const closed = createServer();
    closedPort = await listen(closed);
    closed.close();
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test.each(everyCall)('%s ends when nothing is ever said', async (_name, call) => {
    const { port } = silent.address() as AddressInfo;
    const stores = tableStores({ connectionString: storageAtPort(port) }, SHORT);
    await expect(call(stores)).rejects.toThrow(StorageUnavailable);
  });

  test.each(everyCall)('%s ends when nobody is there', async (_name, call) => {
    const stores = tableStores({ connectionString: storageAtPort(closedPort) }, SHORT);
    await expect(call(stores)).rejects.toThrow(StorageUnavailable);
  });

  test('the error says why, and nothing more', async () => {
    const stores = tableStores({ connectionString: storageAtPort(closedPort) }, { ...SHORT, callMs: 5_000 });
    await expect(stores.people.read('p')).rejects.toThrow(
      new StorageUnavailable('storage did not answer: ECONNREFUSED'),
    );
  });
});

describe('storage that stops in the middle of an answer', () => {
  let proxy: StorageProxy;
  let stores: TableStores;
  beforeAll(async () => {
    proxy = await storageProxy();
    const patient = { prefix: 'timeLimits', tryMs: 800, callMs: 10_000 };
    stores = tableStores({ connectionString: proxy.connectionString }, patient);
    await stores.ensureTables();
  });
  afterAll(() => proxy.stop());

  test('a read is tried again', async () => {
    await stores.people.change('half', () => personOf('half'));
    proxy.next('read', halfAnswer);
    expect(await stores.people.read('half')).toEqual(personOf('half'));
  });

  test('a commit is recognised as made', async () => {
    proxy.next('write', halfAnswer);
    expect(await stores.caseloads.commit(commitOf('half', undefined))).toEqual({ ok: true, pending: [] });
    expect((await stores.caseloads.read('half'))?.head.version).toBe(1);
  });

  test('three times in a row is unavailable', async () => {
    proxy.next('read', halfAnswer, halfAnswer, halfAnswer);
    await expect(stores.people.read('half')).rejects.toThrow(StorageUnavailable);
  });
});
