import { describe, expect, it } from '@jest/globals';
import { halton } from '../../../src/schemes/halton/index.ts';
import { cases, scoreWith } from '../builders.ts';

describe('3.1: a caseload against the average', () => {
  it.each<[string, number, number, string, string]>([
    ['nineteen cases are below the range', 1, 19, 'below', '19/25'],
    ['twenty are within it', 1, 20, 'within', '4/5'],
    ['twenty-five are the average', 1, 25, 'within', '1'],
    ['thirty are still within it', 1, 30, 'within', '6/5'],
    ['thirty-one are above', 1, 31, 'above', '31/25'],
    ['ten are within the range of half a post', 0.5, 10, 'within', '4/5'],
    ['sixteen are above the range of half a post', 0.5, 16, 'above', '32/25'],
    ['eleven are exactly the lowest of 0.55, which a floating point product would miss', 0.55, 11, 'within', '4/5'],
    ['twenty-one are exactly the highest of 0.7', 0.7, 21, 'within', '6/5'],
    ['twenty-two are above the highest of 0.7', 0.7, 22, 'above', '44/35'],
    ['one case is above the range of 0.01', 0.01, 1, 'above', '4'],
  ])('%s', (_, fte, count, status, utilisation) => {
    const score = scoreWith(halton, { terms: { fte }, cases: cases(count) });
    expect([score.status, score.utilisation?.toFraction(), score.total.valueOf()]).toEqual([
      status,
      utilisation,
      count,
    ]);
  });
});
