import { beforeAll, describe, expect, test } from '@jest/globals';
import type { MonthSnapshot } from '../../src/application/month-snapshot.ts';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { bothStores, type ContractStores } from './both-stores.ts';
import { caseOf, commitOf } from './builders.ts';

const away = (id: string, to: string | null): WorkerRecord => ({
  kind: 'absence',
  id,
  value: { id, from: '2026-11-02', to, planned: true },
});

const snapshot = (revision: number): MonthSnapshot => ({
  month: '2026-11',
  revision,
  asOf: '2026-11-30',
  scheme: asDocumented('merton'),
  schemeVersion: '1',
  schemeTitle: 'Merton',
  lines: [],
  figures: {
    ...{ total: 16, subtotal: 15, weight: 1, status: 'within', min: null, guideline: 85, limit: 100 },
    unit: 'points',
  },
  flags: [],
});

describe.each(bothStores('recordContract'))('records %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  const readBack = async (workerKey: string): Promise<CaseloadSnapshot> => {
    const found = await stores.caseloads.read(workerKey);
    if (!found) throw new Error('no caseload was kept');
    return found;
  };

  test('records are kept with the change, read with the caseload in order, replaced and removed', async () => {
    const putCases = [caseOf('one', 1)];
    const putRecords = [away('b', null), away('a', '2026-11-09')];
    await stores.caseloads.commit(commitOf('kept', undefined, { putCases, putRecords }));
    const first = await readBack('kept');
    expect(first.records).toEqual([away('a', '2026-11-09'), away('b', null)]);
    expect(first.cases).toEqual(putCases);

    const removedRecords = [
      { kind: 'absence', id: 'a' },
      { kind: 'month', id: '2026-11' },
    ] as const;
    const next = { putRecords: [away('b', '2026-11-30')], removedRecords };
    await stores.caseloads.commit(commitOf('kept', first, next));
    expect((await readBack('kept')).records).toEqual([away('b', '2026-11-30')]);
    await stores.caseloads.commit(commitOf('kept', await readBack('kept'), { putRecords: [away('a', null)] }));
    expect((await readBack('kept')).records).toEqual([away('a', null), away('b', '2026-11-30')]);
  });

  test('a change of a record in between refuses the other one', async () => {
    await stores.caseloads.commit(commitOf('between', undefined));
    const read = await readBack('between');
    await stores.caseloads.commit(commitOf('between', read, { putRecords: [away('a', null)] }));
    const late = await stores.caseloads.commit(commitOf('between', read, { putRecords: [away('a', '2026-11-09')] }));
    expect(late).toEqual({ ok: false, reason: 'changed-in-between' });
    expect((await readBack('between')).records).toEqual([away('a', null)]);
  });

  test('a month that was submitted is read by its revision and never written again', async () => {
    await stores.caseloads.commit(commitOf('month', undefined, { snapshot: snapshot(1) }));
    expect(await stores.caseloads.monthSnapshot('month', '2026-11', 1)).toEqual(snapshot(1));
    expect(await stores.caseloads.monthSnapshot('month', '2026-11', 2)).toBeUndefined();
    const again = commitOf('month', await readBack('month'), { snapshot: { ...snapshot(1), asOf: '2026-12-31' } });
    expect(await stores.caseloads.commit(again)).toEqual({ ok: false, reason: 'changed-in-between' });
    expect(await stores.caseloads.monthSnapshot('month', '2026-11', 1)).toEqual(snapshot(1));
    await stores.caseloads.commit(commitOf('month', await readBack('month'), { snapshot: snapshot(2) }));
    expect(await stores.caseloads.monthSnapshot('month', '2026-11', 2)).toEqual(snapshot(2));
    const between = (month: string, from: number, to: number) =>
      stores.caseloads.monthSnapshots('month', { month, revision: from }, { month: '2026-11', revision: to });
    expect(await between('2026-10', 4, 2)).toEqual([snapshot(1), snapshot(2)]);
    expect(await between('2026-11', 2, 2)).toEqual([snapshot(2)]);
    expect(await between('2026-11', 1, 1)).toEqual([snapshot(1)]);
    expect(await between('2026-11', 3, 3)).toEqual([]);
  });
});
