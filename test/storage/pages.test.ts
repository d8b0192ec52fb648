import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseloadSnapshot, CaseloadStore } from '../../src/application/ports.ts';
import { rowsOf } from '../../src/storage/caseload-rows.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { transactionBytes } from '../../src/storage/limits.ts';
import { firstOf, loseAnswer, type StorageProxy, storageProxy } from '../support/storage-proxy.ts';
import { caseOf, commitOf } from './builders.ts';

const PREFIX = 'pages';
const ROWS_BESIDE_CASES = 2;

describe('a caseload larger than one transaction or page', () => {
  let proxy: StorageProxy;
  let stores: TableStores;
  beforeAll(async () => {
    proxy = await storageProxy();
    stores = tableStores({ connectionString: proxy.connectionString }, { prefix: PREFIX });
    await stores.ensureTables();
  });
  afterAll(() => proxy.stop());

  const readBack = async (store: CaseloadStore, workerKey: string): Promise<CaseloadSnapshot> => {
    const snapshot = await store.read(workerKey);
    if (!snapshot) throw new Error('no caseload was kept');
    return snapshot;
  };
  const idOf = (index: number): string => `case-${String(index).padStart(4, '0')}`;
  const keep = async (workerKey: string, count: number): Promise<void> => {
    for (let from = 0; from < count; from += 90) {
      const before = await stores.caseloads.read(workerKey);
      const version = (before?.head.version ?? 0) + 1;
      const size = Math.min(90, count - from);
      const putCases = Array.from({ length: size }, (_, index) =>
        caseOf(idOf(from + index), version, `C-${from + index}`),
      );
      await stores.caseloads.commit(commitOf(workerKey, before, { putCases }));
    }
  };

  test('300 cases are read whole by one request', async () => {
    await keep('w-300', 300);
    proxy.requests.length = 0;
    const { cases } = await readBack(stores.caseloads, 'w-300');
    expect(cases.map(({ history }) => history.dated.ref)).toEqual(
      Array.from({ length: 300 }, (_, index) => `C-${index}`),
    );
    expect(proxy.requests).toHaveLength(1);
  });

  test('999, 1,000 and 1,001 rows are read whole; the last by a second page and a look at the head', async () => {
    await keep('w-1000', 999 - ROWS_BESIDE_CASES);
    for (const [rows, requests] of [
      [999, 1],
      [1_000, 1],
      [1_001, 3],
    ] as const) {
      const count = rows - ROWS_BESIDE_CASES;
      proxy.requests.length = 0;
      const snapshot = await readBack(stores.caseloads, 'w-1000');
      expect(snapshot.cases.map(({ caseId }) => caseId)).toEqual(
        Array.from({ length: count }, (_, index) => idOf(index)),
      );
      expect(proxy.requests).toHaveLength(requests);
      const next = [caseOf(idOf(count), snapshot.head.version + 1)];
      await stores.caseloads.commit(commitOf('w-1000', snapshot, { putCases: next }));
    }
  });

  test('a change between two pages is not seen by half', async () => {
    await keep('w-torn', 1_005);
    const first = idOf(0);
    const last = idOf(1_004);
    const before = await readBack(stores.caseloads, 'w-torn');
    const version = before.head.version + 1;
    proxy.next(
      'read',
      firstOf(async () => undefined),
      firstOf(async () => {
        const putCases = [caseOf(first, version, 'both'), caseOf(last, version, 'both')];
        await stores.caseloads.commit(commitOf('w-torn', before, { putCases }));
      }),
    );
    proxy.requests.length = 0;
    const after = await readBack(stores.caseloads, 'w-torn');
    expect(after.head.version).toBe(version);
    expect([after.cases[0], after.cases.at(-1)]).toEqual([
      caseOf(first, version, 'both'),
      caseOf(last, version, 'both'),
    ]);
    expect(proxy.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', ...['GET', 'GET', 'GET', 'GET']]);
  });

  test('a transaction near 4 MiB is taken, and is no larger on the wire than was reckoned', async () => {
    const putCases = Array.from({ length: 18 }, (_, index) => caseOf(idOf(index), 1, '"é😀'.repeat(22_000)));
    const change = commitOf('w-large', undefined, { putCases });
    const reckoned = transactionBytes(rowsOf(change, 'mark').last.map(({ row }) => row));
    proxy.requests.length = 0;
    expect(await stores.caseloads.commit(change)).toMatchObject({ ok: true });
    const [sent] = proxy.requests;
    expect(reckoned).toBeGreaterThan(3_950_000);
    expect(sent?.bytes).toBeLessThanOrEqual(reckoned);
    expect((await readBack(stores.caseloads, 'w-large')).cases).toEqual(putCases);
  });

  test('a large change of many small rows is no larger on the wire than was reckoned', async () => {
    const putCases = Array.from({ length: 97 }, (_, index) => caseOf(`${idOf(index)}-${'é'.repeat(80)}`, 1));
    const change = commitOf('w-many', undefined, { putCases });
    proxy.requests.length = 0;
    await stores.caseloads.commit(change);
    expect(proxy.requests[0]?.bytes).toBeLessThanOrEqual(
      transactionBytes(rowsOf(change, 'mark').last.map(({ row }) => row)),
    );
  });

  test('1,001 outbox rows are followed over their pages', async () => {
    const item = { kind: 'project-member', workerKey: 'w-long', teamId: 'team-1' } as const;
    let snapshot: CaseloadSnapshot | undefined;
    for (let version = 1; version <= 11; version += 1) {
      const outbox = Array.from({ length: 91 }, () => item);
      await stores.caseloads.commit(commitOf('w-long', snapshot, { outbox }));
      snapshot = await readBack(stores.caseloads, 'w-long');
    }
    const waiting = async (): Promise<number> => {
      let count = 0;
      for await (const { at } of stores.caseloads.pending()) if (at.startsWith('w-long/')) count += 1;
      return count;
    };
    expect(await waiting()).toBe(1_001);
    // The answer with the second page is lost.
    proxy.next(
      'read',
      firstOf(async () => undefined),
      loseAnswer(),
    );
    proxy.requests.length = 0;
    expect(await waiting()).toBe(1_001);
    expect(proxy.requests).toHaveLength(3);
  });
});
