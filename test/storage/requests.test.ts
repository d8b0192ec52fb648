import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { countingStores } from '../support/counting-stores.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { type StorageProxy, storageProxy } from '../support/storage-proxy.ts';
import { auditOf, caseOf, commitOf, memberOf, personOf, teamOf } from './builders.ts';

describe('what a person waits for is one request', () => {
  let proxy: StorageProxy;
  let stores: TableStores;
  let seen: CaseloadSnapshot | undefined;
  beforeAll(async () => {
    proxy = await storageProxy();
    stores = tableStores({ connectionString: proxy.connectionString }, { prefix: 'requests' });
    await stores.ensureTables();
    await stores.caseloads.commit(commitOf('w', undefined, { putCases: [caseOf('a', 1)], keys: ['k'] }));
    await stores.people.change('p', () => personOf('p'));
    await stores.teams.changeTeam('t', () => teamOf('t'), auditOf(1));
    await stores.teams.putMember('t', memberOf('w', 1));
    seen = await stores.caseloads.read('w');
  });
  afterAll(() => proxy.stop());

  test.each<[string, () => Promise<unknown>]>([
    ['a person read', () => stores.people.read('p')],
    ['a caseload read', () => stores.caseloads.read('w')],
    ['a change committed', () => stores.caseloads.commit(commitOf('w', seen, { keys: ['k-2', 'k-3'] }))],
    ['a key looked up', () => stores.caseloads.answered('w', 'k')],
    ["a team's capacity read", () => stores.teams.read('t')],
    ['health checked', () => stores.health.check()],
  ])('%s', async (_sentence, call) => {
    proxy.requests.length = 0;
    await call();
    expect(proxy.requests).toHaveLength(1);
  });

  test('after 20 more changes the answer is as short as before: history is not read', async () => {
    const answerBytes = async (): Promise<number> => {
      proxy.requests.length = 0;
      await stores.caseloads.read('history');
      return proxy.requests[0]?.answerBytes ?? 0;
    };
    const change = async (key: string): Promise<void> => {
      const outbox = [{ kind: 'project-member', workerKey: 'history', teamId: 't' }] as const;
      const before = await stores.caseloads.read('history');
      await stores.caseloads.commit(commitOf('history', before, { keys: [key], putCases: [caseOf('a', 1)], outbox }));
    };
    await change('k-first');
    const early = await answerBytes();
    for (let more = 0; more < 20; more += 1) await change(`k-${more}`);
    expect(await stores.caseloads.audit('history', 100)).toHaveLength(21);
    const digitsOfVersions = 10;
    expect(await answerBytes()).toBeLessThanOrEqual(early + digitsOfVersions);
    expect(early).toBeGreaterThan(500);
  });
});

test('calls of the ports are counted by name, and forgotten when asked', async () => {
  const counting = countingStores(memoryStores());
  await counting.people.read('p');
  await counting.caseloads.read('w');
  await counting.caseloads.commit(commitOf('w', undefined));
  expect(counting.calls).toEqual(['people.read', 'caseloads.read', 'caseloads.commit']);
  counting.reset();
  await counting.health.check();
  expect(counting.calls).toEqual(['health.check']);
});
