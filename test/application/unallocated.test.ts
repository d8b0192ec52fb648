import { describe, expect, it } from '@jest/globals';
import { weightOf } from '../../src/application/unallocated.ts';
import type { CaseProfile } from '../../src/domain/case-profile.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { profileOf } from '../storage/waiting.ts';
import { DAY, described } from './take-builders.ts';

const { details } = profileOf();

describe('what a case weighs by itself', () => {
  it.each<[string, SchemeId, Partial<CaseProfile>, number, boolean]>([
    ['merton: a family, newly allocated', 'merton', {}, 2, false],
    ['merton: children looked after instead of the family', 'merton', { children: 2, lookedAfter: 2 }, 3, false],
    [
      'merton: proceedings in two placement groups',
      'merton',
      { children: 3, homes: 2, work: ['proceedings'] },
      9,
      false,
    ],
    ['merton: two hours each way count nothing', 'merton', { hoursAway: 2 }, 2, false],
    ['merton: over two hours', 'merton', { hoursAway: 2.5 }, 3.5, false],
    [
      'merton: over ten points without the weight per ten',
      'merton',
      { children: 9, lookedAfter: 9, work: ['core-assessment'] },
      21,
      false,
    ],
    ['merton: leaving care', 'merton', { details: { ...details, leavingCare: { role: 'case-manager' } } }, 2, false],
    ['bath-nes: a child each', 'bath-nes', { children: 4, conference: 1 }, 4, false],
    ['halton: a case', 'halton', { children: 0 }, 1, false],
    ['northern-ireland: without a category nothing can be told', 'northern-ireland', {}, 0, true],
    [
      'northern-ireland: a family',
      'northern-ireland',
      { details: { ...details, category: 'family-intervention' } },
      1,
      false,
    ],
    [
      'northern-ireland: court beside a looked-after sibling group',
      'northern-ireland',
      { children: 3, homes: 2, work: ['court'], details: { ...details, category: 'looked-after' } },
      // 1 each for the two who live together, 2 for the other, and 4 for court.
      8,
      false,
    ],
  ])('%s', (_, scheme, profile, points, incomplete) => {
    const weight = weightOf(described({ profile: profileOf(profile) }), schemeInForce(asDocumented(scheme)), DAY);
    expect([weight.exact.valueOf(), weight.incomplete]).toEqual([points, incomplete]);
  });
});
