import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar-date.ts';
import { type Caseload, historyOf, unchanging } from '../../../src/domain/caseload.ts';
import { HALF, sum } from '../../../src/domain/exact.ts';
import { buildTimeline, forecast, nextChangeOn, type Score, scoreOn } from '../../../src/domain/timeline.ts';
import { merton } from '../../../src/schemes/merton/index.ts';
import { backwards, day, type Facts, facts } from './any-caseload.ts';

const caseloadOf = (whole: Facts): Caseload => ({
  workerId: 'W1',
  terms: unchanging(whole.terms),
  duties: whole.duties,
  cases: whole.cases.map(historyOf),
});
const timelineOf = (whole: Facts) => buildTimeline(caseloadOf(whole), unchanging(merton));

/** The lines of a score without their order. */
const linesOf = (score: Score) =>
  score.lines
    .map((line) =>
      [
        line.rule,
        line.caseRef,
        line.childRef,
        line.points.toFraction(),
        line.period.firstDay,
        line.period.lastDay,
        line.source,
        line.what,
      ].join('|'),
    )
    .sort();

describe('laws of the merton scheme', () => {
  it('does not look at the order of cases, children, activities and duties', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const forwards = scoreOn(timelineOf(whole), asOf);
        const reversed = scoreOn(timelineOf(backwards(whole)), asOf);
        expect(linesOf(reversed)).toEqual(linesOf(forwards));
        expect(reversed.total.equals(forwards.total)).toBe(true);
      }),
    );
  });

  it('has a total of its lines and one point for each whole 10 of them', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const score = scoreOn(timelineOf(whole), asOf);
        const lines = sum(score.lines.map((line) => line.points));
        expect(score.subtotal.equals(lines)).toBe(true);
        expect(score.total.equals(lines.add(lines.div(10).floor()))).toBe(true);
      }),
    );
  });

  it('scores every day as the forecast says', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const timeline = timelineOf(whole);
        const steps = forecast(timeline, asOf, 60);
        for (let ahead = 0; ahead <= 60; ahead += 1) {
          const on = addDays(asOf, ahead);
          const step = steps.findLast((each) => each.from <= on);
          const { total, status } = scoreOn(timeline, on);
          expect([step?.total.toFraction(), step?.status]).toEqual([total.toFraction(), status]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('changes on the next change and on no day before it', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const timeline = timelineOf(whole);
        const next = nextChangeOn(timeline, asOf) ?? addDays(asOf, 60);
        const now = scoreOn(timeline, asOf).total;
        for (let on = asOf; on < next; on = addDays(on, 1)) expect(scoreOn(timeline, on).total.equals(now)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('gives no line outside the days on which its case is held', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const held = new Set(
          whole.cases
            .filter((one) => one.allocatedOn <= asOf)
            .filter((one) => one.transferredOutOn === undefined || asOf < one.transferredOutOn)
            .filter((one) => one.closureDecidedOn === undefined || asOf <= addDays(one.closureDecidedOn, 28))
            .map((one) => one.ref),
        );
        const scored = scoreOn(timelineOf(whole), asOf).lines.flatMap((line) => line.caseRef ?? []);
        expect([...held]).toEqual(expect.arrayContaining(scored));
      }),
    );
  });

  it('halves each line of a case and nothing else when it is co-worked', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const linesWhen = (coWorked: boolean) => {
          const cases = whole.cases.map((one) => ({ ...one, coWorked }));
          return scoreOn(timelineOf({ ...whole, cases }), asOf).lines;
        };
        const points = linesWhen(true).map((line) => line.points.toFraction());
        const expected = linesWhen(false).map((line) =>
          (line.caseRef === undefined ? line.points : line.points.mul(HALF)).toFraction(),
        );
        expect(points).toEqual(expected);
      }),
    );
  });
});
