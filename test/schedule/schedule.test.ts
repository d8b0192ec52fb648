import { describe, expect, it } from '@jest/globals';
import { type PendingItem, StorageUnavailable } from '../../src/application/ports.ts';
import { background } from '../../src/schedule/background.ts';
import { forgetKeys } from '../../src/schedule/forget-keys.ts';
import { relayPending } from '../../src/schedule/relay-pending.ts';
import { repeat } from '../../src/schedule/repeat.ts';
import { outsideOn } from '../application/outside.ts';
import { memoryStores } from '../support/memory-stores.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('what happens by itself', () => {
  it('happens at once, again and again, and never twice at the same time', async () => {
    let running = 0;
    let most = 0;
    let turns = 0;
    const repeated = await new Promise<{ stop(): Promise<void> }>((resolve) => {
      const timer = repeat(1, async () => {
        running += 1;
        most = Math.max(most, running);
        await soon();
        running -= 1;
        turns += 1;
        if (turns === 3) resolve(timer);
      });
    });
    await repeated.stop();
    const before = turns;
    await soon();
    expect([most, turns]).toEqual([1, before]);
  });

  it('ends after what is under way when it is stopped', async () => {
    let ended = false;
    const repeated = repeat(1, async () => {
      await soon();
      ended = true;
    });
    await repeated.stop();
    expect(ended).toBe(true);
  });
});

describe('what is under way', () => {
  it('is waited for, with what it starts in turn and with what fails', async () => {
    const tasks = background();
    const done: string[] = [];
    const failing = tasks.track(soon().then(() => Promise.reject(new Error('x'))));
    failing.catch(() => done.push('failed'));
    void tasks.track(
      soon().then(async () => {
        void tasks.track(soon().then(() => done.push('second')));
      }),
    );
    await tasks.idle();
    expect(done).toEqual(['failed', 'second']);
  });
});

describe('outbox rows', () => {
  const pending = (workerKey: string): PendingItem => ({
    item: { kind: 'project-member', workerKey, teamId: 'team' },
    at: workerKey,
  });

  it('are done each by itself: one that fails holds up no other and is left', async () => {
    const stores = memoryStores();
    const done: string[] = [];
    const logged: string[] = [];
    const log = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
    const caseloads = {
      ...stores.caseloads,
      read: async (key: string) => {
        if (key === 'broken') throw new Error('secret of Amira');
        return undefined;
      },
      done: async ({ at }: PendingItem) => void done.push(at),
    };
    const outside = { ...outsideOn('2026-11-18', { ...stores, caseloads }), log: { info: log, warn: log, error: log } };
    const left = await relayPending(outside, [pending('one'), pending('broken'), pending('two')]);
    expect(left).toEqual([pending('broken')]);
    expect(done).toEqual(['one', 'two']);
    expect(logged).toEqual(['outbox-not-relayed {"error":"Error"}']);
  });
});

describe('used keys', () => {
  const clock = { now: () => '2026-11-18T09:00:00.000Z', today: () => '2026-11-18' };
  it.each<[string, (before: string) => Promise<number>, string]>([
    [
      'are forgotten after 60 days',
      async (before) => (before === '2026-09-19T09:00:00.000Z' ? 7 : -1),
      'keys-forgotten {"keys":7}',
    ],
    [
      'are left when storage is down',
      () => Promise.reject(new StorageUnavailable('down')),
      'keys-not-forgotten {"error":"StorageUnavailable"}',
    ],
  ])('%s', async (_, sweepKeys, expected) => {
    const logged: string[] = [];
    const log = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
    await forgetKeys(sweepKeys, { clock, log: { info: log, warn: log, error: log } });
    expect(logged).toEqual([expected]);
  });
});
