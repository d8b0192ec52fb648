import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact, HALF, ratio, sum, toQuarter, toReport, ZERO } from '../../src/domain/exact.ts';

const amount = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(1, 2, 3, 4, 100))
  .map(([numerator, denominator]) => ratio(numerator, denominator));

describe('exact figures', () => {
  it.each([
    ['a whole number', 85, '85'],
    ['a part-time worker', 0.55, '11/20'],
    ['a figure that binary fractions miss', 0.1, '1/10'],
    ['a very small figure', 1.5e-7, '3/20000000'],
    ['a large whole number', 1e21, '1000000000000000000000'],
    ['nothing', 0, '0'],
    ['less than nothing', -0.25, '-1/4'],
  ])('are taken as they are written: %s', (_, number, fraction) => {
    expect(exact(number).toFraction()).toBe(fraction);
  });

  it('leave no binary crumbs: 20 x 0.55 is 11', () => {
    expect(exact(20).mul(exact(0.55)).equals(11)).toBe(true);
  });

  it('add up as one by one', () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const oneByOne = amounts.reduce((total, next) => total.add(next), ZERO);
        expect(sum(amounts).toFraction()).toBe(oneByOne.toFraction());
      }),
    );
  });

  it.each([
    ['an eighth, half way, goes up', ratio(1, 8), 0.25],
    ['just under half way goes down', ratio(124, 1000), 0],
    ['a third', ratio(1, 3), 0.25],
    ['a quarter stays', ratio(1, 4), 0.25],
    ['3/8, half way, goes up', ratio(3, 8), 0.5],
  ])('go to the nearest quarter: %s', (_, value, quarter) => {
    expect(toQuarter(value).valueOf()).toBe(quarter);
  });

  it.each([
    ['half a hundredth goes up', ratio(1005, 1000), 2, 1.01],
    ['less than half of one goes down', ratio(10049, 10000), 2, 1],
    ['the utilisation of 23 points of 85', ratio(23, 85), 4, 0.2706],
    ['a stable element of 15 x 0.333', exact(15).mul(exact(0.333)), 2, 5],
    ['half', HALF, 2, 0.5],
    ['nothing', ZERO, 2, 0],
  ])('are rounded half up for the report: %s', (_, value, places, rounded) => {
    expect(toReport(value, places)).toBe(rounded);
  });
});
