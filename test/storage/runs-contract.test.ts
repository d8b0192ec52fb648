import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RunStore } from '../../src/application/run-ports.ts';
import { tableStores } from '../../src/storage/index.ts';
import { memoryRuns } from '../support/memory-runs.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

const WHERE: readonly (readonly [string, () => Promise<RunStore>])[] = [
  ['in memory', async () => memoryRuns()],
  [
    'on Azure Tables',
    async () => {
      const stores = tableStores({ connectionString: azuriteConnection() }, { prefix: 'runContract' });
      await stores.ensureTables();
      return stores.runs;
    },
  ],
];

describe.each(WHERE)('what the schedule remembers %s', (_where, make) => {
  let runs: RunStore;
  beforeAll(async () => {
    runs = await make();
  });

  test('a run is kept once for its day, job and team', async () => {
    const run = { day: '2026-11-26', job: 'remind', teamId: 'north' };
    await Promise.all([runs.done(run, '2026-11-26T09:00:00.000Z'), runs.done(run, '2026-11-26T09:00:01.000Z')]);
    await runs.done({ ...run, teamId: 'south' }, '2026-11-26T09:00:02.000Z');
    await runs.done({ ...run, day: '2026-11-27' }, '2026-11-27T09:00:00.000Z');
    const kept = await runs.ofDay('2026-11-26');
    expect([...kept].sort((a, b) => (a.teamId < b.teamId ? -1 : 1))).toStrictEqual([run, { ...run, teamId: 'south' }]);
    expect(await runs.ofDay('2026-11-25')).toStrictEqual([]);
  });

  test('the lease goes to one, is kept by them, and passes on when it has run out', async () => {
    const takes = (holder: string, now: string, until: string) =>
      runs.lease(holder, `2026-11-26T${now}:00.000Z`, `2026-11-26T${until}:00.000Z`);
    expect(await takes('a', '09:00', '09:02')).toBe(true);
    expect(await takes('b', '09:01', '09:03')).toBe(false);
    expect(await takes('a', '09:01', '09:03')).toBe(true);
    expect(await takes('b', '09:02', '09:04')).toBe(false);
    expect(await takes('b', '09:03', '09:05')).toBe(true);
    expect(await takes('a', '09:04', '09:06')).toBe(false);
  });

  test('the lease of the sweep is another one', async () => {
    const lease = ['2026-11-26T10:00:00.000Z', '2026-11-26T10:02:00.000Z'] as const;
    expect(await runs.lease('a', ...lease)).toBe(true);
    expect(await runs.lease('b', ...lease, 'sweep')).toBe(true);
    expect(await runs.lease('a', ...lease, 'sweep')).toBe(false);
  });

  test('one of many at once gets the lease', async () => {
    const taken = await Promise.all(
      ['c', 'd', 'e', 'f'].map((holder) => runs.lease(holder, '2026-11-27T09:00:00.000Z', '2026-11-27T09:02:00.000Z')),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('a team is first seen on one day for ever', async () => {
    expect(await runs.firstSeen('north', '2026-11-26')).toBe('2026-11-26');
    expect(await runs.firstSeen('north', '2026-11-27')).toBe('2026-11-26');
    expect(await runs.firstSeen('south', '2026-11-27')).toBe('2026-11-27');
  });
});

describe('runs that are long over', () => {
  test('are forgotten by their day, and nothing else is', async () => {
    const stores = tableStores({ connectionString: azuriteConnection() }, { prefix: 'runSweep' });
    await stores.ensureTables();
    const run = { job: 'remind', teamId: 'north' };
    for (const day of ['2026-09-18', '2026-09-19', '2026-11-18'])
      await stores.runs.done({ ...run, day }, `${day}T09:00:00Z`);
    await stores.runs.firstSeen('north', '2026-01-01');
    expect(await stores.sweepKeys('2026-09-19T10:00:00.000Z')).toBe(1);
    expect(await stores.runs.ofDay('2026-09-18')).toEqual([]);
    expect(await stores.runs.ofDay('2026-09-19')).toHaveLength(1);
    expect(await stores.runs.ofDay('2026-11-18')).toHaveLength(1);
    expect(await stores.runs.firstSeen('north', '2026-11-18')).toBe('2026-01-01');
  });
});
