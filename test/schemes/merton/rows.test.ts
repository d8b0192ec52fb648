import { expect, it } from '@jest/globals';
import { merton } from '../../../src/schemes/merton/index.ts';
import { rulesOf } from '../contract.ts';

it('the merton scheme has every row of the table, in its order', () => {
  expect(rulesOf(merton).map((rule) => [rule.source, rule.code])).toEqual([
    ['rows 1-3', 'family'],
    ['row 4', 'looked-after'],
    ['row 5', 'child-protection'],
    ['row 6', 'newly-allocated'],
    ['row 6', 'plan-change'],
    ['row 7', 'placement-viability'],
    ['row 8', 'core-assessment'],
    ['row 9', 'court-episode'],
    ['row 10', 'proceedings'],
    ['row 11', 'private-law'],
    ['row 12', 'placement-change'],
    ['row 13', 'permanency-report'],
    ['row 14', 'contact-organising'],
    ['row 15', 'supervised-contact'],
    ['rows 16-17', 'travel'],
    ['row 18', 'needs-assessment'],
    ['row 19', 'pathway-plan'],
    ['rows 20-21', 'leaving-care'],
    ['case closure', 'closure'],
    ['stable element', 'stable'],
    ['row 24', 'practice-teaching'],
    ['row 25', 'pq-consolidation'],
    ['row 26', 'pq-specialist'],
    ['row 27', 'long-arm-support'],
    ['row 28', 'supervision'],
    ['row 29', 'pa-supervision'],
    ['row 30', 'locality'],
    ['row 31', 'school-leavers-panel'],
    ['row 32', 'training-delivered'],
    ['row 33', 'working-group'],
  ]);
});
