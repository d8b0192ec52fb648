import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  dayOfWeek,
  daysBetween,
  firstDayOfMonth,
  isCalendarDate,
  lastDayOfMonth,
} from '../../src/domain/calendar-date.ts';

describe('calendar dates', () => {
  it('agree with the date library on every day that the product knows', () => {
    const wrong: string[] = [];
    let expected = Temporal.PlainDate.from('1900-01-01');
    let day = '1900-01-01';
    for (let count = 0; day <= '2200-12-31'; count += 1) {
      const agrees =
        day === expected.toString() &&
        dayOfWeek(day) === expected.dayOfWeek &&
        (expected.day > 1 || lastDayOfMonth(day) === expected.with({ day: expected.daysInMonth }).toString()) &&
        addDays('1900-01-01', count) === day &&
        addDays(day, -count) === '1900-01-01' &&
        daysBetween('1900-01-01', day) === count;
      if (!agrees) wrong.push(day);
      day = addDays(day, 1);
      expected = expected.add({ days: 1 });
    }
    expect(wrong).toEqual([]);
  });

  it('agree with the date library when months are added', () => {
    const wrong: string[] = [];
    for (let day = '2019-12-01'; day <= '2021-03-31'; day = addDays(day, 1)) {
      for (const months of [-25, -12, -1, 0, 1, 2, 11, 12, 14, 48]) {
        const expected = Temporal.PlainDate.from(day).add({ months }).toString();
        if (addMonths(day, months) !== expected) wrong.push(`${day} and ${months} months`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['the first day that the product knows', '1900-01-01', true],
    ['the day before it', '1899-12-31', false],
    ['the last day that the product knows', '2199-12-31', true],
    ['the day after it', '2200-01-01', false],
    ['29 February of a leap year', '2028-02-29', true],
    ['29 February of another year', '2026-02-29', false],
    ['29 February of 1900, which was no leap year', '1900-02-29', false],
    ['29 February of 2000, which was one', '2000-02-29', true],
    ['31 November', '2026-11-31', false],
    ['month 0', '2026-00-10', false],
    ['month 13', '2026-13-10', false],
    ['day 0', '2026-11-00', false],
    ['a date without leading zeros', '2026-1-2', false],
    ['a date with a time', '2026-11-02T00:00', false],
    ['a date and a line break', '2026-11-02\n', false],
    ['digits of another script', '２０２６-11-02', false],
    ['nothing', '', false],
  ])('knows whether it is one: %s', (_, text, is) => {
    expect(isCalendarDate(text)).toBe(is);
  });

  it('clamps to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-10-31', 9)).toBe('2027-07-31');
  });

  it('knows the first and last day of a month', () => {
    expect(firstDayOfMonth('2028-02-17')).toBe('2028-02-01');
    expect(lastDayOfMonth('2028-02-17')).toBe('2028-02-29');
  });
});
