import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareScheme,
  compareSchemes,
  isOver,
  isPartial,
  type Standing,
} from '../../src/application/compare-schemes.ts';
import type { Scored } from '../../src/application/snapshot.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { Duty } from '../../src/domain/case-facts.ts';
import { historyOf, unchanging, type Versions } from '../../src/domain/caseload.ts';
import { asDocumented, type SchemeInForce } from '../../src/domain/scheme-in-force.ts';
import { buildTimeline, scoreOn } from '../../src/domain/timeline.ts';
import { SCHEME_IDS, type SchemeId } from '../../src/domain/weighting-scheme.ts';
import { schemeById, schemeInForce } from '../../src/schemes/index.ts';
import { anyFacts } from '../schemes/any-facts.ts';
import { A_DAY, type CaseloadParts, caseloadWith, cases, caseWith, children, termsWith } from '../schemes/builders.ts';
import { day } from '../schemes/merton/any-caseload.ts';

const ON = { day: A_DAY, today: A_DAY };

/** A worker's caseload as storage gives it. */
function snapshotWith(
  parts: CaseloadParts,
  schemes: Versions<SchemeInForce> = unchanging(asDocumented('merton')),
): Scored {
  return {
    head: {
      workerKey: 'W1',
      name: 'A. Worker',
      teamId: 'team',
      version: 1,
      terms: unchanging(termsWith(parts.terms)),
      duties: parts.duties ?? [],
      schemes,
      recentChanges: [],
    },
    cases: (parts.cases ?? []).map((facts, index) => ({
      caseId: `case-${index}`,
      changedIn: 1,
      history: historyOf(facts),
    })),
    records: [],
  };
}

describe('one caseload under every scheme', () => {
  it('is each scheme in the list, with the figures that it gives alone', () => {
    fc.assert(
      fc.property(anyFacts, day, fc.constantFrom(...SCHEME_IDS), (facts, on, inForce) => {
        const snapshot = snapshotWith(facts, unchanging(asDocumented(inForce)));
        const before = structuredClone(snapshot.head);
        const compared = compareSchemes(snapshot, schemeInForce, { day: on, today: on });
        expect(compared.map(({ scheme }) => scheme.id)).toEqual(SCHEME_IDS);
        expect(compared.filter((one) => one.inForce).map(({ scheme }) => scheme.id)).toEqual([inForce]);
        for (const { scheme, score } of compared) {
          expect(score).toEqual(scoreOn(buildTimeline(caseloadWith(facts), unchanging(scheme)), on));
        }
        expect(snapshot.head).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, string, SchemeId]>([
    ['the day before a switch', '2026-12-31', 'merton'],
    ['the day of a switch', '2027-01-01', 'halton'],
  ])('%s knows which scheme is in force', (_, on, expected) => {
    const schemes: Versions<SchemeInForce> = [
      { inForceFrom: '1900-01-01', value: asDocumented('merton') },
      { inForceFrom: '2027-01-01', value: asDocumented('halton') },
    ];
    const compared = compareSchemes(snapshotWith({ cases: cases(2) }, schemes), schemeInForce, { day: on, today: on });
    expect(compared.find(({ inForce }) => inForce)?.scheme.id).toBe(expected);
  });

  it('reads the scheme in force as the team does, and the others as they are documented', () => {
    const asked: SchemeInForce[] = [];
    const schemes = unchanging({ scheme: 'halton', readings: { 'a-reading': 'an-option' } } as const);
    compareSchemes(
      snapshotWith({}, schemes),
      (one) => {
        asked.push(one);
        return schemeById(one.scheme);
      },
      ON,
    );
    expect(asked.filter(({ scheme }) => scheme === 'halton')).toEqual([schemes[0].value]);
    const others = SCHEME_IDS.filter((id) => id !== 'halton');
    expect(asked.filter(({ scheme }) => scheme !== 'halton')).toEqual(others.map(asDocumented));
  });
});

const rated = { rating: { activity: 'red', risk: 'red', travel: 'red' } } as const;
const training: Duty = { kind: 'training', on: '2026-11-02', hours: 3 };
const qualifiedOn = '2020-09-01';
const families = (count: number) => cases(count, { category: 'family-intervention' });
const withChildren = (count: number) => cases(count, { children: children(1) });
const assessed = caseWith('A', { children: children(1), activities: [{ kind: 'court-episode', on: '2026-11-02' }] });

describe('how far the status can be told', () => {
  it.each<[string, SchemeId, CaseloadParts, Standing, boolean, boolean]>([
    ['all is there and within', 'halton', { cases: cases(25, rated) }, 'known', false, false],
    ['all is there and over', 'halton', { cases: cases(31, rated) }, 'known', false, true],
    ['a detail is missing', 'halton', { cases: cases(31) }, 'known', false, true],
    [
      'points are missing, and it is within',
      'northern-ireland',
      { duties: [training], cases: [...families(51), ...cases(2)] },
      'cannot-tell',
      true,
      false,
    ],
    [
      'points are missing, and it is just at the line',
      'northern-ireland',
      { duties: [training], cases: [...families(59), caseWith('X')] },
      'cannot-tell',
      true,
      false,
    ],
    [
      'points are missing, and it is over without them',
      'northern-ireland',
      { duties: [training], cases: [...families(60), caseWith('X')] },
      'already',
      true,
      true,
    ],
    [
      'nobody was asked for hours',
      'northern-ireland',
      { terms: { qualifiedOn }, cases: families(55) },
      'so-far',
      true,
      false,
    ],
    [
      'nobody was asked for hours, and it is over',
      'northern-ireland',
      { terms: { qualifiedOn }, cases: families(61) },
      'already',
      true,
      true,
    ],
    ['nobody was asked for activities', 'merton', { cases: withChildren(3) }, 'so-far', true, false],
    ['activities are logged', 'merton', { cases: [assessed] }, 'known', false, false],
    ['there is nothing to hold it against', 'bath-nes', { cases: withChildren(40) }, 'cannot-tell', false, false],
    ['nothing is held', 'merton', {}, 'known', false, false],
  ])('%s', (_, id, parts, standing, partial, over) => {
    const elsewhere = schemeById(id === 'merton' ? 'halton' : 'merton');
    const comparison = compareScheme(caseloadWith(parts), schemeById(id), elsewhere, ON);
    expect([comparison.standing, isPartial(comparison), isOver(comparison)]).toEqual([standing, partial, over]);
  });
});

describe('days ahead', () => {
  const parts: CaseloadParts = { terms: { qualifiedOn }, duties: [training], cases: families(2) };
  const on = (today: string, days: number) => {
    const compared = compareSchemes(snapshotWith(parts), schemeInForce, { day: addDays(today, days), today });
    const found = compared.find(({ scheme }) => scheme.id === 'northern-ireland');
    return [found?.score.total.toFraction(), found?.isExpected];
  };

  it.each([
    ['a day ahead assumes the hours of the last complete month', '2026-12-15', 1, '3', true],
    ['today has what is logged', '2026-12-15', 0, '2', false],
    ['the day before has what was logged', '2026-12-15', -1, '2', false],
    ['a day ahead in the month of the hours assumes none', '2026-11-15', 1, '3', false],
  ])('%s', (_, today, days, total, isExpected) => {
    expect(on(today, days)).toEqual([total, isExpected]);
  });
});

describe('figures that a manager lowered', () => {
  const decided = { by: 'mona', name: 'Mona Reid', at: '2026-11-01T09:00:00.000Z' };
  const value = { id: 'a', from: A_DAY, to: A_DAY, percent: 50, reason: 'induction', decided };

  it.each([
    ['the day before', -1, [85, 60, 25]],
    ['their only day', 0, [42.5, 30, 12.5]],
    ['the day after', 1, [85, 60, 25]],
  ])('are lowered under every scheme: %s', (_, days, expected) => {
    const on = addDays(A_DAY, days);
    const snapshot: Scored = { ...snapshotWith({}), records: [{ kind: 'adjustment', id: 'a', value }] };
    const compared = compareSchemes(snapshot, schemeInForce, { day: on, today: on });
    const guidelines = compared.flatMap(({ score: { capacity } }) => capacity?.guideline?.valueOf() ?? []);
    expect(guidelines).toEqual(expected);
  });
});
