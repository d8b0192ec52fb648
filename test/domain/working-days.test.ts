import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar-date.ts';
import { isWorkingDay, nthWorkingDay } from '../../src/domain/working-days.ts';

describe('working days', () => {
  it('ends 35 working days from Mon 2 Nov 2026 on Fri 18 Dec 2026', () => {
    expect(nthWorkingDay('2026-11-02', 35, 'england')).toBe('2026-12-18');
  });

  it('are counted as if one by one, over the turn of the year too', () => {
    const counted: string[] = [];
    const expected: string[] = [];
    for (let from = '2026-11-25'; from <= '2027-01-10'; from = addDays(from, 1)) {
      let working = 0;
      for (let day = from; working < 35; day = addDays(day, 1)) {
        if (!isWorkingDay(day, 'england')) continue;
        working += 1;
        if (working === 1 || working === 7 || working === 35) expected.push(`${from} ${working} ${day}`);
      }
      for (const count of [1, 7, 35]) counted.push(`${from} ${count} ${nthWorkingDay(from, count, 'england')}`);
    }
    expect(counted).toEqual(expected);
  });

  it.each([
    ['the royal wedding of 2011', '2011-04-29', false],
    ['the Diamond Jubilee holiday of 2012', '2012-06-04', false],
    ['the last Monday of May 2012, when the holiday had moved', '2012-05-28', true],
    ['the coronation of 2023', '2023-05-08', false],
    ['the substitute for Boxing Day on a Saturday in 2026', '2026-12-28', false],
    ['an ordinary Tuesday', '2026-12-29', true],
    ['a Saturday', '2026-11-07', false],
  ])('knows %s', (_, day, working) => {
    expect(isWorkingDay(day, 'england')).toBe(working);
  });

  it.each([
    ["St Patrick's Day", '2026-03-17'],
    ['the Twelfth on its substitute day', '2026-07-13'],
  ])('keeps %s in Northern Ireland alone', (_, day) => {
    expect(isWorkingDay(day, 'northern-ireland')).toBe(false);
    expect(isWorkingDay(day, 'england')).toBe(true);
  });
});
