import { describe, expect, it } from '@jest/globals';
import { longSickLeave } from '../../src/domain/long-absence.ts';

const DAY = '2026-11-30';

describe('long-term sick leave', () => {
  it.each([
    ['unplanned, the fourteenth day without an end', '2026-11-17', null, false, false],
    ['unplanned, the fifteenth day without an end', '2026-11-16', null, false, true],
    ['unplanned, of fourteen days in all', '2026-11-20', '2026-12-03', false, false],
    ['unplanned, of fifteen days in all', '2026-11-20', '2026-12-04', false, true],
    ['planned, however long', '2026-11-01', null, true, false],
    ['long, over the day before', '2026-11-01', '2026-11-29', false, false],
    ['long, up to the day', '2026-11-01', '2026-11-30', false, true],
    ['long, from the day after', '2026-12-01', '2027-01-31', false, false],
  ])('%s', (_, from, to, planned, expected) => {
    expect(longSickLeave([{ id: 'a', from, to, planned }], DAY) !== undefined).toBe(expected);
  });

  it('is found beside short absences', () => {
    const short = { id: 'a', from: '2026-11-30', to: '2026-11-30', planned: true };
    const long = { id: 'b', from: '2026-11-01', to: null, planned: false };
    expect(longSickLeave([short, long], DAY)).toBe(long);
  });
});
