import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withExpectedHours } from '../../src/application/expected-hours.ts';
import type { Activity, CaseFacts, Duty } from '../../src/domain/case-facts.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { toReport } from '../../src/domain/exact.ts';
import { buildTimeline, scoreOn } from '../../src/domain/timeline.ts';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import { merton } from '../../src/schemes/merton/index.ts';
import { northernIreland, northernIrelandWith } from '../../src/schemes/northern-ireland/index.ts';
import { caseloadWith, caseWith } from '../schemes/builders.ts';

const TODAY = '2026-11-18';

const gateway = (...hours: readonly (readonly [string, number])[]): CaseFacts =>
  caseWith('C-1', {
    category: 'gateway',
    activities: hours.map(([on, logged]): Activity => ({ kind: 'assessment', on, hours: logged })),
  });
const meeting = (on: string, hours: number): Duty => ({ kind: 'team-meeting', on, hours });

interface Facts {
  readonly cases?: readonly CaseFacts[];
  readonly duties?: readonly Duty[];
}

function totalOn(facts: Facts, day: string, scheme: WeightingScheme = northernIreland, today = TODAY): number {
  const schemes = unchanging(scheme);
  const expected = withExpectedHours(caseloadWith(facts), schemes, today);
  return toReport(scoreOn(buildTimeline(expected, schemes), day).total, 2);
}

describe('hours of the last complete month are assumed for the days ahead', () => {
  it.each<[string, Facts, readonly (readonly [string, number])[]]>([
    [
      'none is logged this month: today as logged, from tomorrow on as last month',
      { cases: [gateway(['2026-10-05', 12])] },
      [
        ['2026-10-31', 4],
        ['2026-11-18', 0],
        ['2026-11-19', 4],
        ['2026-11-30', 4],
        ['2026-12-01', 4],
        ['2027-02-28', 4],
      ],
    ],
    [
      'some is logged this month: the rest is assumed',
      { cases: [gateway(['2026-10-05', 12], ['2026-11-10', 3])] },
      [
        ['2026-11-18', 1],
        ['2026-11-19', 4],
        ['2026-12-01', 4],
      ],
    ],
    [
      'more is logged this month than last: it stands, and is not yet the measure of the months to come',
      { cases: [gateway(['2026-10-05', 3], ['2026-11-10', 12])] },
      [
        ['2026-11-18', 4],
        ['2026-11-30', 4],
        ['2026-12-01', 1],
      ],
    ],
    [
      'the month before the last plays no part',
      { cases: [gateway(['2026-09-30', 12])] },
      [
        ['2026-11-19', 0],
        ['2026-12-01', 0],
      ],
    ],
    [
      'duties of all kinds are assumed together',
      { duties: [meeting('2026-10-06', 4), { kind: 'training', on: '2026-10-20', hours: 5 }] },
      [
        ['2026-11-18', 0],
        ['2026-11-19', 3],
        ['2026-12-01', 3],
      ],
    ],
    [
      'a case that was closed is not expected to take hours',
      { cases: [{ ...gateway(['2026-10-05', 12]), closedOn: '2026-11-25' }] },
      [
        ['2026-11-24', 4],
        ['2026-11-25', 0],
        ['2026-12-01', 0],
      ],
    ],
    [
      'hours before the case was allocated are those of another worker',
      { cases: [{ ...gateway(['2026-10-05', 12]), allocatedOn: '2026-10-06' }] },
      [['2026-12-01', 0]],
    ],
  ])('%s', (_, facts, totals) => {
    expect(totals.map(([day]) => [day, totalOn(facts, day)])).toEqual(totals);
  });

  it.each<[string, WeightingScheme]>([
    ['a scheme without hours', merton],
    ['gateway hours counted over the whole case', northernIrelandWith({ 'gateway-hours-by-month': 'whole-case' })],
  ])('%s: nothing is assumed', (_, scheme) => {
    const caseload = caseloadWith({ cases: [gateway(['2026-10-05', 12])] });
    expect(withExpectedHours(caseload, unchanging(scheme), TODAY)).toBe(caseload);
  });

  it.each<[string, string, readonly (readonly [string, number])[]]>([
    [
      'the day before the last, the last day is ahead',
      '2026-11-29',
      [
        ['2026-11-30', 4],
        ['2026-12-01', 4],
      ],
    ],
    [
      'the last day of the month is today: October is still the last complete month',
      '2026-11-30',
      [
        ['2026-11-30', 0],
        ['2026-12-01', 4],
      ],
    ],
    [
      'a day later November is, and in it nothing was logged',
      '2026-12-01',
      [
        ['2026-12-02', 0],
        ['2027-01-01', 0],
      ],
    ],
  ])('at the turn of a month: %s', (_, today, totals) => {
    const facts = { cases: [gateway(['2026-10-05', 12])] };
    expect(totals.map(([day]) => [day, totalOn(facts, day, northernIreland, today)])).toEqual(totals);
  });

  it('no day up to today is ever different, and no later day is expected to have fewer points', () => {
    const day = fc
      .integer({ min: 1, max: 150 })
      .map((number) => new Date(Date.UTC(2026, 7, number)).toISOString().slice(0, 10));
    const hours = fc.tuple(day, fc.integer({ min: 1, max: 40 })).map(([on, logged]) => [on, logged / 4] as const);
    fc.assert(
      fc.property(
        fc.array(hours, { maxLength: 6 }),
        fc.array(hours, { maxLength: 6 }),
        day,
        day,
        (own, beside, today, on) => {
          const facts = { cases: [gateway(...own)], duties: beside.map(([date, logged]) => meeting(date, logged)) };
          const literal = scoreOn(buildTimeline(caseloadWith(facts), unchanging(northernIreland)), on).total;
          const expected = totalOn(facts, on, northernIreland, today);
          if (on <= today) expect(expected).toBe(toReport(literal, 2));
          else expect(expected).toBeGreaterThanOrEqual(toReport(literal, 2));
        },
      ),
    );
  });
});
