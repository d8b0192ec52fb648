import { describe, expect, it } from '@jest/globals';
import { rateLimit } from '../../src/application/rate-limit.ts';

const START = Date.parse('2026-11-18T09:00:00.000Z');

/** A limit whose clock the test sets, in milliseconds from the start. */
function limited(perMinute: number) {
  let at = 0;
  const may = rateLimit(perMinute, { now: () => new Date(START + at).toISOString() });
  const tries = (key: string, times: number): number =>
    Array.from({ length: times }, () => may(key)).filter(Boolean).length;
  return {
    tries,
    wait: (ms: number): void => {
      at = ms;
    },
  };
}

describe('how often one person is answered', () => {
  it.each([
    ['one less than the minute holds', 59, 59],
    ['as many as the minute holds', 60, 60],
    ['one more than the minute holds', 61, 60],
    ['many more', 1_000, 60],
  ])('%s', (_, times, answered) => {
    expect(limited(60).tries('a', times)).toBe(answered);
  });

  it.each([
    ['just before the next is due', 999, 0],
    ['when the next is due', 1_000, 1],
    ['half a minute later', 30_000, 30],
    ['a minute later', 60_000, 60],
    ['an hour later, and no more than a minute holds', 3_600_000, 60],
  ])('%s', (_, ms, answered) => {
    const { tries, wait } = limited(60);
    tries('a', 60);
    wait(ms);
    expect(tries('a', 100)).toBe(answered);
  });

  it('counts each person apart', () => {
    const { tries } = limited(2);
    expect([tries('a', 3), tries('b', 3), tries('a', 1)]).toEqual([2, 2, 0]);
  });

  it('is not given back when the clock is set back', () => {
    const { tries, wait } = limited(2);
    wait(10_000);
    tries('a', 2);
    wait(0);
    expect(tries('a', 1)).toBe(0);
  });

  it('still counts when more people than it remembers have spoken', () => {
    const { tries, wait } = limited(1);
    tries('early', 1);
    wait(60_000);
    for (let person = 0; person < 10_050; person += 1) tries(`p-${person}`, 1);
    expect([tries('early', 2), tries('p-7', 1), tries('p-10049', 1)]).toEqual([1, 0, 0]);
  });
});
