import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek } from '../../src/domain/calendar-date.ts';
import { daysOf, isMonth, lastDayIn, monthOf, monthsFrom } from '../../src/domain/month.ts';
import { isWorkingDay, type Region } from '../../src/domain/working-days.ts';

describe('the days on which a month asks for something', () => {
  it.each([
    [
      'November 2026, the example of the product page',
      '2026-11',
      'england',
      '2026-11-26 2026-12-01 2026-12-07 2026-12-08',
    ],
    ['a 7th on a Saturday: due the Friday before', '2026-10', 'england', '2026-10-28 2026-11-02 2026-11-06 2026-11-09'],
    [
      'December over Christmas: Boxing Day is a Saturday, its substitute Monday 28',
      '2026-12',
      'england',
      '2026-12-29 2027-01-04 2027-01-07 2027-01-08',
    ],
    ['Easter before the 7th of April 2026', '2026-03', 'england', '2026-03-27 2026-04-01 2026-04-07 2026-04-08'],
    ['February of 28 days', '2026-02', 'england', '2026-02-25 2026-03-02 2026-03-06 2026-03-09'],
    ['a leap February', '2028-02', 'england', '2028-02-25 2028-03-01 2028-03-07 2028-03-08'],
    [
      'the 12th of July in Northern Ireland holds nothing up',
      '2026-06',
      'northern-ireland',
      '2026-06-26 2026-07-01 2026-07-07 2026-07-08',
    ],
    [
      "St Patrick's Day is a working day in England",
      '2026-03',
      'northern-ireland',
      '2026-03-27 2026-04-01 2026-04-07 2026-04-08',
    ],
  ] as const)('%s', (_, month, region, expected) => {
    const { first, again, due, overdue } = daysOf(month, region);
    expect([first, again, due, overdue].join(' ')).toBe(expected);
  });

  it('are working days in order, with two working days after the first and the due day at most the 7th', () => {
    const months = fc.tuple(fc.integer({ min: 2000, max: 2090 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(months, fc.constantFrom<Region>('england', 'northern-ireland'), ([year, number], region) => {
        const month = `${year}-${String(number).padStart(2, '0')}`;
        const days = daysOf(month, region);
        const inOrder = [days.first, days.again, days.due, days.overdue];
        expect([...inOrder].sort()).toEqual(inOrder);
        for (const day of inOrder)
          expect([day, isWorkingDay(day, region), dayOfWeek(day) <= 5]).toEqual([day, true, true]);
        const rest: string[] = [];
        for (let day = addDays(days.first, 1); day <= lastDayIn(month); day = addDays(day, 1)) {
          if (isWorkingDay(day, region)) rest.push(day);
        }
        expect(rest).toHaveLength(2);
        expect(days.due <= `${monthsFrom(month, 1)}-07`).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('months', () => {
  it.each([
    ['2026-12', 1, '2027-01'],
    ['2027-01', -1, '2026-12'],
    ['2026-11', 0, '2026-11'],
    ['2026-11', -23, '2024-12'],
  ])('%s and %i more is %s', (month, by, expected) => expect(monthsFrom(month, by)).toBe(expected));

  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-00', false],
    ['1899-12', false],
    ['2200-01', false],
    ['2026-1', false],
    ['2026-11-01', false],
  ])('%s is a month: %s', (text, expected) => expect(isMonth(text)).toBe(expected));

  it('ends on the last day', () => {
    expect([lastDayIn('2026-02'), lastDayIn('2028-02'), monthOf('2026-02-28')]).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-02',
    ]);
  });
});
