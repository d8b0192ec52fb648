import { describe, expect, it } from '@jest/globals';
import {
  ALWAYS,
  calendarMonthOf,
  contains,
  intersect,
  isEmpty,
  oneMonthFrom,
  type Period,
  period,
  without,
} from '../../src/domain/period.ts';

const NOVEMBER = period('2026-11-01', '2026-11-30');

describe('periods', () => {
  it.each([
    ['from a day in the middle of a month', '2026-11-04', '2026-12-03'],
    ['from the first of a month', '2026-11-01', '2026-11-30'],
    ['from 31 January, which February is too short for', '2026-01-31', '2026-02-27'],
    ['from 31 January before a leap day', '2028-01-31', '2028-02-28'],
    ['from 30 January before a leap day', '2028-01-30', '2028-02-28'],
    ['from 28 February', '2026-02-28', '2026-03-27'],
    ['over the turn of the year', '2026-12-15', '2027-01-14'],
  ])('of one month: %s', (_, from, lastDay) => {
    expect(oneMonthFrom(from)).toEqual({ firstDay: from, lastDay });
  });

  it.each([
    ['from its first day', '2026-11-01', '2026-11-30'],
    ['from its last day', '2026-11-30', '2026-11-30'],
    ['of February in a leap year', '2028-02-10', '2028-02-29'],
  ])('of a calendar month: %s', (_, from, lastDay) => {
    expect(calendarMonthOf(from)).toEqual({ firstDay: from, lastDay });
  });

  it.each<[string, Period, readonly boolean[]]>([
    ['with both ends', NOVEMBER, [false, true, true, false]],
    ['without an end', period('2026-11-01'), [false, true, true, true]],
    ['without a beginning', period(null, '2026-11-30'), [true, true, true, false]],
    ['of all days', ALWAYS, [true, true, true, true]],
  ])('hold their first and last day, not the day before and after: %s', (_, p, expected) => {
    const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
    expect(days.map((day) => contains(p, day))).toEqual(expected);
  });

  it('are empty when they end before they begin', () => {
    expect(isEmpty(period('2026-11-02', '2026-11-01'))).toBe(true);
    expect(isEmpty(period('2026-11-01', '2026-11-01'))).toBe(false);
    expect(isEmpty(ALWAYS)).toBe(false);
  });

  it.each<[string, Period, Period, Period | null]>([
    ['that overlap', NOVEMBER, period('2026-11-15', '2026-12-15'), period('2026-11-15', '2026-11-30')],
    ['that share a day', NOVEMBER, period('2026-11-30'), period('2026-11-30', '2026-11-30')],
    ['that share none', NOVEMBER, period('2026-12-01'), null],
    ['of which one is all days', NOVEMBER, ALWAYS, NOVEMBER],
    ['open at opposite ends', period(null, '2026-11-30'), period('2026-11-01'), NOVEMBER],
  ])('have the days of both in common: %s', (_, a, b, both) => {
    expect(intersect(a, b)).toEqual(both);
    expect(intersect(b, a)).toEqual(both);
  });

  it.each<[string, Period, readonly Period[], readonly Period[]]>([
    ['no hole', NOVEMBER, [], [NOVEMBER]],
    [
      'a hole inside',
      NOVEMBER,
      [period('2026-11-10', '2026-11-12')],
      [period('2026-11-01', '2026-11-09'), period('2026-11-13', '2026-11-30')],
    ],
    ['a hole at the beginning', NOVEMBER, [period(null, '2026-11-12')], [period('2026-11-13', '2026-11-30')]],
    ['a hole without an end', NOVEMBER, [period('2026-11-10')], [period('2026-11-01', '2026-11-09')]],
    ['a hole that is all of it', NOVEMBER, [ALWAYS], []],
    ['a hole outside', NOVEMBER, [period('2026-12-01')], [NOVEMBER]],
    ['an empty hole', NOVEMBER, [period('2026-11-12', '2026-11-10')], [NOVEMBER]],
    [
      'two holes that overlap, later one first',
      period('2026-11-01'),
      [period('2026-11-10', '2026-11-20'), period('2026-11-05', '2026-11-12')],
      [period('2026-11-01', '2026-11-04'), period('2026-11-21')],
    ],
  ])('can have holes: %s', (_, whole, holes, left) => {
    expect(without(whole, holes)).toEqual(left);
  });
});
