import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CaseloadSnapshot, StorageUnavailable, type WaitingChange } from '../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import {
  answerWith,
  azuriteConnection,
  loseAnswer,
  type StorageProxy,
  storageProxy,
} from '../support/storage-proxy.ts';
import { AT, auditOf, caseOf, commitOf, commitUntilDone, memberOf, personOf, teamOf } from './builders.ts';
import { waitingOf } from './waiting.ts';

const PREFIX = 'lostReply';
const project = (workerKey: string) => ({ kind: 'project-member', workerKey, teamId: 'team-1' }) as const;

/** Storage does what it is asked and the answer never arrives; the SDK tries again, and meets its own work. */
describe('an answer lost on its way', () => {
  let proxy: StorageProxy;
  /** Through the proxy. */
  let stores: TableStores;
  /** Straight to storage: everybody else. */
  let others: TableStores;
  beforeAll(async () => {
    proxy = await storageProxy();
    stores = tableStores({ connectionString: proxy.connectionString }, { prefix: PREFIX });
    others = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
  });
  afterAll(() => proxy.stop());

  const readBack = async (workerKey: string): Promise<CaseloadSnapshot> => {
    const snapshot = await others.caseloads.read(workerKey);
    if (!snapshot) throw new Error('no caseload was kept');
    return snapshot;
  };
  const counted = (before: { name: string } | undefined) => ({ name: String(Number(before?.name ?? 0) + 1) });
  const countPerson = (to: TableStores, key: string) =>
    to.people.change(key, (before) => personOf(key, counted(before)));
  const countTeam = (to: TableStores, key: string) =>
    to.teams.changeTeam(key, (before) => teamOf(key, counted(before)), auditOf(1));

  test('of making the tables', async () => {
    proxy.next('write', loseAnswer(), loseAnswer(), loseAnswer());
    await stores.ensureTables();
    await stores.ensureTables();
    await expect(others.health.check()).resolves.toBeUndefined();
  });

  describe('of a read', () => {
    beforeAll(async () => {
      const first = commitOf('reads', undefined, {
        keys: ['k'],
        outbox: [project('reads')],
        putCases: [caseOf('a', 1)],
      });
      await others.caseloads.commit(first);
      await countPerson(others, 'reads');
      await countTeam(others, 'reads');
    });
    const outbox = async (from: TableStores): Promise<unknown[]> => {
      const items: unknown[] = [];
      for await (const each of from.caseloads.pending()) items.push(each);
      return items;
    };
    test.each<[string, (from: TableStores) => Promise<unknown>]>([
      ['a caseload', (from) => from.caseloads.read('reads')],
      ['the answer to a key', (from) => from.caseloads.answered('reads', 'k')],
      ['the outbox', outbox],
      ['the audit', (from) => from.caseloads.audit('reads', 5)],
      ['a person', (from) => from.people.read('reads')],
      ['what was refused', (from) => from.people.audit('reads', 5)],
      ['a team', (from) => from.teams.read('reads')],
      ["a team's audit", (from) => from.teams.audit('reads', 5)],
      ['the teams', (from) => from.teams.list()],
      ['health', (from) => from.health.check()],
    ])('%s is read again', async (_sentence, read) => {
      const expected = await read(others);
      proxy.requests.length = 0;
      proxy.next('read', loseAnswer());
      expect(await read(stores)).toEqual(expected);
      expect(proxy.requests).toHaveLength(2);
    });
  });

  test.each([
    ['once', 1],
    ['twice', 2],
  ])('of a refusal, %s: it is kept, and kept once', async (sentence, times) => {
    for (const other of [stores, others]) await other.people.enter(sentence, auditOf(1));
    proxy.next('write', ...Array(times).fill(loseAnswer()));
    await stores.people.enter(sentence, auditOf(2));
    expect(await others.people.audit(sentence, 9)).toHaveLength(3);
  });

  describe('of a change of the queue', () => {
    const change = (to: TableStores, key: string, apply: WaitingChange['apply']) =>
      to.teams.changeWaiting({ teamId: 'queue', id: 'w-1', key, audit: auditOf(1), apply });

    test('it counts as made, and as made once', async () => {
      proxy.next('write', loseAnswer());
      expect(await change(stores, 'add', () => waitingOf('w-1'))).toEqual({ ok: true, waiting: waitingOf('w-1') });
      expect(await others.teams.audit('queue', 5)).toHaveLength(1);
      expect(await change(stores, 'add', () => null)).toEqual({ ok: false, reason: 'repeat' });
    });

    test('what is taken out is gone', async () => {
      proxy.next('write', loseAnswer());
      expect(await change(stores, 'out', () => null)).toEqual({ ok: true, waiting: null });
      expect(await others.teams.waiting('queue', 'w-1')).toBeUndefined();
      expect(await others.teams.audit('queue', 5)).toHaveLength(2);
    });
  });

  describe('of a commit', () => {
    test.each([
      ['lost once', 1],
      ['lost twice', 2],
    ])("a worker's first change counts as made: %s", async (_sentence, times) => {
      const worker = `first-${times}`;
      const change = commitOf(worker, undefined, {
        keys: ['k'],
        outbox: [project(worker)],
        putCases: [caseOf('a', 1)],
      });
      proxy.next('write', ...Array(times).fill(loseAnswer()));
      expect(await stores.caseloads.commit(change)).toMatchObject({ ok: true, pending: [{ item: project(worker) }] });
      expect((await readBack(worker)).cases).toEqual([caseOf('a', 1)]);
      expect(await others.caseloads.audit(worker, 5)).toEqual([auditOf(1)]);
    });

    test.each([
      ['with keys', ['k']],
      ['without keys', []],
    ])('a later change counts as made: %s', async (sentence, keys) => {
      const worker = `later-${keys.length}`;
      await others.caseloads.commit(commitOf(worker, undefined));
      proxy.next('write', loseAnswer());
      const change = commitOf(worker, await readBack(worker), { keys, reply: sentence });
      expect(await stores.caseloads.commit(change)).toEqual({ ok: true, pending: [] });
      expect((await readBack(worker)).head.version).toBe(2);
    });

    test('it counts as made even when somebody else changed the caseload before the second try', async () => {
      await others.caseloads.commit(commitOf('overtaken', undefined));
      proxy.next(
        'write',
        loseAnswer(() => commitUntilDone(others.caseloads, 'overtaken')),
      );
      const change = commitOf('overtaken', await readBack('overtaken'), { keys: ['k'], reply: 'mine' });
      expect(await stores.caseloads.commit(change)).toEqual({ ok: true, pending: [] });
      expect((await readBack('overtaken')).head.version).toBe(3);
      expect(await others.caseloads.answered('overtaken', 'k')).toEqual({ reply: 'mine' });
    });

    test('a refusal whose answer is lost stays a refusal', async () => {
      await others.caseloads.commit(commitOf('refused', undefined));
      const seen = await readBack('refused');
      await others.caseloads.commit(commitOf('refused', seen, { keys: ['k'], reply: 'theirs' }));
      proxy.next('write', loseAnswer());
      expect(await stores.caseloads.commit(commitOf('refused', seen))).toEqual({
        ok: false,
        reason: 'changed-in-between',
      });
      proxy.next('write', loseAnswer());
      expect(await stores.caseloads.commit(commitOf('refused', seen, { keys: ['k'] }))).toEqual({
        ok: false,
        reason: 'repeat',
        reply: 'theirs',
      });
    });

    test('when every answer is lost storage is unavailable, and the same press later is a repeat', async () => {
      proxy.next('write', loseAnswer(), loseAnswer(), loseAnswer());
      const change = commitOf('pressed', undefined, { keys: ['nonce'], reply: 'done' });
      await expect(stores.caseloads.commit(change)).rejects.toThrow(StorageUnavailable);
      expect(
        await stores.caseloads.commit(commitOf('pressed', await readBack('pressed'), { keys: ['nonce'] })),
      ).toEqual({
        ok: false,
        reason: 'repeat',
        reply: 'done',
      });
    });

    test('storage too busy once is asked again', async () => {
      proxy.next('write', answerWith(503, ''));
      expect(await stores.caseloads.commit(commitOf('busy', undefined))).toMatchObject({ ok: true });
    });
  });

  describe('of a change of one row', () => {
    test.each<[string, (to: TableStores, key: string) => Promise<{ name: string }>, string]>([
      ['a person', countPerson, 'counted-person'],
      ['a team', countTeam, 'counted-team'],
    ])('%s: the insert, the update and an overtaken update each count once', async (_sentence, count, key) => {
      proxy.next('write', loseAnswer());
      expect((await count(stores, key)).name).toBe('1');
      proxy.next('write', loseAnswer());
      expect((await count(stores, key)).name).toBe('2');
      proxy.next(
        'write',
        loseAnswer(() => count(others, key)),
      );
      expect((await count(stores, key)).name).toBe('3');
      expect((await count(others, key)).name).toBe('5');
    });

    test('a member: the newest stays, whoever came between', async () => {
      await countTeam(others, 'member');
      const members = async () => (await others.teams.read('member'))?.members;
      proxy.next('write', loseAnswer());
      await stores.teams.putMember('member', memberOf('w-1', 3));
      expect(await members()).toEqual([memberOf('w-1', 3)]);
      proxy.next(
        'write',
        loseAnswer(() => others.teams.putMember('member', memberOf('w-1', 9))),
      );
      await stores.teams.putMember('member', memberOf('w-1', 4));
      expect(await members()).toEqual([memberOf('w-1', 9)]);
    });
  });

  describe('of a removal', () => {
    test('a member is gone', async () => {
      await countTeam(others, 'leaver');
      await others.teams.putMember('leaver', memberOf('w-1', 1));
      proxy.next('write', loseAnswer());
      await stores.teams.removeMember('leaver', 'w-1');
      expect((await others.teams.read('leaver'))?.members).toEqual([]);
    });

    test('an outbox row is done', async () => {
      const result = await others.caseloads.commit(commitOf('done', undefined, { outbox: [project('done')] }));
      const [item] = result.ok ? result.pending : [];
      if (!item) throw new Error('a row waits');
      proxy.next('write', loseAnswer());
      await stores.caseloads.done(item);
      for await (const { item: left } of others.caseloads.pending())
        expect(left).not.toMatchObject({ workerKey: 'done' });
    });

    test('spent keys are swept', async () => {
      await others.sweepKeys('2027-01-01T00:00:00.000Z');
      await others.caseloads.commit(
        commitOf('spent', undefined, { keys: ['a', 'b'], audit: { ...auditOf(1), at: AT } }),
      );
      proxy.next('write', loseAnswer());
      expect(await stores.sweepKeys('2027-01-01T00:00:00.000Z')).toBe(2);
      expect(await others.caseloads.answered('spent', 'a')).toBeUndefined();
    });
  });
});
