import { describe, expect, test } from '@jest/globals';
import { afterWorkingMinutes, isWorkingTime } from '../../src/domain/working-hours.ts';

const HOURS = { from: '08:00', to: '18:00' };

describe('working time', () => {
  test.each([
    ['the minute before the office opens', '2026-11-18T07:59:00.000Z', false],
    ['the minute it opens', '2026-11-18T08:00:00.000Z', true],
    ['the last minute', '2026-11-18T17:59:59.999Z', true],
    ['the minute it closes', '2026-11-18T18:00:00.000Z', false],
    ['a Saturday', '2026-11-21T10:00:00.000Z', false],
    ['Christmas Day', '2026-12-25T10:00:00.000Z', false],
    ['07:59 in summer, when London is an hour ahead', '2026-07-15T06:59:00.000Z', false],
    ['08:00 in summer', '2026-07-15T07:00:00.000Z', true],
  ])('%s', (_sentence, moment, expected) => {
    expect(isWorkingTime(moment, HOURS, 'england')).toBe(expected);
  });

  test('a bank holiday of one region is a working day in the other', () => {
    expect(isWorkingTime('2026-03-17T10:00:00.000Z', HOURS, 'england')).toBe(true);
    expect(isWorkingTime('2026-03-17T10:00:00.000Z', HOURS, 'northern-ireland')).toBe(false);
  });
});

describe('ten minutes of working time', () => {
  test.each([
    ['in the middle of a day', '2026-11-18T11:00:00.000Z', '2026-11-18T11:10:00.000Z'],
    ['up to the last minute of the day', '2026-11-18T17:50:00.000Z', '2026-11-18T18:00:00.000Z'],
    ['over the end of a day', '2026-11-18T17:51:00.000Z', '2026-11-19T08:01:00.000Z'],
    ['from before the office opens', '2026-11-18T05:00:00.000Z', '2026-11-18T08:10:00.000Z'],
    ['from the evening', '2026-11-18T18:00:00.000Z', '2026-11-19T08:10:00.000Z'],
    ['over a weekend', '2026-11-20T17:55:30.000Z', '2026-11-23T08:05:30.000Z'],
    ['over Christmas, with its substitute day', '2026-12-24T17:55:00.000Z', '2026-12-29T08:05:00.000Z'],
    ['over the night in which the clocks go back', '2026-10-23T16:58:00.000Z', '2026-10-26T08:08:00.000Z'],
  ])('%s', (_sentence, since, expected) => {
    expect(afterWorkingMinutes(since, 10, HOURS, 'england')).toBe(expected);
  });

  test('none have passed at once, at any hour', () => {
    expect(afterWorkingMinutes('2026-11-21T23:00:00.000Z', 0, HOURS, 'england')).toBe('2026-11-21T23:00:00.000Z');
  });

  test('more than a day of them takes several days', () => {
    expect(afterWorkingMinutes('2026-11-18T08:00:00.000Z', 601, HOURS, 'england')).toBe('2026-11-19T08:01:00.000Z');
  });
});
