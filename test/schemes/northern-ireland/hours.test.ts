import { describe, expect, it } from '@jest/globals';
import { northernIreland } from '../../../src/schemes/northern-ireland/index.ts';
import { A_DAY, caseWith, childWith, scoreWith } from '../builders.ts';

/** Hours, the gateway points that they give (capped at 10), and the points for duties (capped at 9). */
const HOURS: readonly (readonly [string, number, number, number, boolean])[] = [
  ['a third of an hour is nothing', 0.37, 0, 0, false],
  ['three eighths of an hour are half way to a quarter, and go up', 0.375, 0.25, 0.25, false],
  ['an hour is a quarter', 1, 0.25, 0.25, false],
  ['an hour and an eighth go up to a half', 1.125, 0.5, 0.5, false],
  ['two hours are nearer to three quarters', 2, 0.75, 0.75, false],
  ['three hours are a point', 3, 1, 1, false],
  ['27.37 hours are nearer to 9', 27.37, 9, 9, false],
  ['27.375 hours go up past the cap of duties', 27.375, 9.25, 9, true],
  ['30.37 hours are nearer to 10', 30.37, 10, 9, true],
  ['a whole month of hours is cut in both', 744, 10, 9, true],
];

describe('one point for three hours, to the nearest quarter', () => {
  it.each(HOURS)('%s', (_, hours, gateway, duties) => {
    const held = caseWith('C-1', {
      category: 'gateway',
      children: [childWith('A')],
      activities: [{ kind: 'assessment', on: A_DAY, hours }],
    });
    const score = scoreWith(northernIreland, { duties: [{ kind: 'training', on: A_DAY, hours }], cases: [held] });
    const pointsOf = (rule: string) => score.lines.find((line) => line.rule === rule)?.points.valueOf() ?? 0;
    expect([pointsOf('gateway'), pointsOf('duties')]).toEqual([gateway, duties]);
  });

  it.each(HOURS)('%s: what is cut is said', (_, hours, __, ___, cut) => {
    const score = scoreWith(northernIreland, { duties: [{ kind: 'training', on: A_DAY, hours }] });
    expect(score.flags).toEqual(cut ? [{ code: 'capped' }] : []);
  });

  it('adds hours exactly: fifteen tenths of an hour are half a point', () => {
    const duties = Array.from({ length: 15 }, () => ({ kind: 'other-duty', on: A_DAY, hours: 0.1 }) as const);
    expect(scoreWith(northernIreland, { duties }).total.toFraction()).toBe('1/2');
  });

  it('takes supervision by hours and by people apart', () => {
    const score = scoreWith(northernIreland, {
      duties: [
        { kind: 'supervision', on: A_DAY, hours: 6 },
        { kind: 'supervision', from: A_DAY, quantity: 6 },
      ],
    });
    expect(score.total.valueOf()).toBe(2);
  });
});
