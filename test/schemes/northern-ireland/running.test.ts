import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar-date.ts';
import { exact, sum } from '../../../src/domain/exact.ts';
import { ALWAYS, contains, period } from '../../../src/domain/period.ts';
import { addedUp, type Running } from '../../../src/schemes/northern-ireland/running.ts';

const shown = (items: readonly Running[]) =>
  items.map(({ period: days, amount }) => [days.firstDay, days.lastDay, amount.valueOf()]);

describe('amounts that stand on the days of a period', () => {
  it('are added up where they overlap', () => {
    const added = addedUp([
      { period: period('2026-11-02', '2026-11-10'), amount: exact(1) },
      { period: period('2026-11-10'), amount: exact(2) },
    ]);
    expect(shown(added)).toEqual([
      ['2026-11-02', '2026-11-09', 1],
      ['2026-11-10', '2026-11-10', 3],
      ['2026-11-11', null, 2],
    ]);
  });

  it('leave out the days on which none stands, but keep those on which they come to 0', () => {
    const added = addedUp([
      { period: period('2026-11-02', '2026-11-03'), amount: exact(0) },
      { period: period('2026-11-05', '2026-11-05'), amount: exact(-1) },
      { period: period('2026-11-09', '2026-11-08'), amount: exact(4) },
    ]);
    expect(shown(added)).toEqual([
      ['2026-11-02', '2026-11-03', 0],
      ['2026-11-05', '2026-11-05', -1],
    ]);
  });

  it('may stand always', () => {
    const added = addedUp([
      { period: ALWAYS, amount: exact(1) },
      { period: period(null, '2026-11-02'), amount: exact(1) },
    ]);
    expect(shown(added)).toEqual([
      [null, '2026-11-02', 2],
      ['2026-11-03', null, 1],
    ]);
  });

  it('come to the same as a day on its own', () => {
    const dayOf = (offset: number) => addDays('2026-11-01', offset);
    const running = fc.record({
      from: fc.nat(20),
      days: fc.option(fc.nat(9)),
      amount: fc.integer({ min: -8, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(running, { maxLength: 8 }), fc.nat(35), (spans, offset) => {
        const items = spans.map(({ from, days, amount }) => ({
          period: period(dayOf(from), days === null ? null : dayOf(from + days)),
          amount: exact(amount).div(4),
        }));
        const standing = items.filter((item) => contains(item.period, dayOf(offset)));
        const added = addedUp(items).filter((item) => contains(item.period, dayOf(offset)));
        expect(added.length).toBe(standing.length > 0 ? 1 : 0);
        expect(sum(added.map(({ amount }) => amount)).equals(sum(standing.map(({ amount }) => amount)))).toBe(true);
      }),
    );
  });
});
