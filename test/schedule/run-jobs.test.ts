import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar-date.ts';
import { minutesFrom, momentOf } from '../../src/domain/london-time.ts';
import { daysOf, monthsFrom } from '../../src/domain/month.ts';
import { onWorkingDays } from '../../src/schedule/jobs/days.ts';
import type { Job } from '../../src/schedule/jobs/job.ts';
import { remindWorkers } from '../../src/schedule/jobs/remind-workers.ts';
import { failingStores } from '../application/outside.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { away, monthOf, peopled, type World, worker, worldOn } from './month-world.ts';

const NOVEMBER = ['2026-11-26', '2026-12-01', '2026-12-07', '2026-12-08'];

async function opened(workers?: Parameters<typeof peopled>[1], more?: Parameters<typeof peopled>[2]): Promise<World> {
  const world = worldOn();
  await peopled(world.stores, workers, more);
  return world;
}

/** The team was there before the days that are looked at. */
async function known(world: World): Promise<World> {
  await world.tickAt('2026-11-17T10:00:00.000Z');
  return world;
}

describe('a month end in a team of two', () => {
  it('reminds first, again and last, lists who is missing and asks nobody to agree to nothing', async () => {
    const world = await known(await opened());
    for (const day of NOVEMBER) await world.tickAt(`${day}T09:00:20.000Z`);
    expect(await world.told(NOVEMBER)).toEqual([
      '2026-11-26 first amira',
      '2026-11-26 first ben',
      '2026-12-01 again amira',
      '2026-12-01 again ben',
      '2026-12-07 due channel',
      '2026-12-07 last amira',
      '2026-12-07 last ben',
      '2026-12-08 overdue channel',
      '2026-12-08 overdue cora',
    ]);
  });

  it('chases nobody who has submitted or is away, and asks the manager and who covers to agree', async () => {
    const covers = [
      { personKey: 'sol', from: '2026-12-07', to: '2026-12-11' },
      { personKey: 'sid', from: '2026-12-08', to: '2026-12-11' },
    ];
    const world = await known(
      await opened(
        {
          amira: { records: [monthOf('2026-11', 'submitted')] },
          ben: { records: [away('2026-12-01', '2026-12-05')] },
          cy: { records: [monthOf('2026-11', 'draft')] },
          dee: { leftOn: '2026-12-07' },
          eve: { records: [monthOf('2026-11', 'agreed'), away('2026-12-07', null)] },
        },
        { covers },
      ),
    );
    for (const day of NOVEMBER) await world.tickAt(`${day}T09:00:20.000Z`);
    expect(await world.told(NOVEMBER)).toEqual([
      '2026-11-26 first ben',
      '2026-11-26 first cy',
      '2026-11-26 first dee',
      '2026-12-01 again cy',
      '2026-12-01 again dee',
      '2026-12-07 agreement-due mona',
      '2026-12-07 agreement-due sol',
      '2026-12-07 due channel',
      '2026-12-07 last ben',
      '2026-12-07 last cy',
      '2026-12-08 overdue channel',
      '2026-12-08 overdue cora',
    ]);
  });

  it('says nothing of a month in which everybody is done', async () => {
    const world = await known(await opened({ amira: { records: [monthOf('2026-11', 'agreed')] } }));
    for (const day of NOVEMBER) await world.tickAt(`${day}T09:00:20.000Z`);
    expect(await world.told(NOVEMBER)).toEqual([]);
  });

  it('lists in private for each manager while no channel is bound', async () => {
    const world = worldOn();
    await peopled(world.stores, { amira: {} });
    await world.stores.teams.changeTeam(
      'north',
      (before) => {
        if (!before) throw new Error('no team');
        const { managersChannel: _, ...others } = before;
        return others;
      },
      { at: '2026-11-02T09:00:00.000Z', by: 'ada', action: 'x', detail: {} },
    );
    await known(world);
    for (const day of NOVEMBER) await world.tickAt(`${day}T09:00:20.000Z`);
    expect((await world.told(NOVEMBER)).filter((told) => !told.endsWith('amira'))).toEqual([
      '2026-12-07 due mona',
      '2026-12-08 overdue cora',
      '2026-12-08 overdue mona',
    ]);
  });
});

describe("the month's card", () => {
  it('is brought up to date each working day from the first reminder to the overdue list', async () => {
    const world = await known(await opened());
    for (let day = '2026-11-24'; day <= '2026-12-11'; day = addDays(day, 1)) {
      await world.tickAt(`${day}T09:00:20.000Z`);
    }
    const cards: string[] = [];
    for (let day = '2026-11-24'; day <= '2026-12-11'; day = addDays(day, 1)) {
      for await (const { notice, live } of world.stores.deliveries.ofDay(day)) {
        if (notice.kind === 'month-card') cards.push(`${day} ${notice.month} ${live}`);
      }
    }
    const days = ['11-26', '11-27', '11-30', '12-01', '12-02', '12-03', '12-04', '12-07', '12-08'];
    expect(cards).toEqual(days.map((day) => `2026-${day} 2026-11 month-card/2026-11`));
  });
});

describe('the hour', () => {
  it.each([
    ['before the hour nothing', ['2026-11-26T08:59:59.999Z'], []],
    ['at the hour', ['2026-11-26T09:00:00.000Z'], ['2026-11-26 first amira']],
    ['a restart of a quarter of an hour is not called late', ['2026-11-26T09:15:00.000Z'], ['2026-11-26 first amira']],
    ['after an hour it is late', ['2026-11-26T10:00:00.001Z'], ['2026-11-26 first late amira']],
    ['the day after it is late', ['2026-11-27T07:00:00.000Z'], ['2026-11-26 first late amira']],
    ['four days later still', ['2026-11-30T09:00:00.000Z'], ['2026-11-26 first late amira']],
    ['older than the limit: never', ['2026-11-30T09:00:00.001Z'], []],
    [
      'three times the same moment: once',
      ['2026-11-26T09:00:00.000Z', '2026-11-26T09:00:00.000Z', '2026-11-26T09:00:30.000Z'],
      ['2026-11-26 first amira'],
    ],
    [
      'a clock that goes back: once',
      ['2026-11-26T09:00:00.000Z', '2026-11-25T09:00:00.000Z', '2026-11-26T09:30:00.000Z'],
      ['2026-11-26 first amira'],
    ],
    [
      'the first days of winter time: 9:00 in London is 9:00 UTC',
      ['2026-10-28T08:59:59.999Z', '2026-10-28T09:00:00.000Z'],
      ['2026-10-28 first amira'],
    ],
    [
      'the first days of summer time: 9:00 in London is 8:00 UTC',
      ['2027-03-30T07:59:59.999Z', '2027-03-30T08:00:00.000Z'],
      [],
    ],
    [
      'the first days of summer time on the third-last working day',
      ['2026-03-27T09:00:00.000Z', '2026-04-01T08:00:00.000Z'],
      ['2026-03-27 first amira', '2026-04-01 again amira'],
    ],
  ])('%s', async (_, moments, expected) => {
    const world = await opened({ amira: {} });
    await world.tickAt('2026-01-02T09:00:00.000Z');
    for (const moment of moments) await world.tickAt(moment);
    const days = moments.flatMap((moment) => [-5, -4, -3, -2, -1, 0].map((back) => addDays(moment.slice(0, 10), back)));
    const told = await world.told([...new Set(days)]);
    expect(told.filter((one) => one.endsWith('amira'))).toEqual(expected);
  });
});

describe('three days down over the due date', () => {
  it.each([
    [
      'down from before the due day until two days after: the newest of each, late',
      '2026-12-10T11:00:00.000Z',
      ['2026-12-07 last late amira', '2026-12-08 overdue late channel', '2026-12-08 overdue late cora'],
    ],
    [
      'back on the due day after the hour',
      '2026-12-07T15:00:00.000Z',
      ['2026-12-07 due late channel', '2026-12-07 last late amira'],
    ],
    [
      'back on the day after, before the hour',
      '2026-12-08T08:00:00.000Z',
      ['2026-12-07 due late channel', '2026-12-07 last late amira'],
    ],
    [
      'back on the day after, at the hour: what was missed is late, what is due is not',
      '2026-12-08T09:00:00.000Z',
      ['2026-12-07 last late amira', '2026-12-08 overdue channel', '2026-12-08 overdue cora'],
    ],
    [
      'back after the limit of the due day alone',
      '2026-12-11T12:00:00.000Z',
      ['2026-12-08 overdue late channel', '2026-12-08 overdue late cora'],
    ],
    ['back after the limit of all', '2026-12-14T12:00:00.000Z', []],
  ])('%s', async (_, back, expected) => {
    const world = await opened({ amira: {} });
    await world.tickAt('2026-12-04T09:00:00.000Z');
    await world.tickAt(back);
    await world.tickAt(minutesFrom(back, 1));
    expect(await world.told(['2026-12-07', '2026-12-08'])).toEqual(expected);
    expect([...world.queued].sort()).toEqual([...new Set(world.queued)].sort());
  });

  it('calls nothing late on the day on which a team is set up', async () => {
    const world = await opened({ amira: {} });
    await world.tickAt('2026-12-07T15:00:00.000Z');
    expect(await world.told(['2026-12-07'])).toEqual(['2026-12-07 due channel', '2026-12-07 last amira']);
  });

  it('tells nothing of the days before a team was there', async () => {
    const world = await opened({ amira: {} });
    await world.tickAt('2026-12-09T09:00:00.000Z');
    await world.tickAt('2026-12-09T09:01:00.000Z');
    expect(await world.told(['2026-12-07', '2026-12-08', '2026-12-09'])).toEqual([]);
  });
});

describe('three instances with clocks five minutes apart, over thirteen months', () => {
  it('run each job once on its day, over both clock changes, months of 28 to 31 days and Christmas', async () => {
    const months = Array.from({ length: 13 }, (_, index) => monthsFrom('2026-09', index));
    const days = months.map((month) => daysOf(month, 'england'));
    const asked = days.flatMap(({ first, again, due, overdue }) => [first, again, due, overdue]);
    const around = new Set(asked.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]));
    const world = await opened({ amira: {} });
    await world.tickAt('2026-09-14T12:00:00.000Z');
    for (const day of [...around].sort()) {
      for (const minutes of [-6, 0, 3, 8]) {
        const at = minutesFrom(momentOf(day, '09:00'), minutes);
        await Promise.all([
          world.tickAt(minutesFrom(at, -5), 'slow'),
          world.tickAt(at, 'right'),
          world.tickAt(minutesFrom(at, 5), 'fast'),
        ]);
      }
    }
    const expected = days.flatMap(({ first, again, due, overdue }) => [
      ...[`${first} first amira`, `${again} again amira`, `${due} due channel`],
      ...[`${due} last amira`, `${overdue} overdue channel`, `${overdue} overdue cora`],
    ]);
    expect(await world.told(asked)).toEqual([...expected].sort());
    // Put into the queue at least once: what is queued twice is one delivery all the same.
    const queued = world.queued.filter((key) => !key.startsWith('month-card/'));
    expect(new Set(queued).size).toBe(expected.length);
  }, 60_000);
});

describe('a crash in the middle', () => {
  it('is made good on the next tick, wherever storage fails', async () => {
    const smooth = await known(await opened());
    await smooth.tickAt('2026-12-07T09:00:20.000Z');
    const expected = await smooth.told(['2026-12-07']);
    expect(expected).toHaveLength(3);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= 12; at += 1) {
        const stores = memoryStores();
        await peopled(stores);
        const before = worldOn(stores);
        await known(before);
        const failing = { ...worldOn(failingStores(stores, at, when)), runs: before.runs };
        await failing.tickAt('2026-12-07T09:00:20.000Z');
        await before.tickAt('2026-12-07T09:02:50.000Z');
        expect([when, at, await before.told(['2026-12-07'])]).toEqual([when, at, expected]);
      }
    }
  });

  it('leaves a team that fails to the next tick and holds up no other', async () => {
    const world = await opened({ amira: {} });
    await world.stores.teams.changeTeam(
      'aaa',
      () => ({ teamId: 'aaa', name: 'A', schemes: [] as never, managerKeys: [], serviceManagerKeys: [], usedKeys: [] }),
      { at: '2026-11-02T09:00:00.000Z', by: 'ada', action: 'x', detail: {} },
    );
    await known(world);
    await world.tickAt('2026-12-01T09:00:20.000Z');
    expect(await world.told(['2026-12-01'])).toEqual(['2026-12-01 again amira']);
  });

  it('of one job holds up no other', async () => {
    const failing: Job = {
      name: 'failing',
      runsOn: onWorkingDays,
      plan: () => Promise.reject(new Error('a mistake of ours')),
    };
    const world = worldOn(undefined, [failing, remindWorkers]);
    await peopled(world.stores, { amira: {} });
    await known(world);
    await world.tickAt('2026-12-01T09:00:20.000Z');
    await world.tickAt('2026-12-01T09:00:50.000Z');
    expect(await world.told(['2026-12-01'])).toEqual(['2026-12-01 again amira']);
    expect(await world.runs.ofDay('2026-12-01')).toEqual([
      { day: '2026-12-01', job: 'remind-workers', teamId: 'north' },
    ]);
  });

  it('does not tell somebody twice who submitted in between and reopened', async () => {
    const world = await known(await opened({ amira: {} }));
    await world.tickAt('2026-12-01T09:00:20.000Z');
    await world.stores.teams.putMember('north', worker('amira', { records: [monthOf('2026-11', 'submitted')] }, 2));
    await world.tickAt('2026-12-01T09:00:50.000Z');
    await world.stores.teams.putMember('north', worker('amira', { records: [monthOf('2026-11', 'draft')] }, 3));
    await world.tickAt('2026-12-01T09:01:20.000Z', 'another');
    expect(world.queued.filter((key) => key.includes('/again/'))).toHaveLength(1);
  });
});
