import { describe, expect, it } from '@jest/globals';
import { memberOf } from '../../src/application/project-member.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { stepOn } from '../../src/domain/capacity.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { headOf } from '../storage/builders.ts';
import { oldCase } from './warned-team.ts';

/** A court episode every third day for ten years up to 30 November 2026, each of which counts for a while. */
const LAST = '2026-11-30';
const busy = oldCase('C-1', {
  allocatedOn: '2016-12-01',
  activities: Array.from({ length: 1_217 }, (_, index) => ({ kind: 'court-episode', on: addDays(LAST, -3 * index) })),
});
const snapshot = {
  head: headOf('w-1', 1),
  cases: [{ caseId: 'a', changedIn: 1, history: historyOf(busy) }],
  records: [],
  undo: null,
  tag: '',
};
const row = (today: CalendarDate) => memberOf(snapshot, timelineOf(snapshot, schemeInForce), today);

describe("a worker's row in the team", () => {
  it('begins with the figures of the first day of the month five months ago', () => {
    expect(row(LAST).steps[0].from).toBe('2026-06-01');
  });

  it.each(['2026-06-01', '2026-06-02', '2026-07-15', '2026-11-30', '2026-12-15', '2027-02-01'])(
    'says of %s the same as a row that reaches further back',
    (day) => {
      const { from: _, ...step } = stepOn(row(LAST).steps, day);
      expect(stepOn(row('2026-01-15').steps, day)).toMatchObject(step);
    },
  );

  it('is no longer after ten years than after one', () => {
    expect(row(LAST).steps.length).toBeLessThan(400);
    expect(row('2017-06-30').steps.length).toBeGreaterThan(row(LAST).steps.length);
  });
});
