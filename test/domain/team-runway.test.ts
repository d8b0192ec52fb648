import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { CapacityStep, MemberTimeline } from '../../src/domain/capacity.ts';
import { fullTimeFigure } from '../../src/domain/full-time-figure.ts';
import { teamRunway } from '../../src/domain/team-runway.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { schemeById } from '../../src/schemes/index.ts';

const TODAY = '2026-11-30';

function step(from: string, total: number, more: Partial<CapacityStep> = {}): CapacityStep {
  const status = total > 85 ? 'above' : 'within';
  return { from, total, status, min: null, guideline: 85, limit: 100, role: 'social-worker', fte: 1, ...more };
}

function member(name: string, steps: MemberTimeline['steps'], more: Partial<MemberTimeline> = {}): MemberTimeline {
  return { workerKey: name, name, steps, ...more };
}

const AMIRA = member('amira', [step('1900-01-01', 90), step('2026-12-19', 70)]);
const BEN = member('ben', [
  step('1900-01-01', 60),
  step('2026-12-19', 65),
  step('2027-02-22', 50),
  step('2027-02-23', 40),
]);
const away: WorkerRecord = {
  kind: 'absence',
  id: 'a',
  value: { id: 'a', from: '2026-12-07', to: '2026-12-11', planned: true },
};

describe('the runway of a team', () => {
  it('adds up totals and room, day by day, and says how many are over their figures', () => {
    expect(teamRunway([AMIRA, BEN], TODAY, 84)).toEqual([
      { from: TODAY, total: 150, headroom: 25, over: 1, isExpected: false },
      { from: '2026-12-19', total: 135, headroom: 35, over: 0, isExpected: false },
      { from: '2027-02-22', total: 120, headroom: 50, over: 0, isExpected: false },
    ]);
  });

  it.each([
    ['the day before a change', 83, 2],
    ['the day of a change', 84, 3],
    ['the day after it, on which comes another', 85, 4],
  ])('ends with the last day that is asked for: %s', (_, days, steps) => {
    expect(addDays(TODAY, 84)).toBe('2027-02-22');
    expect(teamRunway([AMIRA, BEN], TODAY, days)).toHaveLength(steps);
  });

  it('loses the room of somebody while they are away, and has it again on the day after', () => {
    const steps = teamRunway([member('ben', [step('1900-01-01', 60)], { records: [away] })], TODAY, 84);
    expect(steps.map(({ from, total, headroom }) => [from, total, headroom])).toEqual([
      [TODAY, 60, 25],
      ['2026-12-07', 60, 0],
      ['2026-12-12', 60, 25],
    ]);
  });

  it('counts whoever comes from the first day and whoever leaves to the last', () => {
    const coming = member('cy', [step('1900-01-01', 10)], { countsFrom: '2026-12-02', leftOn: '2026-12-04' });
    const steps = teamRunway([coming], TODAY, 84);
    expect(steps.map(({ from, total }) => [from, total])).toEqual([
      [TODAY, 0],
      ['2026-12-02', 10],
      ['2026-12-04', 0],
    ]);
  });

  it('a team of nobody stays at nothing', () => {
    expect(teamRunway([], TODAY, 84)).toEqual([{ from: TODAY, total: 0, headroom: 0, over: 0, isExpected: false }]);
  });
});

describe('the figure of a full-time social worker', () => {
  const worker = (guideline: number | null, fte = 1, more: Partial<CapacityStep> = {}) => ({
    step: step('1900-01-01', 10, { guideline, fte, ...more }),
    lowered: null,
  });

  it.each<[string, SchemeId, Parameters<typeof fullTimeFigure>[1], number | null]>([
    ['Merton says it', 'merton', [], 85],
    ['Northern Ireland says it for those past their first year', 'northern-ireland', [], 60],
    ['Halton says its average', 'halton', [], 25],
    ['Bath has one for a kind of team: that of its workers', 'bath-nes', [worker(22), worker(11, 0.5)], 22],
    ['workers of two kinds of team have none in common', 'bath-nes', [worker(22), worker(25)], null],
    ['a lowered figure is not the full one', 'bath-nes', [{ ...worker(11), lowered: { percent: 50, to: null } }], null],
    ['a newly-qualified worker has another', 'bath-nes', [worker(15, 1, { role: 'newly-qualified' })], null],
    ['nobody is there to say it', 'bath-nes', [], null],
  ])('%s', (_, scheme, members, expected) => {
    expect(fullTimeFigure(schemeById(scheme), members)).toBe(expected);
  });
});
