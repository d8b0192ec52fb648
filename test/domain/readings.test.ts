import { describe, expect, it } from '@jest/globals';
import { choicesIn, differing, optionsOf, readingsIn, wordsOf } from '../../src/domain/readings.ts';
import type { SchemeSource } from '../../src/domain/scheme-source.ts';

const source = {
  title: 'A scheme',
  publisher: 'A council',
  readings: [
    { id: 'fixed', clause: '1', reading: 'There is one way.', reason: 'It says so.' },
    {
      id: 'window',
      clause: '2',
      reading: 'It stands.',
      reason: 'Nothing else is said.',
      documented: 'stands',
      others: { month: 'It stands for a month.', week: 'It stands for a week.' },
    },
    {
      id: 'scale',
      clause: '3',
      reading: 'It is scaled.',
      reason: 'So are others.',
      documented: 'scaled',
      others: { whole: 'It is whole.' },
    },
  ],
} as const satisfies SchemeSource;
const [window, scale] = [source.readings[1], source.readings[2]];

describe('readings', () => {
  it('that a council chooses are those with options', () => {
    expect(choicesIn(source)).toEqual([window, scale]);
  });

  it('have their documented option first', () => {
    expect(optionsOf(window)).toEqual([
      { id: 'stands', words: 'It stands.' },
      { id: 'month', words: 'It stands for a month.' },
      { id: 'week', words: 'It stands for a week.' },
    ]);
  });

  it.each([
    ['nothing', {}, { window: 'stands', scale: 'scaled' }, {}],
    ['another option', { window: 'month' }, { window: 'month', scale: 'scaled' }, { window: 'month' }],
    ['the documented option', { scale: 'scaled' }, { window: 'stands', scale: 'scaled' }, {}],
    [
      'all, in another order',
      { scale: 'whole', window: 'week' },
      { window: 'week', scale: 'whole' },
      { window: 'week', scale: 'whole' },
    ],
  ] as const)('chosen: %s', (_, chosen, all, differs) => {
    expect(readingsIn(source, chosen)).toEqual(all);
    expect(JSON.stringify(differing(source, chosen))).toBe(JSON.stringify(differs));
  });

  it.each([
    ['a reading without options', { fixed: 'x' }],
    ['a reading that is none', { other: 'scaled' }],
    ['an option of another reading', { window: 'scaled' }],
    ['a name that every object has', { window: 'constructor' }],
    ['an empty option', { window: '' }],
  ])('refuses %s', (_, chosen) => {
    expect(() => differing(source, chosen)).toThrow(/^A scheme cannot be read with /);
  });

  it.each([
    ['nothing is chosen', {}, 'It stands.'],
    ['another option is', { window: 'month' }, 'It stands for a month.'],
    ['the documented one is', { window: 'stands' }, 'It stands.'],
  ])('says in words what holds when %s', (_, chosen, words) => {
    expect(wordsOf(window, chosen)).toBe(words);
  });
});
