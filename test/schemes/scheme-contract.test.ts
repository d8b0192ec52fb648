import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { sum } from '../../src/domain/exact.ts';
import type { SchemeSource } from '../../src/domain/scheme-source.ts';
import { buildTimeline, forecast, nextChangeOn, type Score, scoreOn } from '../../src/domain/timeline.ts';
import { SCHEME_IDS } from '../../src/domain/weighting-scheme.ts';
import { schemes } from '../../src/schemes/index.ts';
import { anyFacts } from './any-facts.ts';
import { A_DAY, caseloadWith, scoreWith } from './builders.ts';
import { contractProblems, pageOf, rulesOf } from './contract.ts';
import { readExamples } from './examples.ts';
import { backwards, day, type Facts } from './merton/any-caseload.ts';

it('every scheme is in the list, once', () => {
  expect(schemes.map((scheme) => scheme.id)).toEqual(SCHEME_IDS);
});

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('the contract of a scheme: %s', (id, scheme) => {
  const timelineOf = (whole: Facts) => buildTimeline(caseloadWith(whole), unchanging(scheme));

  it('has a clause, a source, examples and a place on its page for every rule, and its readings there', async () => {
    const { source }: { source: SchemeSource } = await import(`../../src/schemes/${id}/sources.ts`);
    const parts = {
      rules: rulesOf(scheme),
      readings: source.readings,
      examples: readExamples(id),
      page: pageOf(scheme),
    };
    expect(contractProblems(parts)).toEqual([]);
    expect(scheme.title).toBe(source.title);
    expect(new Set(source.readings.map((reading) => reading.id)).size).toBe(source.readings.length);
  });

  it('scores a caseload without cases and duties', () => {
    const score = scoreWith(scheme, {});
    expect(score.asOf).toBe(A_DAY);
    expect(score.lines.every((line) => line.caseRef === undefined)).toBe(true);
  });

  it('takes the facts of every scheme; its lines come from its rules, count, and add up to the subtotal', () => {
    const codes = rulesOf(scheme).map((rule) => rule.code);
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const score = scoreOn(timelineOf(whole), asOf);
        expect(codes).toEqual(expect.arrayContaining(score.lines.map((line) => line.rule)));
        expect(score.lines.every((line) => line.points.gt(0) && line.source !== '' && line.what !== '')).toBe(true);
        expect(score.subtotal.equals(sum(score.lines.map((line) => line.points)))).toBe(true);
      }),
    );
  });

  it('says nothing of a person or a case in the words of a line', () => {
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const words = scoreOn(timelineOf(whole), asOf).lines.map((line) => line.what);
        expect(words.filter((what) => /\b[CK]-?\d/.test(what))).toEqual([]);
      }),
    );
  });

  it('does not look at the order of cases, children, activities and duties', () => {
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        expect(shown(scoreOn(timelineOf(backwards(whole)), asOf))).toEqual(shown(scoreOn(timelineOf(whole), asOf)));
      }),
    );
  });

  it('scores every day as the forecast says, and changes on the next change and not before', () => {
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const timeline = timelineOf(whole);
        const steps = forecast(timeline, asOf, 60);
        const next = nextChangeOn(timeline, asOf);
        const now = changing(scoreOn(timeline, asOf));
        for (let ahead = 0; ahead <= 60; ahead += 1) {
          const on = addDays(asOf, ahead);
          const score = scoreOn(timeline, on);
          const step = steps.findLast((each) => each.from <= on);
          expect([step?.total.toFraction(), step?.status]).toEqual([score.total.toFraction(), score.status]);
          if (next === null || on < next) expect(changing(score)).toEqual(now);
          if (on === next) expect(changing(score)).not.toEqual(now);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** What a change of the day is seen by. */
function changing({ total, status, flags, lines }: Score): unknown {
  const seen = lines.map(({ rule, caseRef, childRef, points }) =>
    JSON.stringify([rule, caseRef, childRef, points.toFraction()]),
  );
  return { total: total.toFraction(), status, flags, lines: seen.sort() };
}

/** A whole score, whatever the order of its lines. */
function shown(score: Score): unknown {
  const { capacity, utilisation, counts } = score;
  return {
    ...(changing(score) as object),
    runs: score.lines.map((line) => JSON.stringify([line.rule, line.period, line.source, line.what])).sort(),
    capacity: capacity && [capacity.min, capacity.guideline, capacity.limit].map((figure) => figure?.toFraction()),
    utilisation: utilisation?.toFraction(),
    counts,
  };
}
