import { describe, expect, test } from '@jest/globals';
import { changeRecords } from '../../src/application/change-records.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { reviewWarnings } from '../../src/application/review-warnings.ts';
import type { CapacityAdjustment } from '../../src/domain/worker-records.ts';
import { keyOf } from './outside.ts';
import { oldCase, oldCases, openWarnedTeam } from './warned-team.ts';

const NOW = '2026-11-18T10:02:30.000Z';
/** 50 old cases are 71 points, between 80 per cent of the guideline of 85 and the whole of it. */
const CASES = 50;

type Team = Awaited<ReturnType<typeof openWarnedTeam>>;

/** Mona lowers amira's figures, and what follows is done. */
async function lower({ outside }: Team, more: Partial<CapacityAdjustment> = {}) {
  const decided = { by: keyOf('mona'), name: 'mona', at: outside.clock.now() };
  const value: CapacityAdjustment = {
    ...{ id: 'a', from: '2026-11-18', to: null, percent: 80, reason: 'return to work', decided },
    ...more,
  };
  const result = await changeRecords<never, null>(outside, {
    workerKey: keyOf('amira'),
    by: keyOf('mona'),
    may: () => true,
    action: 'adjust-capacity',
    keys: [`${value.id} ${value.percent} ${decided.at}`],
    decide: () => ({ ok: true, change: { put: [{ kind: 'adjustment', id: value.id, value }] }, reply: null }),
  });
  if (result.ok) await deliverPending(outside, result.pending);
  await reviewWarnings(outside, keyOf('amira'));
}

const team = () => openWarnedTeam({ amira: oldCases(CASES) }, NOW);

describe('what crossed the line', () => {
  test('lowered figures, from today on: at the moment of the decision', async () => {
    const north = await team();
    await lower(north);
    expect(await north.warnings('amira')).toMatchObject([
      {
        ...{ state: 'open', total: 71, line: 68, linesChanged: 0, lowered: { percent: 80, from: '2026-11-18' } },
        past: { above: { crossedAt: NOW, lowered: { percent: 80 } } },
      },
    ]);
  });

  test.each([
    ['the day before they begin', '2026-11-19T09:00:00.000Z', []],
    ['on the day they begin', '2026-11-20T09:00:00.000Z', [{ lowered: { from: '2026-11-20' } }]],
    ['the day after', '2026-11-21T09:00:00.000Z', [{ lowered: { from: '2026-11-20' } }]],
  ])('lowered figures that begin later: %s', async (_, now, expected) => {
    const north = await team();
    await lower(north, { from: '2026-11-20' });
    north.setNow(now);
    await reviewWarnings(north.outside, keyOf('amira'));
    expect(await north.warnings('amira')).toMatchObject(expected);
    if (expected.length > 0) {
      expect(await north.warnings('amira')).toMatchObject([{ past: { above: { crossedAt: '2026-11-20' } } }]);
    }
  });

  test('lowered figures that began before they were decided', async () => {
    const north = await team();
    await lower(north, { from: '2026-11-02' });
    expect(await north.warnings('amira')).toMatchObject([
      { lowered: { percent: 80, from: '2026-11-02' }, past: { above: { crossedAt: NOW } } },
    ]);
  });

  test('figures that are lowered further', async () => {
    const north = await team();
    await lower(north, { percent: 90 });
    expect(await north.warnings('amira')).toEqual([]);
    north.setNow('2026-11-19T09:00:00.000Z');
    await lower(north, { percent: 80 });
    expect(await north.warnings('amira')).toMatchObject([{ lowered: { percent: 80 }, linesChanged: 0 }]);
  });

  test('work, although the figures are lowered', async () => {
    const north = await team();
    await lower(north, { percent: 90 });
    north.setNow('2026-11-19T09:00:00.000Z');
    for (let more = 0; more < 6; more += 1) await north.add('amira', `more-${more}`, oldCase(`C-9${more}`));
    const [warning] = await north.warnings('amira');
    expect(warning).toMatchObject({ total: 78, line: 76.5, linesChanged: 1 });
    expect(warning?.lowered).toBeUndefined();
  });

  test('work that would cross the usual line as well', async () => {
    const north = await openWarnedTeam({ amira: oldCases(CASES - 20) }, NOW);
    await lower(north);
    north.setNow('2026-11-19T09:00:00.000Z');
    await north.add(
      'amira',
      'more',
      oldCase('C-900', {
        activities: Array.from({ length: 14 }, () => ({ kind: 'court-episode', on: '2026-11-19' }) as const),
      }),
    );
    const [warning] = await north.warnings('amira');
    expect(warning?.state).toBe('open');
    expect(warning?.lowered).toBeUndefined();
  });

  test('work again, once the warning of lowered figures was cleared and a line crossed it', async () => {
    const north = await team();
    await lower(north);
    await lower(north, { percent: 99 });
    expect(await north.warnings('amira')).toMatchObject([{ state: 'cleared' }]);
    north.setNow('2026-11-19T09:00:00.000Z');
    for (let more = 0; more < 14; more += 1) await north.add('amira', `more-${more}`, oldCase(`C-9${more}`));
    const [warning] = await north.warnings('amira');
    expect(warning).toMatchObject({ state: 'open', linesChanged: 1 });
    expect(warning?.lowered).toBeUndefined();
  });

  const addSixteen = async (north: Team) => {
    north.setNow('2026-11-19T09:00:00.000Z');
    for (let more = 0; more < 16; more += 1) await north.add('amira', `more-${more}`, oldCase(`C-9${more}`));
  };

  test('work that takes an open warning of lowered figures past the usual line as well', async () => {
    const north = await team();
    await lower(north, { to: '2026-11-20' });
    expect(await north.warnings('amira')).toMatchObject([{ lowered: { percent: 80 } }]);
    await addSixteen(north);
    const [running] = await north.warnings('amira');
    expect(running).toMatchObject({ state: 'open', total: 89, line: 80 });
    north.setNow('2026-11-23T09:00:00.000Z');
    await reviewWarnings(north.outside, keyOf('amira'));
    const [over] = await north.warnings('amira');
    expect(over).toMatchObject({ state: 'open', total: 89, line: 85, openedAt: NOW });
    for (const warning of [running, over]) {
      expect([warning?.lowered, warning?.past.above?.lowered]).toEqual([undefined, undefined]);
    }
    expect(over?.linesChanged).toBeGreaterThan(10);
  });

  test('work that stays within the usual line, while the lowered figures run', async () => {
    const north = await team();
    await lower(north);
    north.setNow('2026-11-19T09:00:00.000Z');
    await north.add('amira', 'more', oldCase('C-900'));
    expect(await north.warnings('amira')).toMatchObject([{ state: 'open', total: 72, lowered: { percent: 80 } }]);
  });

  test('a warning that was kept with lowered figures long over is put right at the next look', async () => {
    const north = await team();
    await lower(north, { to: '2026-11-20' });
    await addSixteen(north);
    north.setNow('2026-11-23T09:00:00.000Z');
    await reviewWarnings(north.outside, keyOf('amira'));
    const [over] = await north.warnings('amira');
    if (!over?.past.above) throw new Error('no warning');
    const lowered = { percent: 80, from: '2026-11-18' };
    const value = { ...over, linesChanged: 0, lowered, past: { above: { ...over.past.above, lowered } } };
    await changeRecords<never, null>(north.outside, {
      ...{ workerKey: keyOf('amira'), by: 'caseload', may: () => true, action: 'review-warnings', keys: ['stale'] },
      decide: () => ({ ok: true, change: { put: [{ kind: 'warning', id: value.id, value }] }, reply: null }),
    });
    await reviewWarnings(north.outside, keyOf('amira'));
    const [right] = await north.warnings('amira');
    expect(right?.lowered).toBeUndefined();
    expect(right?.linesChanged).toBeGreaterThan(10);
  });
});
