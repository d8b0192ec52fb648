import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DescribedCase } from '../../src/application/asked-case.ts';
import { type Assessed, inOrder } from '../../src/application/who-can-take.ts';
import type { Stop } from '../../src/domain/stops.ts';
import { profileOf } from '../storage/waiting.ts';
import {
  absence,
  adjustment,
  assessed,
  DAY,
  described,
  type Given,
  heldCase,
  heldCases,
  workerOf,
} from './take-builders.ts';

const CP: DescribedCase = described({ type: 'cp', profile: profileOf({ children: 2, conference: 2 }) });
const student: Given = { terms: { role: 'student' } };
const newlyQualified = (startedOn?: string): Given => ({
  terms: { role: 'newly-qualified', ...(startedOn === undefined ? {} : { startedOn }) },
});
const inScheme = (scheme: NonNullable<Given['scheme']>, given: Given = {}): Given => ({ scheme, ...given });
const looseProfile = (category: 'family-intervention' | 'court') =>
  profileOf({ details: { ...profileOf().details, category } });
const ofCategory = described({ profile: looseProfile('family-intervention') });

/** In merton a held family is 1 point, the stable element 15, and each whole ten 1 more: 63 families come to 85. */
const MERTON_AT = (families: number) => inScheme('merton', { cases: heldCases(families) });
const bath = (teamType: 'child-in-need' | 'family-placement', cases: number): Given =>
  inScheme('bath-nes', { terms: { teamType }, cases: heldCases(cases) });

describe('what stands against giving a case to a worker', () => {
  it.each<[string, Given, DescribedCase, readonly Partial<Stop>[]]>([
    ['merton: nothing against a social worker with room', {}, CP, []],
    ['merton: child protection and newly qualified', newlyQualified('2020-01-01'), CP, [{ code: 'newly-qualified' }]],
    ['merton: another case and newly qualified', newlyQualified(), described(), []],
    [
      'merton: a family-support conference is no child protection',
      newlyQualified(),
      described({ type: 'fs', profile: profileOf({ conference: 1 }) }),
      [],
    ],
    [
      'a case of another type with a child under child protection',
      newlyQualified(),
      described({ type: 'cla', profile: profileOf({ conference: 1, lookedAfter: 1 }) }),
      [{ code: 'newly-qualified', why: 'role' }],
    ],
    ['a student', student, described(), [{ code: 'student' }]],
    ['merton: 100 with the case is at the limit', MERTON_AT(74), described(), []],
    [
      'merton: 101 is past it',
      MERTON_AT(75),
      described(),
      [{ code: 'past-line', total: 101, line: 100, which: 'limit', on: DAY }],
    ],
    ['merton: above the guideline is no stop while there is a limit', MERTON_AT(66), described(), []],
    ['bath-nes: 22 of 18 to 22 is within the range', bath('child-in-need', 21), described(), []],
    [
      'bath-nes: 23 is past its end, where there is no limit',
      bath('child-in-need', 22),
      described(),
      [{ code: 'past-line', total: 23, line: 22, which: 'guideline', unit: 'children' }],
    ],
    [
      'bath-nes: child protection the day before nine months',
      inScheme('bath-nes', newlyQualified('2026-03-01')),
      CP,
      [{ code: 'newly-qualified', why: 'too-early' }],
    ],
    [
      'bath-nes: child protection at nine months needs agreement',
      inScheme('bath-nes', newlyQualified('2026-02-28')),
      CP,
      [{ code: 'newly-qualified', why: 'needs-agreement' }],
    ],
    ['bath-nes: child protection at twelve months', inScheme('bath-nes', newlyQualified('2025-11-30')), CP, []],
    [
      'northern-ireland: past the upper end of the band',
      inScheme('northern-ireland', {
        terms: { qualifiedOn: '2020-01-01' },
        cases: heldCases(60, { category: 'family-intervention' }),
      }),
      ofCategory,
      [{ code: 'past-line', total: 61, line: 60, which: 'guideline', unit: 'points' }],
    ],
    [
      'northern-ireland: child protection and newly qualified',
      inScheme('northern-ireland', newlyQualified()),
      described({ type: 'cp', profile: looseProfile('family-intervention') }),
      [{ code: 'newly-qualified', why: 'role' }],
    ],
    ['halton: 30 cases are at the upper end', inScheme('halton', { cases: heldCases(29) }), described(), []],
    [
      'halton: 31 are past it',
      inScheme('halton', { cases: heldCases(30) }),
      described(),
      [{ code: 'past-line', total: 31, line: 30, which: 'limit', unit: 'cases' }],
    ],
    [
      'all of them together, in the order of the product page',
      { terms: { role: 'student' }, cases: heldCases(80), records: [absence('2026-11-30', null)] },
      CP,
      [{ code: 'away', until: null }, { code: 'past-line' }, { code: 'student' }],
    ],
  ])('%s', (_, given, one, stops) => {
    expect(assessed(workerOf('amira', given), one).stops).toMatchObject(stops);
    expect(assessed(workerOf('amira', given), one).stops).toHaveLength(stops.length);
  });

  it.each([
    ['ended the day before', '2026-11-29', []],
    ['ends on the day', '2026-11-30', [{ code: 'away', until: '2026-11-30' }]],
    ['ends the day after', '2026-12-01', [{ code: 'away', until: '2026-12-01' }]],
  ])('an absence that %s', (_, to, stops) => {
    const worker = workerOf('amira', { records: [absence('2026-11-16', to)] });
    expect(assessed(worker).stops).toEqual(stops);
  });

  it('an absence that begins later is none on the day of allocation', () => {
    const worker = workerOf('amira', { records: [absence('2026-12-01', null)] });
    expect(assessed(worker).stops).toEqual([]);
    expect(assessed(worker, described(), '2026-12-01').stops).toEqual([{ code: 'away', until: null }]);
  });

  it.each([
    ['on the day itself, which is a stop', '2026-11-30', null],
    ['on the day after', '2026-12-01', '2026-12-01'],
    ['on the 56th day', '2027-01-24', '2027-01-24'],
    ['on the 57th day', '2027-01-25', null],
  ])('an absence that begins %s is said beforehand or not', (_, from, expected) => {
    expect(assessed(workerOf('amira', { records: [absence(from, null)] })).awayFrom).toBe(expected);
  });

  it.each([
    ['on the 56th day', '2027-01-24', 1],
    ['on the 57th day', '2027-01-25', 0],
  ])('a total that passes the limit %s', (_, on, stops) => {
    const coming = heldCase('H-99', 30, {
      allocatedOn: on,
      children: heldCase('x', 30).children.map((child) => ({ ...child, lookedAfter: { from: '2026-01-01' } })),
    });
    const worker = workerOf('amira', { cases: [...heldCases(60), coming] });
    expect(assessed(worker).stops).toHaveLength(stops);
  });

  it('an adjustment lowers the line while it runs', () => {
    const cases = heldCases(40);
    expect(assessed(workerOf('amira', { cases, records: [adjustment(50)] })).stops).toMatchObject([
      { code: 'past-line', line: 50 },
    ]);
    expect(assessed(workerOf('amira', { cases, records: [adjustment(50, '2026-01-01', '2026-11-29')] })).stops).toEqual(
      [],
    );
  });
});

describe('figures with the case', () => {
  it.each<[string, Given, DescribedCase, number, number, number | null]>([
    ['merton: one family, newly allocated', { cases: heldCases(10) }, described(), 27, 29, 85],
    [
      'merton: three in proceedings in two placements',
      {},
      described({ profile: profileOf({ children: 3, homes: 2, work: ['proceedings'] }) }),
      16,
      // 15, 1 for the family, 1 newly allocated, 3 + 3 + 1, and 2 for two whole tens.
      26,
      85,
    ],
    [
      'bath-nes: two children',
      bath('child-in-need', 10),
      described({ profile: profileOf({ children: 2 }) }),
      10,
      12,
      22,
    ],
    [
      'northern-ireland: a family',
      inScheme('northern-ireland', { terms: { qualifiedOn: '2020-01-01' } }),
      ofCategory,
      0,
      1,
      60,
    ],
    ['halton: a case', inScheme('halton', { cases: heldCases(20) }), described(), 20, 21, 25],
    [
      'lowered by an adjustment',
      inScheme('halton', { cases: heldCases(10), records: [adjustment(60)] }),
      described(),
      10,
      11,
      15,
    ],
  ])('%s', (_, given, one, before, after, guideline) => {
    const result = assessed(workerOf('amira', given), one);
    expect([result.before.total, result.after.total, result.after.guideline]).toEqual([before, after, guideline]);
  });

  it('the peak is the highest share of the days ahead, not that of the day', () => {
    const rising = heldCase('H-1', 5, { allocatedOn: '2026-12-14' });
    const { after, peak } = assessed(
      workerOf('amira', { cases: [rising], scheme: 'bath-nes', terms: { teamType: 'child-in-need' } }),
    );
    expect(after.total).toBe(1);
    expect(peak).toMatchObject({ on: '2026-12-14', total: 6, of: 22 });
  });

  it.each<[string, Given, DescribedCase, Assessed['untold']]>([
    ['a team without a range', bath('family-placement', 3), described(), 'no-figure'],
    [
      'a worker whose case has no category',
      inScheme('northern-ireland', { cases: [heldCase('H-1')] }),
      ofCategory,
      'facts-missing',
    ],
    ['a case without a category', inScheme('northern-ireland'), described(), 'facts-missing'],
    ['everything known', inScheme('northern-ireland'), ofCategory, null],
  ])('cannot tell: %s', (_, given, one, untold) => {
    const result = assessed(workerOf('amira', given), one);
    expect(result.untold).toBe(untold);
    expect(result.peak === null).toBe(untold !== null);
  });

  it('what is too much without the missing facts is too much with them', () => {
    const cases = [...heldCases(61, { category: 'family-intervention' }), heldCase('H-99')];
    const worker = workerOf('amira', { scheme: 'northern-ireland', terms: { qualifiedOn: '2020-01-01' }, cases });
    expect(assessed(worker, ofCategory).stops).toMatchObject([{ code: 'past-line' }]);
  });

  it('the mix of the cases held', () => {
    const cases = [
      heldCase('H-1', 2, { children: [{ ref: 'a', household: 'h', childProtection: { from: '2026-10-01' } }] }),
      heldCase('H-2', 1, {
        children: [{ ref: 'a', household: 'h', lookedAfter: { from: '2026-10-01' } }],
        activities: [{ kind: 'proceedings', from: '2026-10-02' }],
      }),
      heldCase('H-3', 1, { leavingCare: { role: 'other' } }),
      heldCase('H-4', 1, { closedOn: '2026-10-05' }),
    ];
    expect(assessed(workerOf('amira', { cases })).mix).toEqual({
      cases: 3,
      conference: 1,
      lookedAfter: 1,
      court: 1,
      leavingCare: 1,
    });
  });
});

const names = (people: readonly Assessed[]) => people.map(({ name }) => name);

describe('the order', () => {
  const people = [
    workerOf('busy', { cases: heldCases(50) }),
    workerOf('free'),
    workerOf('part', { cases: heldCases(3), terms: { fte: 0.5 } }),
    workerOf('zoe', { cases: heldCases(10) }),
    workerOf('adam', { cases: heldCases(10) }),
    workerOf('stu', student),
    workerOf('gone', { records: [absence('2026-11-01', null)] }),
  ].map((worker) => assessed(worker));

  it('lowest share first, names where shares are equal, stops apart', () => {
    const { ranked, stopped, untold } = inOrder(people);
    expect(names(ranked)).toEqual(['free', 'part', 'adam', 'zoe', 'busy']);
    expect(names(stopped)).toEqual(['gone', 'stu']);
    expect(untold).toEqual([]);
  });

  it('does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
        expect(inOrder(shuffled)).toEqual(inOrder(people));
      }),
    );
  });
});

const schemeGiven = fc.constantFrom<Given>(
  inScheme('merton'),
  inScheme('bath-nes', { terms: { teamType: 'child-in-need' } }),
  inScheme('northern-ireland', { terms: { qualifiedOn: '2020-01-01' } }),
  inScheme('halton'),
);
const worker = fc.record({
  cases: fc.integer({ min: 0, max: 40 }),
  fte: fc.integer({ min: 20, max: 100 }),
  percent: fc.integer({ min: 30, max: 99 }),
});
type Anyone = { readonly cases: number; readonly fte: number; readonly percent: number };

describe('adding room to a worker never lowers their rank', () => {
  const build = (given: Given, name: string, { cases, fte, percent }: Anyone) =>
    assessed(
      workerOf(name, {
        ...given,
        terms: { ...given.terms, fte: fte / 100 },
        cases: heldCases(cases, { category: 'family-intervention' }),
        records: [adjustment(percent)],
      }),
      ofCategory,
    );
  /** 0 is first; those with a stop come after everyone. */
  const rankOf = (people: readonly Assessed[], name: string) => {
    const place = inOrder(people).ranked.findIndex((one) => one.name === name);
    return place < 0 ? people.length : place;
  };

  const withRoom: readonly [string, (one: Anyone) => Anyone][] = [
    ['a case fewer', (one) => ({ ...one, cases: Math.max(0, one.cases - 1) })],
    ['more hours', (one) => ({ ...one, fte: Math.min(100, one.fte + 10) })],
    ['more of the figures left', (one) => ({ ...one, percent: Math.min(99, one.percent + 20) })],
  ];

  it.each(withRoom)('%s', (_, more) => {
    fc.assert(
      fc.property(schemeGiven, fc.array(worker, { minLength: 1, maxLength: 4 }), worker, (given, others, one) => {
        const [mine, mineWithRoom] = [build(given, 'me', one), build(given, 'me', more(one))];
        fc.pre(given.scheme !== 'merton' || stepsOf(mine) === stepsOf(mineWithRoom));
        const rest = others.map((other, index) => build(given, `other ${index}`, other));
        expect(rankOf([...rest, mineWithRoom], 'me')).toBeLessThanOrEqual(rankOf([...rest, mine], 'me'));
      }),
      { numRuns: 60 },
    );
  });

  it('but in Merton hours bring points of their own, and their weight may come to a whole point more', () => {
    const [mine, withHours] = [90, 100].map((fte) => build(inScheme('merton'), 'me', { cases: 3, fte, percent: 76 }));
    expect([mine?.after.total, withHours?.after.total]).toEqual([19.5, 22]);
    expect(mine?.peak && withHours?.peak?.share.gt(mine.peak.share)).toBe(true);
  });
});

/** Merton's points of weight in the total with the case: one for each 11 points that it then stands at. */
function stepsOf({ after }: Assessed): number {
  return Math.floor(after.total / 11);
}
