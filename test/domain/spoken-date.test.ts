import { describe, expect, it } from '@jest/globals';
import { counted } from '../../src/domain/counted.ts';
import { spokenDate } from '../../src/domain/spoken-date.ts';

describe('a date in words', () => {
  it.each([
    ['a day of one figure', '2026-11-04', '4 Nov 2026'],
    ['the first day of a year', '2027-01-01', '1 Jan 2027'],
    ['the last day of a year', '2026-12-31', '31 Dec 2026'],
  ])('writes %s', (_, day, words) => {
    expect(spokenDate(day)).toBe(words);
  });
});

describe('a number with its noun', () => {
  it.each([
    [0, '0 children'],
    [1, '1 child'],
    [2, '2 children'],
  ])('writes %i', (number, words) => {
    expect(counted(number, 'child', 'children')).toBe(words);
  });
});
