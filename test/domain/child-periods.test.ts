import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { Child, Span } from '../../src/domain/case-facts.ts';
import { type CaseDetails, type Versions, valueOn } from '../../src/domain/caseload.ts';
import { setFrom } from '../../src/domain/change-versions.ts';
import { periodsOf, withPeriods } from '../../src/domain/child-periods.ts';

const START = '2026-01-01';

const detailsOf = (...children: Child[]): CaseDetails => ({
  coWorked: false,
  teamHold: false,
  statutoryResponsibility: false,
  workloadIssues: [],
  children,
});
const child = (span?: Span): Child => ({ ref: 'A', household: 'home', ...(span ? { lookedAfter: span } : {}) });
const isLookedAfter = (details: Versions<CaseDetails>, day: string): boolean =>
  valueOn(details, day).children.some(
    ({ ref, lookedAfter }) =>
      ref === 'A' && lookedAfter !== undefined && lookedAfter.from <= day && (lookedAfter.to ?? day) >= day,
  );

describe('the periods in which a child is looked after', () => {
  const first = { from: '2026-02-01', to: '2026-03-31' };
  const second = { from: '2026-09-01' };
  const moved: Versions<CaseDetails> = [
    { inForceFrom: START, value: detailsOf(child()) },
    { inForceFrom: '2026-06-01', value: detailsOf({ ...child(), household: 'foster' }) },
  ];

  it.each<[string, readonly Span[]]>([
    ['none', []],
    ['one that runs', [{ from: '2026-02-01' }]],
    ['one that ended', [first]],
    ['one that ended before the case was allocated', [{ from: '2025-02-01', to: '2025-03-01' }]],
    ['a second one, the first still standing', [first, second]],
    ['three', [first, { from: '2026-05-15', to: '2026-06-15' }, second]],
    ['one that begins on the day of a move', [first, { from: '2026-06-01' }]],
  ])('%s is read back as it was recorded', (_, periods) => {
    const details = withPeriods(moved, 'A', 'lookedAfter', periods);
    expect(periodsOf(details, 'A', 'lookedAfter')).toEqual(periods);
  });

  it('a later version than the one that the period begins in has it too', () => {
    const details = withPeriods(moved, 'A', 'lookedAfter', [{ from: '2026-03-01' }]);
    expect(details).toHaveLength(2);
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) => isLookedAfter(details, day))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('ending what was recorded over several versions ends it in all of them', () => {
    const running = withPeriods(moved, 'A', 'lookedAfter', [{ from: '2026-03-01' }]);
    const ended = withPeriods(running, 'A', 'lookedAfter', [{ from: '2026-03-01', to: '2026-04-30' }]);
    expect(['2026-04-30', '2026-05-01', '2026-07-01'].map((day) => isLookedAfter(ended, day))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('taking a second period away leaves no version behind', () => {
    const once = withPeriods(moved, 'A', 'lookedAfter', [first]);
    expect(withPeriods(withPeriods(once, 'A', 'lookedAfter', [first, second]), 'A', 'lookedAfter', [first])).toEqual(
      once,
    );
  });

  it('a child who joined the case later keeps the day on which the status began', () => {
    const joined: Versions<CaseDetails> = [
      { inForceFrom: START, value: detailsOf({ ref: 'B', household: 'home' }) },
      {
        inForceFrom: '2026-06-01',
        value: detailsOf({ ref: 'B', household: 'home' }, child({ from: '2026-05-20' })),
      },
    ];
    expect(periodsOf(joined, 'A', 'lookedAfter')).toEqual([{ from: '2026-05-20' }]);
    expect(withPeriods(joined, 'A', 'lookedAfter', [{ from: '2026-05-20' }])).toEqual(joined);
  });

  it('on every day the status holds in the periods and nowhere else, and nothing else is different', () => {
    const gap = fc.integer({ min: 2, max: 40 });
    const anyPeriods = fc.array(fc.record({ gap, length: fc.integer({ min: 0, max: 40 }) }), { maxLength: 5 });
    const anyMoves = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 4 });
    fc.assert(
      fc.property(anyPeriods, fc.boolean(), anyMoves, anyPeriods, (lengths, open, moves, before) => {
        const periods = spread(lengths, open);
        const versions: Versions<CaseDetails> = [
          { inForceFrom: START, value: detailsOf(child()) },
          ...moves
            .toSorted((a, b) => a - b)
            .map((day) => ({
              inForceFrom: addDays(START, day),
              value: detailsOf({ ...child(), household: `h${day}` }),
            })),
        ];
        const recorded = withPeriods(versions, 'A', 'lookedAfter', spread(before, false));
        const details = withPeriods(recorded, 'A', 'lookedAfter', periods);
        expect(periodsOf(details, 'A', 'lookedAfter')).toEqual(periods);
        for (let days = 0; days < 420; days += 1) {
          const day = addDays(START, days);
          const inOne = periods.some(({ from, to }) => from <= day && (to ?? day) >= day);
          expect(isLookedAfter(details, day)).toBe(inOne);
          expect(valueOn(details, day).children[0]?.household).toBe(valueOn(versions, day).children[0]?.household);
        }
      }),
      { numRuns: 30 },
    );
  });

  /** Periods one after another with a gap between them. */
  function spread(lengths: readonly { readonly gap: number; readonly length: number }[], open: boolean): Span[] {
    let day = START;
    const spans = lengths.map(({ gap, length }) => {
      const from = addDays(day, gap);
      day = addDays(from, length);
      return { from, to: day };
    });
    const last = spans.at(-1);
    return last && open ? [...spans.slice(0, -1), { from: last.from }] : spans;
  }
});

describe('a part that is set from a day on', () => {
  const versions = [
    { inForceFrom: '2026-01-01', value: { word: 'home', other: 1 } },
    { inForceFrom: '2026-06-01', value: { word: 'home', other: 2 } },
    { inForceFrom: '2026-09-01', value: { word: 'foster', other: 2 } },
  ] as const;
  const set = (from: string, word: string) =>
    setFrom<{ word: string; other: number }, string>(
      versions,
      from,
      (value) => value.word,
      (value) => ({ ...value, word }),
    );

  it.each([
    ['between two versions', '2026-03-01', ['home', 'kin', 'kin', 'foster']],
    ['on the day of the first version', '2026-01-01', ['kin', 'kin', 'kin', 'foster']],
    ['before the first version', '2025-01-01', ['kin', 'kin', 'kin', 'foster']],
    ['after a change that stands', '2026-10-01', ['home', 'home', 'home', 'foster']],
  ])('%s holds up to the next change that is recorded', (_, from, words) => {
    const after = set(from, 'kin');
    expect(['2026-01-01', '2026-03-01', '2026-08-31', '2026-09-30'].map((day) => valueOn(after, day).word)).toEqual(
      words,
    );
    expect(valueOn(after, '2026-07-01').other).toBe(2);
  });

  it('a version that says nothing new is left out', () => {
    expect(set('2026-09-01', 'home')).toEqual(versions.slice(0, 2));
  });
});
