import { describe, expect, it } from '@jest/globals';
import type { WorkerTerms } from '../../../src/domain/case-facts.ts';
import { northernIreland } from '../../../src/schemes/northern-ireland/index.ts';
import { A_DAY, caseWith, children, scoreWith } from '../builders.ts';

const FIRST_YEAR = [40, 50];
const LATER = [50, 60];

const bandOn = (terms: Partial<WorkerTerms>, day: string) => {
  const capacity = scoreWith(northernIreland, { terms }, day).capacity;
  return [capacity?.min?.valueOf(), capacity?.guideline?.valueOf()];
};

describe('1.7: the band of points', () => {
  it.each<[string, Partial<WorkerTerms>, string, number[]]>([
    ['the day before the first anniversary', { qualifiedOn: '2025-09-01' }, '2026-08-31', FIRST_YEAR],
    ['the first anniversary', { qualifiedOn: '2025-09-01' }, '2026-09-01', LATER],
    ['the day after it', { qualifiedOn: '2025-09-01' }, '2026-09-02', LATER],
    ['a day before qualifying', { qualifiedOn: '2025-09-01' }, '2025-08-31', FIRST_YEAR],
    ['a leap day, the day before 28 February', { qualifiedOn: '2024-02-29' }, '2025-02-27', FIRST_YEAR],
    ['a leap day, 28 February', { qualifiedOn: '2024-02-29' }, '2025-02-28', LATER],
    ['newly qualified, no date', { role: 'newly-qualified' }, A_DAY, FIRST_YEAR],
    ['newly qualified, over a year ago', { role: 'newly-qualified', qualifiedOn: '2025-09-01' }, A_DAY, LATER],
    ['newly qualified, this year', { role: 'newly-qualified', qualifiedOn: '2026-09-01' }, A_DAY, FIRST_YEAR],
    ['a student, no date', { role: 'student' }, A_DAY, LATER],
    ['nothing known', {}, A_DAY, LATER],
    ['half a post', { fte: 0.5 }, A_DAY, [25, 30]],
    ['0.55 of a first year', { fte: 0.55, qualifiedOn: '2026-09-01' }, A_DAY, [22, 27.5]],
  ])('on %s', (_, terms, day, band) => {
    expect(bandOn(terms, day)).toEqual(band);
  });

  it.each<[string, number, number, string, string]>([
    ['49 points are below', 49, 1, 'below', '49/60'],
    ['50 are within', 50, 1, 'within', '5/6'],
    ['60 are within', 60, 1, 'within', '1'],
    ['61 are above', 61, 1, 'above', '61/60'],
    ['11 are within 0.2 of a post', 11, 0.2, 'within', '11/12'],
    ['13 are above 0.2 of a post', 13, 0.2, 'above', '13/12'],
  ])('%s', (_, points, fte, status, utilisation) => {
    const held = caseWith('C-1', { category: 'leaving-care-statutory', children: children(points) });
    const score = scoreWith(northernIreland, { terms: { fte }, cases: [held] });
    expect([score.total.valueOf(), score.status, score.utilisation?.toFraction()]).toEqual([
      points,
      status,
      utilisation,
    ]);
  });
});
