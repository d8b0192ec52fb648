import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar-date.ts';
import { HALF, sum } from '../../../src/domain/exact.ts';
import { merton } from '../../../src/schemes/merton/index.ts';
import { scoreWith } from '../builders.ts';
import { day, facts } from './any-caseload.ts';

/** The laws of every scheme are in ../scheme-contract.test.ts. */
describe('laws of the merton scheme', () => {
  it('has a total of its lines and one point for each whole 10 of them', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const score = scoreWith(merton, whole, asOf);
        const lines = sum(score.lines.map((line) => line.points));
        expect(score.subtotal.equals(lines)).toBe(true);
        expect(score.total.equals(lines.add(lines.div(10).floor()))).toBe(true);
      }),
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
        const scored = scoreWith(merton, whole, asOf).lines.flatMap((line) => line.caseRef ?? []);
        expect([...held]).toEqual(expect.arrayContaining(scored));
      }),
    );
  });

  it('halves each line of a case and nothing else when it is co-worked', () => {
    fc.assert(
      fc.property(facts, day, (whole, asOf) => {
        const linesWhen = (coWorked: boolean) => {
          const cases = whole.cases.map((one) => ({ ...one, coWorked }));
          return scoreWith(merton, { ...whole, cases }, asOf).lines;
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
