import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { sum } from '../../src/domain/exact.ts';
import { buildTimeline, forecast, nextChangeOn, type Score, scoreOn } from '../../src/domain/timeline.ts';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import { anyFacts } from './any-facts.ts';
import { caseloadWith } from './builders.ts';
import { rulesOf } from './contract.ts';
import { backwards, day, type Facts } from './merton/any-caseload.ts';

/** Registers the laws that every scheme keeps, however it is read, each tried with so many caseloads. */
export function runLaws(scheme: WeightingScheme, numRuns: number): void {
  const timelineOf = (whole: Facts) => buildTimeline(caseloadWith(whole), unchanging(scheme));

  it('takes the facts of every scheme; its lines come from its rules and its flags from its list, and lines add up to the subtotal', () => {
    const codes = rulesOf(scheme).map((rule) => rule.code);
    const flagCodes = scheme.flags.map((flag) => flag.code);
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const score = scoreOn(timelineOf(whole), asOf);
        expect(codes).toEqual(expect.arrayContaining(score.lines.map((line) => line.rule)));
        expect(flagCodes).toEqual(expect.arrayContaining(score.flags.map((flag) => flag.code)));
        expect(score.lines.every((line) => line.points.gt(0) && line.source !== '' && line.what !== '')).toBe(true);
        expect(score.subtotal.equals(sum(score.lines.map((line) => line.points)))).toBe(true);
      }),
      { numRuns },
    );
  });

  it('says nothing of a person or a case in the words of a line', () => {
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const words = scoreOn(timelineOf(whole), asOf).lines.map((line) => line.what);
        expect(words.filter((what) => /\b[CK]-?\d/.test(what))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('does not look at the order of cases, children, activities and duties', () => {
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        expect(shown(scoreOn(timelineOf(backwards(whole)), asOf))).toEqual(shown(scoreOn(timelineOf(whole), asOf)));
      }),
      { numRuns },
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
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
}

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
