import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import {
  answerWith,
  type Fault,
  firstOf,
  loseAnswer,
  type StorageProxy,
  storageProxy,
} from '../support/storage-proxy.ts';
import { caseOf, commitOf } from './builders.ts';

const TRIES = 3;
const pass: Fault = firstOf(async () => undefined);
const busy = answerWith(503, '');
const casesOf = (count: number, version: number, ref = 'C-1') =>
  Array.from({ length: count }, (_, index) => caseOf(`case-${String(index).padStart(4, '0')}`, version, ref));

describe('a new generation of cases on Azure Tables', () => {
  let proxy: StorageProxy;
  let stores: TableStores;
  beforeAll(async () => {
    proxy = await storageProxy();
    stores = tableStores({ connectionString: proxy.connectionString }, { prefix: 'generations' });
    await stores.ensureTables();
  });
  afterAll(() => proxy.stop());

  const answerBytes = async (workerKey: string): Promise<number> => {
    proxy.requests.length = 0;
    await stores.caseloads.read(workerKey);
    expect(proxy.requests).toHaveLength(1);
    return proxy.requests[0]?.answerBytes ?? 0;
  };

  test.each([
    ['the first part', 0],
    ['the second part', 1],
    ['the switch', 2],
  ])('a stop at %s leaves everything as it was, and doing it again completes it', async (sentence, writes) => {
    const worker = `stopped-${writes}`;
    await stores.caseloads.commit(commitOf(worker, undefined, { putCases: casesOf(2, 1) }));
    const before = await stores.caseloads.read(worker);
    const change = commitOf(worker, before, { putCases: casesOf(150, 2), keys: ['k'], reply: sentence });
    proxy.next('write', ...Array(writes).fill(pass), ...Array(TRIES).fill(busy));
    await expect(stores.caseloads.commit(change)).rejects.toThrow(StorageUnavailable);
    expect(await stores.caseloads.read(worker)).toEqual(before);
    expect(await stores.caseloads.commit(change)).toMatchObject({ ok: true });
    expect((await stores.caseloads.read(worker))?.cases).toEqual(casesOf(150, 2));
  });

  test('a first caseload that stops half-way is none', async () => {
    proxy.next('write', pass, ...Array(TRIES).fill(busy));
    await expect(
      stores.caseloads.commit(commitOf('nobody-yet', undefined, { putCases: casesOf(150, 1) })),
    ).rejects.toThrow(StorageUnavailable);
    expect(await stores.caseloads.read('nobody-yet')).toBeUndefined();
  });

  test('a lost answer to the switch counts as made', async () => {
    proxy.next('write', pass, pass, loseAnswer());
    const change = commitOf('lost', undefined, { putCases: casesOf(150, 1) });
    expect(await stores.caseloads.commit(change)).toEqual({ ok: true, pending: [] });
    expect((await stores.caseloads.read('lost'))?.cases).toHaveLength(150);
  });

  test('what went before is taken away, stopped attempts too: a read is as short as after the first', async () => {
    await stores.caseloads.commit(commitOf('swept', undefined, { putCases: casesOf(150, 1) }));
    const first = await answerBytes('swept');
    for (let version = 2; version <= 4; version += 1) {
      const before = await stores.caseloads.read('swept');
      const change = commitOf('swept', before, { putCases: casesOf(150, version) });
      proxy.next('write', pass, pass, ...Array(TRIES).fill(busy));
      await expect(stores.caseloads.commit(change)).rejects.toThrow(StorageUnavailable);
      await stores.caseloads.commit(change);
    }
    expect(await answerBytes('swept')).toBeLessThanOrEqual(first + 10);
  });

  test('when what went before cannot be taken away, the change is made all the same', async () => {
    const failing = await storageProxy();
    const others = tableStores({ connectionString: failing.connectionString }, { prefix: 'generations' });
    await others.caseloads.commit(commitOf('kept', undefined, { putCases: casesOf(150, 1) }));
    const change = commitOf('kept', await others.caseloads.read('kept'), { putCases: casesOf(150, 2) });
    failing.next('write', pass, pass, pass, ...Array(100).fill(busy));
    expect(await others.caseloads.commit(change)).toMatchObject({ ok: true });
    expect((await others.caseloads.read('kept'))?.cases).toEqual(casesOf(150, 2));
    failing.stop();
  });

  test('a generation switched between two pages is not seen by half', async () => {
    await stores.caseloads.commit(commitOf('torn', undefined, { putCases: casesOf(1_005, 1) }));
    const before = await stores.caseloads.read('torn');
    const removedCaseIds = before?.cases.map(({ caseId }) => caseId).slice(3) ?? [];
    const change = commitOf('torn', before, { putCases: casesOf(3, 2), removedCaseIds });
    proxy.next(
      'read',
      pass,
      firstOf(() => stores.caseloads.commit(change)),
    );
    expect((await stores.caseloads.read('torn'))?.cases).toEqual(casesOf(3, 2));
  });
});
