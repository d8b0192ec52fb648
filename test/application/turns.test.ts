import { describe, expect, it } from '@jest/globals';
import { pace, turns } from '../../src/application/turns.ts';

/** Sleeps that end when the test says so, with how long each was to be. */
function sleeps() {
  const asleep: { readonly ms: number; readonly wake: () => void }[] = [];
  return {
    asleep,
    sleep: (ms: number) => new Promise<void>((wake) => asleep.push({ ms, wake })),
    wake: (ms: number) => {
      for (const one of asleep) if (one.ms === ms) one.wake();
    },
  };
}
const settle = () => new Promise(setImmediate);

describe('turns', () => {
  it('lets one in at a time for each name, in order', async () => {
    const { take } = turns(sleeps().sleep);
    const came: string[] = [];
    const first = await take('a', 100);
    const second = take('a', 100).then((leave) => {
      came.push('second');
      return leave;
    });
    const third = take('a', 100).then(() => came.push('third'));
    expect(await take('b', 100)).toBeDefined();
    await settle();
    expect(came).toEqual([]);
    first?.();
    (await second)?.();
    await third;
    expect(came).toEqual(['second', 'third']);
  });

  it('sends away who waited too long, and lets the next one in', async () => {
    const { sleep, wake } = sleeps();
    const { take } = turns(sleep);
    const first = await take('a', 100);
    const patient = take('a', 5_000);
    const hasty = take('a', 100);
    wake(100);
    expect(await hasty).toBeUndefined();
    first?.();
    expect(await patient).toBeDefined();
  });

  it('is free again when all have left', async () => {
    const { take } = turns(sleeps().sleep);
    for (let round = 0; round < 3; round += 1) (await take('a', 100))?.();
    expect(await take('a', 100)).toBeDefined();
  });
});

describe('pace', () => {
  const started = (pass: () => Promise<() => void>, into: (() => void)[]) =>
    void pass().then((land) => into.push(land));

  it('lets the next pass when its time has come and the one before is recorded', async () => {
    const { sleep, wake } = sleeps();
    const pass = pace(10, sleep);
    const landings: (() => void)[] = [];
    started(pass, landings);
    started(pass, landings);
    await settle();
    expect(landings).toHaveLength(1);
    wake(100);
    await settle();
    expect(landings).toHaveLength(1);
    landings[0]?.();
    await settle();
    expect(landings).toHaveLength(2);
  });

  it('does not let the next pass early because the one before was quick', async () => {
    const { sleep } = sleeps();
    const pass = pace(10, sleep);
    const landings: (() => void)[] = [];
    started(pass, landings);
    started(pass, landings);
    await settle();
    landings[0]?.();
    await settle();
    expect(landings).toHaveLength(1);
  });

  it('goes on after a second without the one that is still under way', async () => {
    const { sleep, wake } = sleeps();
    const pass = pace(10, sleep);
    const landings: (() => void)[] = [];
    started(pass, landings);
    started(pass, landings);
    await settle();
    wake(100);
    wake(1_000);
    await settle();
    expect(landings).toHaveLength(2);
  });
});
