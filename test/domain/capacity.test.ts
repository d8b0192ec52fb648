import { describe, expect, it } from '@jest/globals';
import { type CapacityStep, type MemberTimeline, teamCapacityOn } from '../../src/domain/capacity.ts';

const TODAY = '2026-11-18';

const step = (from: string, total: number): CapacityStep => ({
  from,
  total,
  status: 'within',
  min: 50,
  guideline: 60,
  limit: null,
  role: 'social-worker',
  fte: 1,
});

/** 55 points in November by the facts, which fall to 50 with the month; 58 are expected from tomorrow on. */
const expecting: MemberTimeline = {
  workerKey: 'w-1',
  name: 'Amira',
  steps: [step('1900-01-01', 40), step('2026-11-05', 55), step('2026-12-01', 50)],
  expected: [step('1900-01-01', 40), step('2026-11-05', 55), step('2026-11-19', 58), step('2027-01-04', 57)],
};
const { expected: _, ...byTheFacts } = expecting;

describe('a worker on a day', () => {
  it.each<[string, MemberTimeline, string, number, string | undefined, boolean, boolean]>([
    ['past: by the facts', expecting, '2026-11-04', 40, '2026-11-05', false, false],
    ['today: by the facts, and what comes next as expected', expecting, TODAY, 55, '2026-11-19', false, true],
    ['tomorrow: as expected', expecting, '2026-11-19', 58, '2027-01-04', true, true],
    ['the facts alone say less for December than is expected', expecting, '2026-12-01', 58, '2027-01-04', true, true],
    ['after the last change', expecting, '2027-01-04', 57, undefined, true, false],
    ['where nothing is expected: by the facts', byTheFacts, '2026-12-01', 50, undefined, false, false],
    ['where nothing is expected, today', byTheFacts, TODAY, 55, '2026-12-01', false, false],
  ])('%s', (_, member, day, total, next, isExpected, nextIsExpected) => {
    const [shown] = teamCapacityOn([member], day, TODAY).members;
    expect(shown?.step.total).toBe(total);
    expect(shown?.next?.from).toBe(next);
    expect([shown?.isExpected, shown?.nextIsExpected]).toEqual([isExpected, nextIsExpected]);
  });

  it.each<[string, string, number]>([
    ['the day before it', '2026-11-17', 0],
    ['its first day', TODAY, 1],
    ['a day later', '2026-11-19', 1],
  ])('counts from the day on which the caseload begins: %s', (_, day, count) => {
    const team = teamCapacityOn([{ ...byTheFacts, countsFrom: TODAY }], day, TODAY);
    expect(team.members).toHaveLength(count);
    expect(team.headroom > 0).toBe(count > 0);
  });

  it('the room of a team on a day ahead is what is expected to be left', () => {
    expect(teamCapacityOn([expecting], '2026-12-01', TODAY).headroom).toBe(2);
    expect(teamCapacityOn([byTheFacts], '2026-12-01', TODAY).headroom).toBe(10);
  });

  it.each([
    ['somebody away on the day', '2026-12-01', 0],
    ['somebody who is back by the day', '2026-12-02', 10],
    ['somebody who goes away after it', '2026-11-28', 10],
  ])('the room of a team without %s', (_, day, headroom) => {
    const absence = { id: 'a', from: '2026-11-29', to: '2026-12-01', planned: false };
    const member = { ...byTheFacts, steps: [step('1900-01-01', 50)] as const };
    const records = [{ kind: 'absence', id: 'a', value: absence }] as const;
    expect(teamCapacityOn([{ ...member, records }], day, TODAY).headroom).toBe(headroom);
  });
});
