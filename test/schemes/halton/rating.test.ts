import { describe, expect, it } from '@jest/globals';
import type { Colour, Rating } from '../../../src/domain/case-facts.ts';
import { overallOf } from '../../../src/schemes/halton/rules.ts';

describe('3.8: the rating of a case', () => {
  it.each<[Colour, Colour, Colour, Colour | undefined, Colour]>([
    ['green', 'green', 'green', undefined, 'green'],
    ['amber', 'green', 'green', undefined, 'amber'],
    ['green', 'amber', 'green', undefined, 'amber'],
    ['green', 'green', 'amber', undefined, 'amber'],
    ['amber', 'amber', 'amber', undefined, 'amber'],
    ['red', 'green', 'amber', undefined, 'red'],
    ['green', 'red', 'green', undefined, 'red'],
    ['amber', 'green', 'red', undefined, 'red'],
    ['red', 'red', 'red', 'green', 'green'],
    ['red', 'amber', 'green', 'amber', 'amber'],
    ['green', 'green', 'green', 'red', 'red'],
  ])('activity %s, risk %s, travel %s, confirmed %s: %s', (activity, risk, travel, overall, expected) => {
    const rating: Rating = { activity, risk, travel, ...(overall ? { overall } : {}) };
    expect(overallOf(rating, 'highest')).toBe(expected);
  });

  it('is unrated without a rating', () => {
    expect(overallOf(undefined, 'highest')).toBe('unrated');
  });
});
