import { describe, expect, it } from '@jest/globals';
import { lowered, loweredDays, shareLeftOn } from '../../src/domain/capacity-adjustments.ts';
import { type Exact, exact, toReport } from '../../src/domain/exact.ts';
import type { Conclusion, Status } from '../../src/domain/weighting-scheme.ts';
import type { CapacityAdjustment } from '../../src/domain/worker-records.ts';

function adjustment(percent: number, from: string, to: string | null): CapacityAdjustment {
  const decided = { by: 'mona', name: 'Mona Reid', at: '2026-11-18T09:00:00.000Z' };
  return { id: `${percent}`, percent, from, to, reason: 'return to work', decided };
}

describe('the share that is left on a day', () => {
  const DECEMBER = adjustment(80, '2026-12-01', '2026-12-31');
  it.each<[string, readonly CapacityAdjustment[], string, number]>([
    ['the day before the first', [DECEMBER], '2026-11-30', 1],
    ['the first day', [DECEMBER], '2026-12-01', 0.8],
    ['the last day', [DECEMBER], '2026-12-31', 0.8],
    ['the day after the last', [DECEMBER], '2027-01-01', 1],
    ['long after, while no last day is known', [adjustment(60, '2026-12-01', null)], '2029-01-01', 0.6],
    ['of two the lower', [DECEMBER, adjustment(50, '2026-12-10', '2026-12-10')], '2026-12-10', 0.5],
    ['the day after the lower', [DECEMBER, adjustment(50, '2026-12-10', '2026-12-10')], '2026-12-11', 0.8],
    ['without any', [], '2026-12-10', 1],
  ])('%s', (_, adjustments, day, expected) => {
    expect(toReport(shareLeftOn(loweredDays(adjustments), day), 2)).toBe(expected);
  });
});

type Figures = readonly [min: number | null, guideline: number, limit: number | null];

describe('figures of which 80% are left', () => {
  const MERTON: Figures = [null, 85, 100];
  const RANGE: Figures = [50, 60, null];
  const AVERAGE: Figures = [20, 25, 30];
  it.each<[string, number, Figures, Figures, Status, number]>([
    ['a total at the lowered guideline', 68, MERTON, [null, 68, 80], 'within', 1],
    ['a total just above the lowered guideline', 68.25, MERTON, [null, 68, 80], 'above', 1.0037],
    ['a total at the lowered limit', 80, MERTON, [null, 68, 80], 'above', 1.1765],
    ['a total just above the lowered limit', 80.25, MERTON, [null, 68, 80], 'report', 1.1801],
    ['a total just under the lowered range', 39.75, RANGE, [40, 48, null], 'below', 0.8281],
    ['a total at its lower end', 40, RANGE, [40, 48, null], 'within', 0.8333],
    ['a total at its upper end', 48, RANGE, [40, 48, null], 'within', 1],
    ['a total just above it', 48.25, RANGE, [40, 48, null], 'above', 1.0052],
    ['a number of cases at the lowered upper end around an average', 24, AVERAGE, [16, 20, 24], 'within', 1.2],
    ['one case more', 25, AVERAGE, [16, 20, 24], 'above', 1.25],
  ])('%s', (_, total, whole, left, status, utilisation) => {
    const [min, guideline, limit] = left;
    const { capacity, ...rest } = lowered(concluded(total, whole), exact(0.8));
    expect(rest).toMatchObject({ status });
    expect(capacity && [capacity.min, capacity.guideline, capacity.limit].map(rounded)).toEqual([
      min,
      guideline,
      limit,
    ]);
    expect(rest.utilisation && toReport(rest.utilisation, 4)).toBe(utilisation);
    expect(toReport(rest.total, 2)).toBe(total);
  });

  it('a worker without a figure has none that could be lowered', () => {
    const none = { ...concluded(70, MERTON), capacity: null, utilisation: null };
    expect(lowered(none, exact(0.8))).toBe(none);
  });
});

const rounded = (figure: Exact | null) => figure && toReport(figure, 2);

function concluded(total: number, [min, guideline, limit]: Figures): Conclusion {
  const figure = (value: number | null) => (value === null ? null : exact(value));
  const capacity = { min: figure(min), guideline: exact(guideline), limit: figure(limit) };
  const utilisation = exact(total).div(exact(guideline));
  return {
    ...{ subtotal: exact(total), total: exact(total) },
    capacity,
    utilisation,
    status: 'within',
    counts: null,
    flags: [],
  };
}
