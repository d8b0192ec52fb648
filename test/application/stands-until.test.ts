import { expect, test } from '@jest/globals';
import { standsUntil } from '../../src/application/stands-until.ts';

test.each([
  ['a week where nothing is said', '2026-11-23', undefined, '2026-11-30T18:00:00.000Z'],
  ['as many days as are said', '2026-11-23', 2, '2026-11-25T18:00:00.000Z'],
  ['to the hour in London, across the end of winter time', '2026-03-27', 4, '2026-03-31T17:00:00.000Z'],
])('what is told stands for %s', (_, day, days, until) => {
  expect(standsUntil(day, days)).toBe(until);
});
