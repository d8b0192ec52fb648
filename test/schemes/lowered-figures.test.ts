import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loweredDays } from '../../src/domain/capacity-adjustments.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { buildTimeline, type Score, scoreOn } from '../../src/domain/timeline.ts';
import { SCHEME_IDS } from '../../src/domain/weighting-scheme.ts';
import { schemeById } from '../../src/schemes/index.ts';
import { anyFacts } from './any-facts.ts';
import { caseloadWith } from './builders.ts';
import { day } from './merton/any-caseload.ts';

const decided = { by: 'mona', name: 'Mona Reid', at: '2026-11-01T09:00:00.000Z' };
const ORDER = ['below', 'within', 'above', 'report'];

describe.each(SCHEME_IDS)('figures that a manager lowers under %s', (id) => {
  const lowering = (of: (whole: Score, left: Score, percent: number) => void) =>
    fc.assert(
      fc.property(anyFacts, day, fc.integer({ min: 1, max: 100 }), (facts, on, percent) => {
        const caseload = caseloadWith(facts);
        const schemes = unchanging(schemeById(id));
        const adjustment = { id: 'a', from: on, to: on, percent, reason: 'induction', decided };
        const whole = scoreOn(buildTimeline(caseload, schemes), on);
        const left = scoreOn(buildTimeline(caseload, schemes, loweredDays([adjustment])), on);
        of(whole, left, percent);
      }),
    );

  it('leave every line, total and flag as it is', () => {
    lowering((whole, left) => {
      expect(left.total.equals(whole.total)).toBe(true);
      expect(left.lines).toEqual(whole.lines);
      expect(left.flags).toEqual(whole.flags);
    });
  });

  it('are the share of each figure, and make the status no better', () => {
    lowering((whole, left, percent) => {
      for (const line of ['min', 'guideline', 'limit'] as const) {
        const figure = whole.capacity?.[line];
        expect(left.capacity?.[line]?.toFraction()).toBe(figure?.mul(percent).div(100).toFraction());
      }
      expect(left.utilisation?.mul(percent).div(100).toFraction()).toBe(whole.utilisation?.toFraction());
      expect(ORDER.indexOf(left.status)).toBeGreaterThanOrEqual(ORDER.indexOf(whole.status));
    });
  });
});
