import { describe, expect, it } from '@jest/globals';
import { stepPoints } from '../../src/chat/step-chart.ts';

describe('a step function as points of a line', () => {
  it.each([
    ['a value that stays is its first and last day', [['2026-11-30', 88]], ['2026-11-30 88', '2026-12-31 88']],
    [
      'a fall goes from the last day of the old value to the first of the new one',
      [
        ['2026-11-30', 88],
        ['2026-12-19', 68],
      ],
      ['2026-11-30 88', '2026-12-18 88', '2026-12-19 68', '2026-12-31 68'],
    ],
    [
      'a value of one day is one point',
      [
        ['2026-11-30', 88],
        ['2026-12-01', 87],
        ['2026-12-02', 86],
      ],
      ['2026-11-30 88', '2026-12-01 87', '2026-12-02 86', '2026-12-31 86'],
    ],
    [
      'steps of the same value are one stretch',
      [
        ['2026-11-30', 85],
        ['2026-12-19', 85],
      ],
      ['2026-11-30 85', '2026-12-31 85'],
    ],
    ['a step on the last day is one point', [['2026-12-31', 5]], ['2026-12-31 5']],
    ['nothing is nothing', [], []],
  ] as const)('%s', (_, steps, points) => {
    const line = stepPoints(
      steps.map(([from, value]) => ({ from, value })),
      '2026-12-31',
    );
    expect(line.map(({ x, y }) => `${x} ${y}`)).toEqual(points);
  });
});
