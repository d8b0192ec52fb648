import { describe, expect, it } from '@jest/globals';
import { headroomOf, headroomWords, nextChangeWords } from '../../src/chat/figures-words.ts';
import { beforeAfter, statusName, statusWords } from '../../src/chat/phrases.ts';

const merton = { min: null, guideline: 85, limit: 100 } as const;
const range = { min: 50, guideline: 60, limit: null } as const;
const average = { min: 20, guideline: 25, limit: 30 } as const;
const none = { min: null, guideline: null, limit: null } as const;

describe('a status in words', () => {
  it.each([
    ['within', { ...merton, status: 'within' }, 'within the guideline of 85'],
    ['above', { ...merton, status: 'above' }, 'above the guideline of 85'],
    ['over the limit', { ...merton, status: 'report' }, 'over the limit of 100, to be reported'],
    ['below a range', { ...range, status: 'below' }, 'has room, below the range of 50 to 60'],
    ['within a range', { ...range, status: 'within' }, 'within the range of 50 to 60'],
    ['above a range', { ...range, status: 'above' }, 'above the range of 50 to 60'],
    ['within a range around an average', { ...average, status: 'within' }, 'within the range of 20 to 30'],
    [
      'facts are missing',
      { ...range, status: 'below', incomplete: true },
      'cannot tell, against the range of 50 to 60: facts are missing',
    ],
    ['above without what is missing', { ...range, status: 'above', incomplete: true }, 'above the range of 50 to 60'],
    ['where the scheme gives no figure', { ...none, status: 'within' }, 'no guideline figure for this worker'],
  ] as const)('%s', (_, figures, words) => {
    expect(statusWords(figures)).toBe(words);
  });
});

describe('a status in a word or two', () => {
  it.each([
    ['of a guideline', 'within', merton, 'within the guideline'],
    ['of a range', 'within', range, 'within the range'],
    ['above a range', 'above', range, 'above the range'],
    ['over a limit', 'report', merton, 'over the limit, to be reported'],
    ['below', 'below', range, 'has room'],
  ] as const)('%s', (_, status, figures, words) => {
    expect(statusName(status, figures)).toBe(words);
  });
});

describe('before and after in words', () => {
  const points = { total: 81, subtotal: 74, weight: 7, unit: 'points' } as const;

  it.each([
    ['within', { ...merton, total: 82, status: 'within' }, '81 → 82 points, within the guideline of 85'],
    ['over the limit', { ...merton, total: 101, status: 'report' }, '81 → 101 points, over the limit of 100'],
    ['a range', { ...range, total: 49, status: 'below' }, '81 → 49 points, has room, below the range of 50 to 60'],
  ] as const)('%s', (_, after, words) => {
    expect(beforeAfter({ ...points, ...merton, status: 'within' }, { ...points, ...after })).toBe(words);
  });
});

describe('headroom in words', () => {
  const points = { ...merton, unit: 'points' } as const;

  it.each([
    ['below the upper end of a range', range, 58, '2 points of room'],
    ['at the upper end', range, 60, 'no room, just at the upper end of the range'],
    ['above a range', range, 65.5, '5.5 points above the range'],
    ['below an average', average, 24, '1 case of room'],
    ['at an average', average, 25, 'no room, just at the average'],
    ['over an average and within the range around it', average, 27, '2 cases over the average'],
  ] as const)('%s', (_, figures, total, words) => {
    const unit = figures === average ? 'cases' : 'points';
    expect(headroomWords(headroomOf({ ...figures, total }), { ...figures, unit })).toBe(words);
  });

  it.each([
    ['a whole number of points', 77, '8 points of room'],
    ['one point', 84, '1 point of room'],
    ['a quarter, without binary crumbs', 84.75, '0.25 points of room'],
    ['none', 85, 'no room, just at the guideline'],
    ['over', 86.1, '1.1 points over the guideline'],
  ])('%s', (_, total, words) => {
    expect(headroomWords(headroomOf({ guideline: 85, total }), points)).toBe(words);
  });

  it.each([
    ['none is promised while facts are missing', 60, undefined],
    ['what is over is over without them', 86.1, '1.1 points over the guideline'],
  ])('%s', (_, total, words) => {
    expect(headroomWords(headroomOf({ guideline: 85, total, incomplete: true }), points)).toBe(words);
  });

  it('is not said where the scheme gives no figure', () => {
    expect(headroomWords(headroomOf({ guideline: null, total: 12 }), points)).toBeUndefined();
  });
});

describe('the next change in words', () => {
  const now = { total: 88, status: 'above' } as const;

  it.each([
    ['a fall into another status', { total: 68, status: 'within' }, 'falls to 68 on 19 Dec, then within the guideline'],
    ['a fall in the same status', { total: 86, status: 'above' }, 'falls to 86 on 19 Dec'],
    ['a rise', { total: 101, status: 'report' }, 'rises to 101 on 19 Dec, then over the limit, to be reported'],
    [
      'another guideline alone',
      { total: 88, status: 'report' },
      'stays at 88 on 19 Dec, then over the limit, to be reported',
    ],
  ] as const)('%s', (_, next, words) => {
    expect(nextChangeWords(now, { on: '2026-12-19', ...next }, '2026-11-30')).toBe(words);
  });

  it('is a total of another kind where another scheme comes into force', () => {
    const next = { on: '2027-01-01', total: 14, status: 'below', under: { name: 'Halton', unit: 'cases' } } as const;
    const words = 'becomes 14 cases under Halton on 1 Jan, then has room';
    expect(nextChangeWords(now, next, '2026-11-30')).toBe(words);
  });

  it('is nothing where nothing changes', () => {
    expect(nextChangeWords(now, null, '2026-11-30')).toBeUndefined();
  });
});
