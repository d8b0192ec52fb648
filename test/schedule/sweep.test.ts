import { describe, expect, it } from '@jest/globals';
import type { OutboxItem, PendingItem } from '../../src/application/ports.ts';
import { minutesFrom } from '../../src/domain/london-time.ts';
import { sweeping } from '../../src/schedule/sweep.ts';
import { outsideOn } from '../application/outside.ts';
import { memoryRuns } from '../support/memory-runs.ts';
import { memoryStores } from '../support/memory-stores.ts';

const START = '2026-11-18T09:00:00.000Z';

const follows = (workerKey: string): PendingItem => ({
  item: { kind: 'project-member', workerKey, teamId: 'team' },
  at: workerKey,
});

/** Storage with outbox rows in it, and instances that sweep it on one clock. */
function swept(...rows: readonly PendingItem[]) {
  const inTable = new Map(rows.map((row) => [row.at, row]));
  const stores = memoryStores();
  const runs = memoryRuns();
  const seen = { looks: 0, logged: [] as string[], fails: false, now: START };
  const read: typeof stores.caseloads.read = async () => {
    if (seen.fails) throw new Error('no answer');
    return undefined;
  };
  async function* pending(): AsyncGenerator<PendingItem> {
    seen.looks += 1;
    if (seen.fails) throw new Error('no answer');
    yield* [...inTable.values()];
  }
  const done = async ({ at }: PendingItem): Promise<void> => void inTable.delete(at);
  const line = (code: string): void => void seen.logged.push(code);
  const outside = {
    ...outsideOn('2026-11-18', { ...stores, caseloads: { ...stores.caseloads, read, pending, done } }),
    clock: { now: () => seen.now, today: () => '2026-11-18' },
    log: { info: line, warn: line, error: line },
  };
  return {
    seen,
    inTable,
    instance: (name: string) => sweeping(outside, (now, until) => runs.lease(name, now, until, 'sweep')),
    /** A change is recorded with the row in its outbox, and followed at once. */
    record: (row: PendingItem): readonly PendingItem[] => {
      inTable.set(row.at, row);
      return [row];
    },
    passes: (minutes: number): void => {
      seen.now = minutesFrom(seen.now, minutes);
    },
  };
}

describe('the sweep', () => {
  it('does at its first turn what a crash left, whoever looks for all at the moment', async () => {
    const { instance, inTable, seen, passes } = swept();
    const first = instance('first');
    await first.turn();
    passes(10);
    await first.turn();
    inTable.set('left', follows('left'));
    await instance('restarted').turn();
    expect([[...inTable.keys()], seen.looks]).toEqual([[], 3]);
  });

  it('does again at the next turn what failed here, without looking through the tables', async () => {
    const { instance, inTable, seen, record } = swept();
    const here = instance('here');
    await here.turn();
    seen.fails = true;
    await here.follow(record(follows('failed')));
    await here.turn();
    expect([[...inTable.keys()], seen.logged]).toEqual([['failed'], ['outbox-not-relayed', 'outbox-not-relayed']]);
    seen.fails = false;
    await here.turn();
    expect([[...inTable.keys()], seen.looks]).toEqual([[], 1]);
  });

  it.each([
    ['a minute before it is due', 4, ['due']],
    ['when it is due', 5, []],
    ['a minute later', 6, []],
  ])('leaves what is not due yet for a later turn: %s', async (_sentence, minutes, left) => {
    const { instance, inTable, seen, record, passes } = swept();
    const item: OutboxItem = { kind: 'review-warnings', workerKey: 'w', notBefore: minutesFrom(START, 5) };
    const here = instance('here');
    await here.turn();
    await here.follow(record({ item, at: 'due' }));
    passes(minutes);
    await here.turn();
    expect([[...inTable.keys()], seen.looks]).toEqual([left, 1]);
  });

  it.each([
    [9, 1],
    [10, 2],
    [11, 2],
  ])('after %i minutes the tables were looked through %i times', async (minutes, looks) => {
    const { instance, seen, passes } = swept();
    const here = instance('here');
    await here.turn();
    passes(minutes);
    await here.turn();
    await here.turn();
    expect(seen.looks).toBe(looks);
  });

  it('one of two instances looks, and the other once that one is gone', async () => {
    const { instance, seen, passes } = swept();
    const [one, two] = [instance('one'), instance('two')];
    for (const each of [one, two]) await each.turn();
    const looks: number[] = [];
    for (let minute = 1; minute <= 40; minute += 1) {
      passes(1);
      const before = seen.looks;
      // The first one dies after its second look.
      if (minute <= 25) await one.turn();
      await two.turn();
      if (seen.looks > before) looks.push(minute);
    }
    expect(looks).toEqual([10, 20, 32]);
  });

  it('looks again at the next turn when storage did not answer', async () => {
    const { instance, inTable, seen } = swept(follows('left'));
    const here = instance('here');
    seen.fails = true;
    await here.turn();
    expect([seen.logged, inTable.size]).toEqual([['tables-not-swept'], 1]);
    seen.fails = false;
    await here.turn();
    expect(inTable.size).toBe(0);
  });

  it('looks at once when it is told to', async () => {
    const { instance, inTable } = swept(follows('left'));
    await instance('here').all();
    expect(inTable.size).toBe(0);
  });
});
