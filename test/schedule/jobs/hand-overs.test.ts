import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { HandOver } from '../../../src/domain/worker-records.ts';
import { askAboutReturns } from '../../../src/schedule/jobs/ask-about-returns.ts';
import type { Job } from '../../../src/schedule/jobs/job.ts';
import { listTransfers } from '../../../src/schedule/jobs/list-transfers.ts';
import { tellHandOvers } from '../../../src/schedule/jobs/tell-hand-overs.ts';
import { outsideOn } from '../../application/outside.ts';
import { teamOf } from '../../storage/builders.ts';
import { worker } from '../month-world.ts';

const DAY = '2026-12-14';

const handOver = (more: Partial<HandOver> = {}): HandOver => ({
  ...{ id: 'h1', as: 'transfer', caseId: 'c1', ref: 'C-101', to: 'ben', toName: 'Ben', agreedOn: '2026-11-30' },
  ...{ from: DAY, until: null, state: 'agreed', decided: { by: 'mona', name: 'Mona', at: '2026-11-30T09:00:00Z' } },
  ...more,
});

async function planned(job: Job, day: string, value: HandOver) {
  const outside = outsideOn(day);
  const team = teamOf('north', { managerKeys: ['mona'] });
  const members = [worker('amira', { records: [{ kind: 'hand-over', id: value.id, value }] }), worker('ben')];
  return job.plan({
    outside,
    team,
    members,
    everyone: members,
    day,
    region: 'england',
    dueAt: `${day}T09:00:00Z`,
    late: false,
  });
}

describe('the first day of a hand-over', () => {
  it.each([-1, 0, 1])('is told to both on the day itself: %i days from it', async (days) => {
    const { tell } = await planned(tellHandOvers, addDays(DAY, days), handOver());
    expect(tell.map(({ delivery, who }) => [who, delivery.to])).toEqual(
      days === 0
        ? [
            ['amira', { kind: 'person', personKey: 'amira' }],
            ['Ben', { kind: 'person', personKey: 'ben' }],
          ]
        : [],
    );
  });

  it.each([
    ['one that was cancelled', { state: 'cancelled' }],
    ['one that was agreed for the same day, and told of then', { agreedOn: DAY }],
  ] as const)('is not told of %s', async (_, more) => {
    expect((await planned(tellHandOvers, DAY, handOver(more))).tell).toEqual([]);
  });

  it('can be a Sunday', () => expect(tellHandOvers.runsOn('2026-12-13', 'england')).toBe(true));
});

describe('several that were agreed together', () => {
  it('are told in one message to the holder and one to each receiver', async () => {
    const values = [
      handOver({ id: 'h1', bundle: 'b1' }),
      handOver({ id: 'h2', bundle: 'b1' }),
      handOver({ id: 'h3', bundle: 'b1', to: 'dan', toName: 'Dan' }),
    ];
    const records = values.map((value) => ({ kind: 'hand-over', id: value.id, value }) as const);
    const members = [worker('amira', { records })];
    const plan = await tellHandOvers.plan({
      ...{ outside: outsideOn(DAY), team: teamOf('north', { managerKeys: ['mona'] }), members, everyone: members },
      ...{ day: DAY, region: 'england', dueAt: `${DAY}T09:00:00Z`, late: false },
    });
    expect(plan.tell.map(({ who, delivery }) => [who, delivery.notice.kind])).toEqual([
      ['amira', 'cases-handed-over'],
      ['Ben', 'cases-handed-over'],
      ['Dan', 'cases-handed-over'],
    ]);
  });
});

describe('somebody who is back', () => {
  const LAST = '2027-01-08';
  const absence = { id: 'a1', from: DAY, to: LAST, planned: true };

  async function asked(day: string, more: Partial<HandOver> = {}, runsOnTo?: string) {
    const value = handOver({ whileAway: 'a1', ...more });
    const records = [
      { kind: 'absence', id: 'a1', value: absence },
      { kind: 'hand-over', id: 'h1', value },
      ...(runsOnTo === undefined
        ? []
        : [
            {
              kind: 'absence',
              id: 'a2',
              value: { id: 'a2', from: '2027-01-09', to: runsOnTo, planned: false },
            } as const,
          ]),
    ] as const;
    const members = [worker('amira', { records })];
    const { tell } = await askAboutReturns.plan({
      ...{ outside: outsideOn(day), team: teamOf('north', { managerKeys: ['mona'] }), members, everyone: members },
      ...{ day, region: 'england', dueAt: `${day}T09:00:00Z`, late: false },
    });
    return tell.map(({ delivery }) => delivery.id);
  }

  it.each([
    ['the day before the last', '2027-01-07', 0],
    ['the last day', LAST, 0],
    ['the next working day, a Monday', '2027-01-11', 1],
    ['a month later', '2027-02-08', 0],
  ])('is asked about: %s', async (_, day, times) => {
    expect(await asked(day)).toHaveLength(times);
  });

  it.each([
    ['on the first working day after the second', '2027-03-01', 1],
    ['while it lasts', '2027-02-26', 0],
  ])('is asked about where one absence runs on as another: %s', async (_, day, times) => {
    expect(await asked(day, {}, '2027-02-28')).toHaveLength(times);
  });

  it('is asked about where cases are shared without an end', async () => {
    expect(await asked('2027-01-11', { as: 'co-work' })).toHaveLength(1);
  });

  it('is asked about once, on whichever day it is planned', async () => {
    expect(await asked('2027-01-11')).toEqual(await asked('2027-01-14'));
  });

  it.each([
    ['came back', { settled: 'back' }],
    ['stays', { settled: 'stays' }],
    ['is shared until a day', { as: 'co-work', until: '2027-02-01' }],
  ] as const)('is not asked about where all of it %s', async (_, more) => {
    expect(await asked('2027-01-11', more)).toEqual([]);
  });
});

describe('of somebody who has left', () => {
  it.each([
    ['the day', tellHandOvers, DAY, 2],
    ["the week's list", listTransfers, '2026-12-07', 1],
  ] as const)('%s is told all the same', async (_, job, day, times) => {
    const value = handOver();
    const everyone = [worker('amira', { records: [{ kind: 'hand-over', id: 'h1', value }], leftOn: '2026-12-01' })];
    const team = teamOf('north', { managerKeys: ['mona'] });
    const plan = await job.plan({
      ...{ outside: outsideOn(day), team, members: [], everyone, day },
      ...{ region: 'england', dueAt: `${day}T09:00:00Z`, late: false },
    });
    expect(plan.tell).toHaveLength(times);
  });
});

describe("the week's list of transfers", () => {
  it.each([
    ['a case that is to move', {}, 1],
    ['one that moved', { from: '2026-12-07' }, 0],
    ['one that is shared', { as: 'co-work' }, 0],
    ['one that was cancelled', { state: 'cancelled' }, 0],
  ] as const)('is told to the manager alone for %s', async (_, more, times) => {
    const { tell, not } = await planned(listTransfers, '2026-12-07', handOver(more));
    expect(tell.map(({ delivery }) => delivery.to)).toEqual(
      Array.from({ length: times }, () => ({ kind: 'person', personKey: 'mona' })),
    );
    expect(not).toHaveLength(1 - times);
  });
});
