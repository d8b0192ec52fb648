import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseloadSnapshot, StoredCase } from '../../src/application/ports.ts';
import { bothStores, type ContractStores } from './both-stores.ts';
import { auditOf, caseOf, commitOf } from './builders.ts';

const idOf = (index: number): string => `case-${String(index).padStart(4, '0')}`;
const casesOf = (count: number, version: number, ref = 'C-1'): StoredCase[] =>
  Array.from({ length: count }, (_, index) => caseOf(idOf(index), version, ref));
const outboxOf = (workerKey: string) => [{ kind: 'project-member', workerKey, teamId: 'team-1' }] as const;

describe.each(bothStores('generationContract'))('a change larger than one transaction, %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  const readBack = async (workerKey: string): Promise<CaseloadSnapshot> => {
    const found = await stores.caseloads.read(workerKey);
    if (!found) throw new Error('no caseload was kept');
    return found;
  };

  test.each([
    ['as much as one transaction holds', 96],
    ['one case more', 97],
    ['several transactions', 250],
  ])('a first caseload of %s is kept whole', async (_sentence, count) => {
    const worker = `first-${count}`;
    const change = commitOf(worker, undefined, { putCases: casesOf(count, 1), keys: ['k'], outbox: outboxOf(worker) });
    expect(await stores.caseloads.commit(change)).toMatchObject({ ok: true, pending: [{ item: outboxOf(worker)[0] }] });
    expect((await readBack(worker)).cases).toEqual(casesOf(count, 1));
    expect(await stores.caseloads.audit(worker, 5)).toEqual([auditOf(1)]);
  });

  test('it changes, adds and removes beside what stays, and smaller changes follow it', async () => {
    await stores.caseloads.commit(commitOf('mixed', undefined, { putCases: casesOf(3, 1) }));
    const added = casesOf(120, 2, 'C-2').slice(2);
    const large = commitOf('mixed', await readBack('mixed'), { putCases: added, removedCaseIds: [idOf(1)] });
    expect(await stores.caseloads.commit(large)).toMatchObject({ ok: true });
    const kept = [caseOf(idOf(0), 1, 'C-1'), ...added];
    expect((await readBack('mixed')).cases).toEqual(kept);

    const small = { putCases: [caseOf(idOf(0), 3, 'C-3')], removedCaseIds: [idOf(2)] };
    expect(await stores.caseloads.commit(commitOf('mixed', await readBack('mixed'), small))).toMatchObject({
      ok: true,
    });
    expect((await readBack('mixed')).cases).toEqual([caseOf(idOf(0), 3, 'C-3'), ...added.slice(1)]);
  });

  test('one large change follows another, down to no case at all', async () => {
    for (const [version, count] of [
      [1, 150],
      [2, 130],
    ] as const) {
      const before = await stores.caseloads.read('again');
      const removedCaseIds = version === 1 ? [] : Array.from({ length: 20 }, (_, index) => idOf(130 + index));
      const putCases = casesOf(count, version, `C-${version}`);
      await stores.caseloads.commit(commitOf('again', before, { putCases, removedCaseIds }));
      expect((await readBack('again')).cases).toEqual(putCases);
    }
    const before = await readBack('again');
    const removedCaseIds = before.cases.map(({ caseId }) => caseId);
    await stores.caseloads.commit(commitOf('again', before, { removedCaseIds }));
    expect(await readBack('again')).toMatchObject({ head: { version: 3 }, cases: [] });
  });

  test('refused because somebody was in between, it leaves no trace', async () => {
    await stores.caseloads.commit(commitOf('between', undefined, { putCases: casesOf(2, 1) }));
    const seen = await readBack('between');
    await stores.caseloads.commit(commitOf('between', seen));
    const now = await readBack('between');
    const late = commitOf('between', seen, { putCases: casesOf(150, 2), keys: ['late'] });
    expect(await stores.caseloads.commit(late)).toEqual({ ok: false, reason: 'changed-in-between' });
    expect(await readBack('between')).toEqual(now);
    expect(await stores.caseloads.answered('between', 'late')).toBeUndefined();
  });

  test('under a key that was used it is answered as the first time', async () => {
    await stores.caseloads.commit(commitOf('key', undefined, { keys: ['k'], reply: 'first' }));
    const seen = await readBack('key');
    const again = commitOf('key', seen, { putCases: casesOf(150, 2), keys: ['k'] });
    expect(await stores.caseloads.commit(again)).toEqual({ ok: false, reason: 'repeat', reply: 'first' });
    expect(await readBack('key')).toEqual(seen);
  });

  test('of two at once one is made, and its cases alone are there', async () => {
    await stores.caseloads.commit(commitOf('race', undefined));
    const seen = await readBack('race');
    const results = await Promise.all(
      ['C-left', 'C-right'].map((ref) =>
        stores.caseloads.commit(commitOf('race', seen, { putCases: casesOf(150, 2, ref) })),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = results[0]?.ok ? 'C-left' : 'C-right';
    expect((await readBack('race')).cases).toEqual(casesOf(150, 2, winner));
  });
});
