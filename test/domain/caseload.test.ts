import { describe, expect, it } from '@jest/globals';
import {
  changeAll,
  changeFrom,
  factsOn,
  heldPeriod,
  historyOf,
  inForce,
  unchanging,
  type Versions,
  valueOn,
} from '../../src/domain/caseload.ts';
import { period } from '../../src/domain/period.ts';
import { caseWith } from '../schemes/builders.ts';
import { schemeWith } from './scheme-with.ts';

const versions: Versions<string> = [
  { inForceFrom: '2026-01-05', value: 'a' },
  { inForceFrom: '2026-03-01', value: 'b' },
  { inForceFrom: '2026-06-01', value: 'c' },
];
const shout = (value: string) => `${value}!`;

describe('versions', () => {
  it.each([
    ['before the first, which holds then too', '1999-01-01', 'a'],
    ['on the day before the second', '2026-02-28', 'a'],
    ['on the day of the second', '2026-03-01', 'b'],
    ['on the day after', '2026-03-02', 'b'],
    ['long after the last', '2199-12-31', 'c'],
  ])('have a value %s', (_, day, value) => {
    expect(valueOn(versions, day)).toBe(value);
  });

  it('have periods without gaps over all days', () => {
    expect(inForce(versions)).toEqual([
      { value: 'a', period: period(null, '2026-02-28') },
      { value: 'b', period: period('2026-03-01', '2026-05-31') },
      { value: 'c', period: period('2026-06-01') },
    ]);
    expect(inForce(unchanging('a'))).toEqual([{ value: 'a', period: period(null) }]);
  });

  it.each<[string, string, readonly [string, string][]]>([
    [
      'between two',
      '2026-04-01',
      [
        ['2026-01-05', 'a'],
        ['2026-03-01', 'b'],
        ['2026-04-01', 'b!'],
        ['2026-06-01', 'c!'],
      ],
    ],
    [
      'on the day of one',
      '2026-03-01',
      [
        ['2026-01-05', 'a'],
        ['2026-03-01', 'b!'],
        ['2026-06-01', 'c!'],
      ],
    ],
    [
      'after all',
      '2026-07-01',
      [
        ['2026-01-05', 'a'],
        ['2026-03-01', 'b'],
        ['2026-06-01', 'c'],
        ['2026-07-01', 'c!'],
      ],
    ],
    [
      'on the day of the first',
      '2026-01-05',
      [
        ['2026-01-05', 'a!'],
        ['2026-03-01', 'b!'],
        ['2026-06-01', 'c!'],
      ],
    ],
    [
      'before the first',
      '2025-01-05',
      [
        ['2026-01-05', 'a!'],
        ['2026-03-01', 'b!'],
        ['2026-06-01', 'c!'],
      ],
    ],
  ])('change from a day on: %s', (_, from, expected) => {
    const changed = changeFrom(versions, from, shout);
    expect(changed.map(({ inForceFrom, value }) => [inForceFrom, value])).toEqual(expected);
  });

  it('are all changed by a correction', () => {
    expect(changeAll(versions, shout).map(({ value }) => value)).toEqual(['a!', 'b!', 'c!']);
  });
});

describe('a case', () => {
  const facts = caseWith('C-1', { closedOn: '2026-11-30', coWorked: true, activities: [] });

  it('that always stood as it is has the same facts on every day', () => {
    expect(factsOn(historyOf(facts), '1999-01-01')).toEqual(facts);
    expect(factsOn(historyOf(facts), '2199-12-31')).toEqual(facts);
  });

  it.each([
    ['open', {}, null, period('2026-01-05')],
    ['transferred', { transferredOutOn: '2026-11-20' }, null, period('2026-01-05', '2026-11-19')],
    ['ended', {}, '2026-11-25', period('2026-01-05', '2026-11-25')],
    [
      'ended before it was transferred',
      { transferredOutOn: '2026-11-20' },
      '2026-11-10',
      period('2026-01-05', '2026-11-10'),
    ],
    [
      'transferred before it ended',
      { transferredOutOn: '2026-11-20' },
      '2026-11-25',
      period('2026-01-05', '2026-11-19'),
    ],
    [
      'transferred on the day of its allocation',
      { transferredOutOn: '2026-01-05' },
      null,
      period('2026-01-05', '2026-01-04'),
    ],
  ])('is held from its allocation: %s', (_, different, caseEndsOn, held) => {
    expect(heldPeriod(caseWith('C-1', different), schemeWith({ caseEndsOn: () => caseEndsOn }))).toEqual(held);
  });
});
