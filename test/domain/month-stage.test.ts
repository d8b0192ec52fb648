import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar-date.ts';
import { daysOf } from '../../src/domain/month.ts';
import { stageOn } from '../../src/domain/month-stage.ts';
import { snoozedUntil } from '../../src/domain/snooze.ts';

describe('what a day asks about a month', () => {
  it.each([
    ['the day before the third-last working day', '2026-11-25', undefined],
    ['the third-last working day', '2026-11-26', 'first 2026-11'],
    ['the day after it', '2026-11-27', undefined],
    ['the last day of the month', '2026-11-30', undefined],
    ['the first working day', '2026-12-01', 'again 2026-11'],
    ['the day after it', '2026-12-02', undefined],
    ['the day before the due day', '2026-12-06', undefined],
    ['the due day', '2026-12-07', 'last 2026-11'],
    ['the working day after', '2026-12-08', 'overdue 2026-11'],
    ['the day after that', '2026-12-09', undefined],
    ['the third-last working day over Christmas', '2026-12-29', 'first 2026-12'],
    ["New Year's Day", '2027-01-01', undefined],
    ['the first working day of the year', '2027-01-04', 'again 2026-12'],
    ['the working day before a 7th on a Sunday', '2027-02-05', 'last 2027-01'],
    ['that Sunday', '2027-02-07', undefined],
    ['the Monday after it', '2027-02-08', 'overdue 2027-01'],
  ])('%s', (_, day, expected) => {
    const asked = stageOn(day, 'england');
    expect(asked && `${asked.stage} ${asked.month}`).toBe(expected);
  });

  it('comes once for each stage of each month', () => {
    const asked: string[] = [];
    for (let day = '2026-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      const found = stageOn(day, 'northern-ireland');
      if (found) asked.push(`${found.stage} ${found.month}`);
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(36 * 4);
  });
});

describe('a reminder that is put off', () => {
  const november = daysOf('2026-11', 'england');
  it.each([
    ['comes on the next morning', '2026-11-26', '2026-11-27'],
    ['comes on Monday after a Friday', '2026-11-27', '2026-11-30'],
    ['does not come beside the second one', '2026-11-30', null],
    ['is put off again', '2026-12-01', '2026-12-02'],
    ['comes before the due day', '2026-12-03', '2026-12-04'],
    ['never passes the due day', '2026-12-04', null],
    ['is not put off on the due day', '2026-12-07', null],
    ['nor after it', '2026-12-08', null],
  ])('%s', (_, today, expected) => {
    expect(snoozedUntil(november, today, 'england')).toBe(expected);
  });
});
