import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { WorkerRecord } from '../../../src/domain/worker-records.ts';
import { askSupervisionCover } from '../../../src/schedule/jobs/ask-supervision-cover.ts';
import { away, peopled, worldOn } from '../month-world.ts';

const SICK = { planned: false };

/** The days on which the service manager sol was asked, from 30 November on. */
async function askedIn(records: readonly WorkerRecord[], days: number, more = { serviceManagerKeys: ['sol'] }) {
  const world = worldOn(undefined, [askSupervisionCover]);
  await peopled(world.stores, { amira: { records } }, more);
  const asked: string[] = [];
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = addDays('2026-11-30', ahead);
    await world.tickAt(`${day}T09:00:20.000Z`);
    if (new Set(world.queued).size > asked.length) asked.push(day);
  }
  return asked;
}

describe('other supervision arrangements', () => {
  it.each<[string, readonly WorkerRecord[], readonly string[]]>([
    ['on the fifteenth day of an absence that was not planned', [away('2026-11-30', null, SICK)], ['2026-12-14']],
    ['not for one that ends with the fourteenth day', [away('2026-11-30', '2026-12-13', SICK)], []],
    ['for one that ends with the fifteenth', [away('2026-11-30', '2026-12-14', SICK)], ['2026-12-14']],
    ['on Monday for one that passes two weeks on a Saturday', [away('2026-11-28', null, SICK)], ['2026-12-14']],
    ['at once for one that is recorded late', [away('2026-11-02', null, SICK)], ['2026-11-30']],
    ['not for one that everybody knows of for long', [away('2026-10-16', null, SICK)], []],
    ['at once for one that is just not known for so long', [away('2026-10-17', null, SICK)], ['2026-11-30']],
    [
      'once for one that became known late',
      [away('2026-09-01', null, { ...SICK, knownOn: '2026-11-28' })],
      ['2026-11-30'],
    ],
    [
      'for one that became known 30 days ago',
      [away('2026-09-01', null, { ...SICK, knownOn: '2026-10-31' })],
      ['2026-11-30'],
    ],
    ['not for one that became known before that', [away('2026-09-01', null, { ...SICK, knownOn: '2026-10-30' })], []],
    ['not for leave', [away('2026-11-02', null)], []],
    ['not for one that is over', [away('2026-11-02', '2026-11-27', SICK)], []],
    [
      'for each of two absences',
      [away('2026-11-10', '2026-12-01', SICK), away('2026-12-02', '2026-12-20', SICK)],
      ['2026-11-30', '2026-12-16'],
    ],
  ])('are asked for %s', async (_, records, expected) => {
    expect(await askedIn(records, 21)).toEqual(expected);
  });

  it('are asked of nobody where there is no service manager', async () => {
    expect(await askedIn([away('2026-11-02', null, SICK)], 3, { serviceManagerKeys: [] })).toEqual([]);
  });
});
