import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import { type CaseHistory, type Caseload, historyOf, unchanging, type Versions } from '../../src/domain/caseload.ts';
import { exact, HALF } from '../../src/domain/exact.ts';
import { ALWAYS, type Period, period } from '../../src/domain/period.ts';
import {
  allChangeDays,
  buildTimeline,
  compareText,
  forecast,
  nextChangeOn,
  type Score,
  scoreOn,
  type Timeline,
} from '../../src/domain/timeline.ts';
import type { Award, Mark, WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import { schemes } from '../../src/schemes/index.ts';
import { anyFacts } from '../schemes/any-facts.ts';
import { caseloadWith, caseWith } from '../schemes/builders.ts';
import { day, type Facts } from '../schemes/merton/any-caseload.ts';
import { schemeWith } from './scheme-with.ts';

const TODAY = '2026-11-30';

function award(points: number, days: Period, different: Partial<Award> = {}): Award {
  return { rule: 'r', points: exact(points), period: days, source: 's', what: 'w', ...different };
}

/** What the awards and marks of a worker come to, without cases. */
function timelineOf(awards: readonly Award[], marks: readonly Mark[] = []): Timeline {
  const rule = { code: 'r', source: 's', clause: 'c', award: () => awards };
  return buildTimeline(caseloadWith({}), unchanging(schemeWith({ workerRules: [rule], workerMarks: () => marks })));
}

const mark = (code: string, days: Period, caseRef?: string): Mark => ({
  code,
  period: days,
  ...(caseRef === undefined ? {} : { caseRef }),
});

describe('a timeline', () => {
  const rule = { code: 'r', source: 's', clause: 'c', award: () => [award(2, period('2026-01-01', '2026-12-31'))] };

  it('counts nothing of a case outside the days on which it is held', () => {
    const held = caseWith('C-1', { allocatedOn: '2026-11-02', transferredOutOn: '2026-11-20' });
    const timeline = buildTimeline(caseloadWith({ cases: [held] }), unchanging(schemeWith({ caseRules: [rule] })));
    const days = ['2026-11-01', '2026-11-02', '2026-11-19', '2026-11-20'];
    expect(days.map((asOf) => scoreOn(timeline, asOf).total.valueOf())).toEqual([0, 2, 2, 0]);
    expect(scoreOn(timeline, '2026-11-10').lines[0]?.period).toEqual(period('2026-11-02', '2026-11-19'));
  });

  it('counts nothing of a case that is transferred on the day of its allocation', () => {
    const held = caseWith('C-1', { allocatedOn: '2026-11-02', transferredOutOn: '2026-11-02' });
    const timeline = buildTimeline(caseloadWith({ cases: [held] }), unchanging(schemeWith({ caseRules: [rule] })));
    expect(timeline.awards).toEqual([]);
  });

  it('adjusts the awards of a case, and those alone', () => {
    const scheme = schemeWith({
      caseRules: [rule],
      workerRules: [rule],
      adjustCaseAward: (given) => ({ ...given, points: given.points.mul(HALF) }),
    });
    const timeline = buildTimeline(caseloadWith({ cases: [caseWith('C-1')] }), unchanging(scheme));
    expect(scoreOn(timeline, TODAY).lines.map((line) => line.points.valueOf())).toEqual([2, 1]);
  });

  it('has no lines of 0 points and none of an empty period', () => {
    const timeline = timelineOf([award(0, ALWAYS), award(1, period('2026-12-01', '2026-11-01'))]);
    expect(timeline.awards).toEqual([]);
  });

  it('takes more awards of one rule than a call may have arguments', () => {
    const awards = Array.from({ length: 200_000 }, () => award(1, ALWAYS));
    expect(scoreOn(timelineOf(awards), TODAY).total.valueOf()).toBe(200_000);
  });

  it('sorts flags by code and case, absent first, one for each', () => {
    const marks = [
      mark('b', ALWAYS),
      mark('a', ALWAYS, 'C-2'),
      mark('a', ALWAYS, 'C-10'),
      mark('a', ALWAYS),
      mark('a', ALWAYS, 'C-2'),
    ];
    expect(scoreOn(timelineOf([], marks), TODAY).flags.map(({ code, caseRef }) => [code, caseRef])).toEqual([
      ['a', undefined],
      ['a', 'C-10'],
      ['a', 'C-2'],
      ['b', undefined],
    ]);
  });

  it('knows all its days of change', () => {
    const timeline = timelineOf([award(1, period('2026-11-02', '2026-11-19'))]);
    expect(allChangeDays(timeline)).toEqual(['1900-01-01', '2026-11-02', '2026-11-20']);
  });
});

describe('text is compared by code points', () => {
  it.each([
    ['the same', 'C-1', 'C-1', 0],
    ['a part', 'C-1', 'C-10', -1],
    ['capital letters first', 'Z', 'a', -1],
    ['an emoji after the last single character', '\uffee', '🙂', -1],
    ['two emoji', '🙂', '🙃', -1],
    ['nothing first', '', 'a', -1],
  ])('%s', (_, a, b, expected) => {
    expect(Math.sign(compareText(a, b))).toBe(expected);
    expect(Math.sign(compareText(b, a))).toBe(expected === 0 ? 0 : -expected);
  });
});

describe('the next change', () => {
  it.each<[string, Timeline, string | null]>([
    ['is the day after a last day', timelineOf([award(1, period(null, '2026-12-22'))]), '2026-12-23'],
    ['is a first day', timelineOf([award(1, period('2026-12-05'))]), '2026-12-05'],
    ['is not today, when something began', timelineOf([award(1, period(TODAY))]), null],
    ['is tomorrow, when something ends today', timelineOf([award(1, period(null, TODAY))]), '2026-12-01'],
    ['is never, when nothing ends', timelineOf([award(1, ALWAYS)]), null],
    ['is found 400 days ahead', timelineOf([award(1, period(addDays(TODAY, 400)))]), addDays(TODAY, 400)],
    ['is not looked for 401 days ahead', timelineOf([award(1, period(addDays(TODAY, 401)))]), null],
    [
      'is not a line that another of the same kind replaces',
      timelineOf([award(1, period(null, '2026-12-04'), { what: 'x' }), award(1, period('2026-12-05'))]),
      null,
    ],
    [
      'is a line that another rule replaces, though the total stays',
      timelineOf([award(1, period(null, '2026-12-04')), award(1, period('2026-12-05'), { rule: 'q' })]),
      '2026-12-05',
    ],
    ['is a flag that comes', timelineOf([], [mark('a', period('2026-12-05'))]), '2026-12-05'],
    [
      'is not a flag that is there for another reason',
      timelineOf([], [mark('a', period(null, '2026-12-04')), mark('a', period('2026-12-05'))]),
      null,
    ],
  ])('%s', (_, timeline, expected) => {
    expect(nextChangeOn(timeline, TODAY)).toBe(expected);
  });
});

describe('the forecast', () => {
  it.each([
    ['the day before a change', 4, [[TODAY, 1]]],
    [
      'the day of a change',
      5,
      [
        [TODAY, 1],
        ['2026-12-05', 3],
      ],
    ],
    [
      'the day after',
      6,
      [
        [TODAY, 1],
        ['2026-12-05', 3],
      ],
    ],
  ])('goes up to and including its last day: %s', (_, days, steps) => {
    const timeline = timelineOf([award(1, ALWAYS), award(2, period('2026-12-05'))]);
    expect(forecast(timeline, TODAY, days).map(({ from, total }) => [from, total.valueOf()])).toEqual(steps);
  });

  it('has no step where total and status stay', () => {
    const timeline = timelineOf([award(1, period(null, '2026-12-04')), award(1, period('2026-12-05'), { rule: 'q' })]);
    expect(forecast(timeline, TODAY, 30)).toHaveLength(1);
  });
});

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('facts in force under %s', (_, scheme) => {
  const changeDay = day;

  it('score as the old file before the day of the change, and as the new one from it on', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, changeDay, day, (old, other, from, asOf) => {
        const now = changedInto(old, other);
        const timeline = buildTimeline(changedOn(from, old, now), unchanging(scheme));
        const standing = buildTimeline(caseloadWith(asOf < from ? old : now), unchanging(scheme));
        expect(seen(scoreOn(timeline, asOf))).toEqual(seen(scoreOn(standing, asOf)));
      }),
    );
  });

  it('score under the old scheme before the day of the change, and under the new one from it on', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...schemes), changeDay, day, (facts, next, from, asOf) => {
        const caseload = caseloadWith(facts);
        const timeline = buildTimeline(caseload, versionsOf(from, scheme, next));
        const standing = buildTimeline(caseload, unchanging<WeightingScheme>(asOf < from ? scheme : next));
        expect(seen(scoreOn(timeline, asOf))).toEqual(seen(scoreOn(standing, asOf)));
      }),
    );
  });
});

function versionsOf<T>(from: string, before: T, after: T): Versions<T> {
  return [
    { inForceFrom: '1900-01-01', value: before },
    { inForceFrom: from, value: after },
  ];
}

/** The facts with the terms of other ones, and with the details of their cases; what has dates of its own stays. */
function changedInto(old: Facts, other: Facts): Facts {
  return {
    ...old,
    terms: other.terms,
    cases: old.cases.map((facts, index) => {
      const details = other.cases[index];
      if (!details) return facts;
      const { dated } = historyOf(facts);
      return { ...historyOf(details).details[0].value, ...dated };
    }),
  };
}

function changedOn(from: string, before: Facts, after: Facts): Caseload {
  const old = caseloadWith(before);
  const now = caseloadWith(after);
  return {
    ...old,
    terms: versionsOf(from, old.terms[0].value, now.terms[0].value),
    cases: old.cases.map((history, index): CaseHistory => {
      const changed = now.cases[index] ?? history;
      return { ...history, details: versionsOf(from, history.details[0].value, changed.details[0].value) };
    }),
  };
}

function seen({ total, subtotal, status, flags, lines, counts, utilisation }: Score): unknown {
  return {
    total: total.toFraction(),
    subtotal: subtotal.toFraction(),
    utilisation: utilisation?.toFraction(),
    status,
    flags,
    counts,
    lines: lines
      .map(({ rule, caseRef, childRef, points, what }) =>
        JSON.stringify([rule, caseRef, childRef, points.toFraction(), what]),
      )
      .sort(),
  };
}
