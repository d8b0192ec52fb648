import { describe, expect, it } from '@jest/globals';
import { counted } from '../../src/domain/counted.ts';
import { comingDate, spokenDate } from '../../src/domain/spoken-date.ts';

describe('a date in words', () => {
  it.each([
    ['a day of one figure', '2026-11-04', '4 Nov 2026'],
    ['the first day of a year', '2027-01-01', '1 Jan 2027'],
    ['the last day of a year', '2026-12-31', '31 Dec 2026'],
  ])('writes %s', (_, day, words) => {
    expect(spokenDate(day)).toBe(words);
  });
});

describe('a coming date in words', () => {
  it.each([
    ['today', '2026-11-30', '30 Nov'],
    ['in the next year', '2027-02-01', '1 Feb'],
    ['the last day that is near', '2027-09-26', '26 Sep'],
    ['the day after it', '2027-09-27', '27 Sep 2027'],
    ['a past day', '2026-11-29', '29 Nov 2026'],
  ])('writes %s with its year where it is not near', (_, day, words) => {
    expect(comingDate(day, '2026-11-30')).toBe(words);
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
