import { describe, expect, it } from '@jest/globals';
import type { KeptDelivery } from '../../../src/application/delivery-ports.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import type { Allocation } from '../../../src/domain/allocation.ts';
import type { WaitingCase } from '../../../src/domain/waiting-case.ts';
import type { WorkerRecord } from '../../../src/domain/worker-records.ts';
import { listOverdueAllocations } from '../../../src/schedule/jobs/list-overdue-allocations.ts';
import { reviewAllocations } from '../../../src/schedule/jobs/review-allocations.ts';
import { outsideOn } from '../../application/outside.ts';
import { auditOf } from '../../storage/builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { peopled, worldOn } from '../month-world.ts';

const AT = '2026-11-20T09:00:00.000Z';

function allocation(more: Partial<Allocation> = {}): WorkerRecord {
  const value: Allocation = {
    ...{ id: 'c-1', ref: 'C-201', on: '2026-11-20', before: 98, after: 101, unit: 'points' },
    decided: { by: 'mona', name: 'Mona', at: AT },
    past: { stops: ['past-line'], reason: 'nobody else', reviewOn: '2026-12-02', until: '2026-12-09' },
    ...more,
  };
  return { kind: 'allocation', id: value.id, value };
}

const concern = { text: 'too much', said: { by: 'amira', name: 'Amira', at: AT } };

async function worldWith(
  records: readonly WorkerRecord[],
  waiting: readonly Partial<WaitingCase>[],
  job = reviewAllocations,
) {
  const world = worldOn(memoryStores(), [job]);
  await peopled(world.stores, { amira: { records } });
  for (const [index, more] of waiting.entries()) {
    const id = `w-${index}`;
    await world.stores.teams.changeWaiting({
      ...{ teamId: 'north', id, key: id, audit: auditOf(1) },
      apply: () => waitingOf(id, more),
    });
  }
  await world.tickAt('2026-11-25T10:00:00.000Z');
  return world;
}

/** Ticks at the hour of each day, twice, and gives what was decided for the days. */
async function over(world: Awaited<ReturnType<typeof worldWith>>, days: readonly string[]) {
  for (const day of days) {
    await world.tickAt(`${day}T09:00:20.000Z`);
    await world.tickAt(`${day}T09:01:20.000Z`, 'two');
  }
  return world.told([...days, '2026-12-02', '2026-12-09'].filter((day, at, all) => all.indexOf(day) === at).sort());
}

describe('a case that was given past a stop', () => {
  it('is asked about once on the day of review and once at the end', async () => {
    const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-08', '2026-12-09', '2026-12-10'];
    const told = await over(await worldWith([allocation()], []), days);
    expect(told).toEqual(['2026-12-02 review mona', '2026-12-09 end mona']);
  });

  it.each<[string, Partial<Allocation>]>([
    ['settled', { settled: { by: 'mona', name: 'Mona', at: AT } }],
    ['given past no stop', { past: undefined } as never],
  ])('%s is not asked about', async (_, more) => {
    const told = await over(await worldWith([allocation(more)], []), ['2026-12-02', '2026-12-09']);
    expect(told).toEqual([]);
  });
});

describe('planned allocation dates that have passed', () => {
  const list = (waiting: readonly Partial<WaitingCase>[], records: readonly WorkerRecord[] = []) =>
    worldWith(records, waiting, listOverdueAllocations);

  it.each<[string, readonly Partial<WaitingCase>[], readonly string[]]>([
    [
      'not on the day itself, then on the day after and weekly',
      [{ plannedFor: '2026-12-01' }],
      ['2026-12-02', '2026-12-07'],
    ],
    ['after a weekend on Monday', [{ plannedFor: '2026-12-05' }], ['2026-12-07']],
    ['none without a planned date', [{}], []],
    [
      'none that is on its way',
      [
        {
          plannedFor: '2026-12-01',
          going: { key: 'k', workerKey: 'amira', on: '2026-12-01', by: 'mona', byName: 'Mona' },
        },
      ],
      [],
    ],
  ])('%s', async (_, waiting, expected) => {
    const told = await over(await list(waiting), [
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
      '2026-12-08',
    ]);
    expect(told).toEqual(expected.map((day) => `${day} allocation-overdue mona`));
  });

  it('a concern that nobody answered comes up weekly', async () => {
    const { past: _, ...record } = (allocation() as Extract<WorkerRecord, { kind: 'allocation' }>).value;
    const open = { kind: 'allocation', id: record.id, value: { ...record, concern } } as const;
    const told = await over(await list([], [open]), ['2026-12-01', '2026-12-07', '2026-12-08']);
    expect(told).toEqual(['2026-12-07 allocation-overdue mona']);
  });

  it('the message names the cases, and is pointless when nothing is overdue any more', async () => {
    const world = await list([{ plannedFor: '2026-12-01' }]);
    await over(world, ['2026-12-02']);
    const outside = { ...outsideOn('2026-12-02', world.stores), newId: () => 'id' };
    let delivery: KeptDelivery | undefined;
    for await (const one of world.stores.deliveries.ofDay('2026-12-02')) delivery = one;
    if (!delivery) throw new Error('nothing was decided');
    const message = await composeMessage(outside, delivery);
    expect(message?.text).toBe('1 case is past the planned allocation date.');
    expect(JSON.stringify(message?.card)).toContain('planned for 1 Dec 2026, overdue by 1 day');
    await world.stores.teams.changeWaiting({
      ...{ teamId: 'north', id: 'w-0', key: 'out', audit: auditOf(2) },
      apply: () => null,
    });
    expect(await composeMessage(outside, delivery)).toBeNull();
  });
});
