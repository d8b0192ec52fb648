import { describe, expect, it } from '@jest/globals';
import { onFirstWorkingDayOfWeek } from '../../../src/schedule/jobs/days.ts';
import { dueDays } from '../../../src/schedule/jobs/due-days.ts';

describe('the days whose hour has come', () => {
  it.each([
    ['just before the hour, not today', '2026-11-26T08:59:59.999Z', '09:00', 1, ['2026-11-25T09:00:00.000Z']],
    ['at the hour', '2026-11-26T09:00:00.000Z', '09:00', 1, ['2026-11-25T09:00:00.000Z', '2026-11-26T09:00:00.000Z']],
    ['no days back', '2026-11-26T09:00:00.001Z', '09:00', 0, []],
    [
      'over the change to summer time',
      '2026-03-30T12:00:00.000Z',
      '09:00',
      2,
      ['2026-03-29T08:00:00.000Z', '2026-03-30T08:00:00.000Z'],
    ],
    [
      'over the change to winter time',
      '2026-10-26T12:00:00.000Z',
      '09:00',
      2,
      ['2026-10-25T09:00:00.000Z', '2026-10-26T09:00:00.000Z'],
    ],
    [
      'an hour that the clocks skip comes once, an hour later',
      '2026-03-29T12:00:00.000Z',
      '01:30',
      1,
      ['2026-03-29T01:00:00.000Z'],
    ],
    ['an hour that the clocks repeat comes once', '2026-10-25T12:00:00.000Z', '01:30', 1, ['2026-10-25T00:30:00.000Z']],
    [
      'an hour at night belongs to its day in London',
      '2026-07-01T23:15:00.000Z',
      '00:15',
      1,
      ['2026-06-30T23:15:00.000Z', '2026-07-01T23:15:00.000Z'],
    ],
  ])('%s', (_, now, remindAt, catchUpDays, expected) => {
    expect(dueDays(now, { remindAt, catchUpDays }).map(({ at }) => at)).toEqual(expected);
  });

  it('are named by the calendar of London', () => {
    const days = dueDays('2026-07-01T23:15:00.000Z', { remindAt: '00:15', catchUpDays: 1 });
    expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-07-02']);
  });
});

describe('the first working day of a week', () => {
  it.each([
    ['Sunday', '2026-11-29', false],
    ['Monday', '2026-11-30', true],
    ['Tuesday', '2026-12-01', false],
    ['Easter Monday', '2026-04-06', false],
    ['the Tuesday after Easter', '2026-04-07', true],
    ['the Monday that stands in for Boxing Day', '2026-12-28', false],
    ['the Tuesday after it', '2026-12-29', true],
  ])('%s', (_, day, expected) => {
    expect(onFirstWorkingDayOfWeek(day, 'england')).toBe(expected);
  });
});
