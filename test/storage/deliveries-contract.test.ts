import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Delivery, KeptDelivery } from '../../src/application/delivery-ports.ts';
import { bothStores, type ContractStores } from './both-stores.ts';

const AT = '2026-11-26T09:00:00.000Z';

const deliveryOf = (key: string, day = '2026-11-26', more: Partial<Delivery> = {}): Delivery => ({
  id: { day, key },
  to: { kind: 'person', personKey: 'p' },
  notice: { kind: 'supervision-cover', teamId: 't', serviceManagerKey: 'p', workerKey: 'w', day },
  sendBy: `${day}T18:00:00.000Z`,
  ...more,
});
const atFirst = (delivery: Delivery): KeptDelivery => ({ ...delivery, state: 'waiting', attempts: 0, decidedAt: AT });

async function listed<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

describe.each(bothStores('deliveriesContract'))('deliveries %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  test('what was never decided is not there, and cannot be changed', async () => {
    const id = { day: '2026-11-26', key: 'never' };
    expect(await stores.deliveries.read(id)).toBeUndefined();
    expect(await stores.deliveries.change(id, (before) => before)).toBeUndefined();
    expect(await stores.deliveries.read(id)).toBeUndefined();
  });

  test('each is kept once, as it was first, and the new ones are named', async () => {
    const [first, second] = [deliveryOf('first'), deliveryOf('second')];
    expect(await stores.deliveries.add([first], AT)).toEqual([first.id]);
    const later = { ...first, sendBy: '2026-11-27T18:00:00.000Z' };
    expect(await stores.deliveries.add([later, second], '2026-11-26T10:00:00.000Z')).toEqual([second.id]);
    expect(await stores.deliveries.read(first.id)).toStrictEqual(atFirst(first));
  });

  test('of 20 who add the same at once, one is told that it is new', async () => {
    const same = deliveryOf('raced');
    const added = await Promise.all(Array.from({ length: 20 }, () => stores.deliveries.add([same], AT)));
    expect(added.flat()).toEqual([same.id]);
  });

  test.each(['a/b#c?d\\e', '', ' ', 'ü\u2028\ud800\u0000', 'k'.repeat(5_000)])('any key will do: %j', async (key) => {
    const any = deliveryOf(key);
    expect(await stores.deliveries.add([any], AT)).toEqual([any.id]);
    expect((await stores.deliveries.read(any.id))?.id.key).toBe(key);
  });

  test('a change is seen by the next, and what was not changed is answered with nothing', async () => {
    const one = deliveryOf('changed');
    await stores.deliveries.add([one], AT);
    const sent = await stores.deliveries.change(one.id, (before) => ({ ...before, state: 'sent', attempts: 1 }));
    expect(sent).toStrictEqual({ ...atFirst(one), state: 'sent', attempts: 1 });
    expect(await stores.deliveries.change(one.id, () => undefined)).toBeUndefined();
    expect(await stores.deliveries.read(one.id)).toStrictEqual(sent);
  });

  test('of 20 who claim the same at once, one has it', async () => {
    const one = deliveryOf('claimed');
    await stores.deliveries.add([one], AT);
    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        stores.deliveries.change(one.id, (before) =>
          before.claimedUntil === undefined ? { ...before, claimedUntil: AT } : undefined,
        ),
      ),
    );
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  test('those of some days are listed, and no others', async () => {
    const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'];
    await stores.deliveries.add(
      days.flatMap((day) => [deliveryOf(`one of ${day}`, day), deliveryOf(`two of ${day}`, day)]),
      AT,
    );
    const keysOf = async (first: string, last: string) =>
      (await listed(stores.deliveries.ofDay(first, last))).map(({ id }) => id.key).sort();
    expect(await keysOf('2026-12-01', '2026-12-02')).toEqual([
      'one of 2026-12-01',
      'one of 2026-12-02',
      'two of 2026-12-01',
      'two of 2026-12-02',
    ]);
    expect(await keysOf('2026-12-03', '2026-12-03')).toEqual(['one of 2026-12-03', 'two of 2026-12-03']);
    expect(await keysOf('2026-12-04', '2026-12-06')).toEqual([]);
  });

  test('those of a day that wait are listed by themselves', async () => {
    const day = '2026-12-08';
    const [waits, sent] = [deliveryOf('waits', day), deliveryOf('sent', day)];
    await stores.deliveries.add([waits, sent], AT);
    await stores.deliveries.change(waits.id, (before) => ({ ...before, attempts: 1 }));
    await stores.deliveries.change(sent.id, (before) => ({ ...before, state: 'sent' }));
    expect((await listed(stores.deliveries.waiting(day))).map(({ id }) => id.key)).toEqual(['waits']);
  });

  test.each<[string, string, boolean]>([
    ['on the day itself', '2026-09-01T23:59:59.999Z', true],
    ['from the next day on', '2026-09-02T00:00:00.000Z', false],
  ])('those of a day are forgotten when they are old: kept %s', async (_sentence, before, isKept) => {
    const old = deliveryOf(`old ${isKept}`, '2026-09-01');
    await stores.deliveries.add([old], AT);
    await stores.sweepKeys(before);
    expect((await stores.deliveries.read(old.id)) !== undefined).toBe(isKept);
  });

  test('a live subject begins without a post, and is one for each recipient and subject', async () => {
    const channel = { kind: 'managers-channel', teamId: 't' } as const;
    const seen: unknown[] = [];
    const claim = (subject: string, to: Delivery['to'] = channel) =>
      stores.deliveries.changeLive(to, subject, (before) => {
        seen.push(before);
        return { ...before, claimedUntil: AT };
      });
    expect(await claim('month')).toEqual({ claimedUntil: AT });
    await claim('month');
    await claim('warning');
    await claim('month', { kind: 'person', personKey: 't' });
    expect(seen).toEqual([{}, { claimedUntil: AT }, {}, {}]);
    expect(await stores.deliveries.changeLive(channel, 'month', () => undefined)).toBeUndefined();
  });

  test('moments of one conversation are shared out, those of another are free', async () => {
    const taken = await Promise.all(Array.from({ length: 7 }, () => stores.deliveries.reserve('19:a', AT)));
    expect(taken).toEqual(Array.from({ length: 7 }, () => ({ taken: true, waitMs: 0 })));
    expect((await stores.deliveries.reserve('19:a', AT)).waitMs).toBeGreaterThanOrEqual(1_000);
    expect(await stores.deliveries.reserve('19:b', AT)).toEqual({ taken: true, waitMs: 0 });
  });

  test('a pause that Teams asked for holds for the conversation, and for no other', async () => {
    await stores.deliveries.pause('19:paused', '2026-11-26T09:01:00.000Z');
    await stores.deliveries.pause('19:paused', '2026-11-26T09:00:30.000Z');
    expect(await stores.deliveries.reserve('19:paused', AT)).toEqual({ taken: false, waitMs: 60_000 });
    expect(await stores.deliveries.reserve('19:paused', '2026-11-26T09:01:00.000Z')).toEqual({
      taken: true,
      waitMs: 0,
    });
    expect(await stores.deliveries.reserve('19:unpaused', AT)).toEqual({ taken: true, waitMs: 0 });
  });

  describe('their queue', () => {
    const ids = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ day: AT.slice(0, 10), key: `q-${index}` }));
    const drain = async () => {
      for (;;) {
        const messages = await stores.queue.receive(32);
        if (messages.length === 0) return;
        for (const message of messages) await stores.queue.done(message);
      }
    };

    test('gives what was sent, at most 32 at once, and nothing twice', async () => {
      await stores.queue.send(ids(40));
      const first = await stores.queue.receive(100);
      const second = await stores.queue.receive(100);
      expect(first).toHaveLength(32);
      const keys = [...first, ...second].map(({ id }) => id.key).sort();
      expect(keys).toEqual(
        ids(40)
          .map(({ key }) => key)
          .sort(),
      );
      expect(await stores.queue.receive(1)).toEqual([]);
      for (const message of [...first, ...second]) await stores.queue.done(message);
    });

    test('carries keys of any kind, and nothing beside day and key', async () => {
      const id = { day: '2026-11-26', key: '<a&b>\u2028ü\ud800\u0000"' };
      await stores.queue.send([{ ...id, secret: 'x' } as typeof id]);
      const [message] = await stores.queue.receive(1);
      expect(message?.id).toStrictEqual(id);
      await drain();
    });

    test('what is put back comes again, and its old receipt is worth nothing', async () => {
      await stores.queue.send(ids(1));
      const [first] = await stores.queue.receive(1);
      if (!first) throw new Error('nothing was received');
      await stores.queue.later(first, 0);
      await stores.queue.done(first);
      const [again] = await stores.queue.receive(1);
      if (!again) throw new Error('nothing came again');
      expect(again.id).toEqual(first.id);
      await stores.queue.done(again);
      await stores.queue.done(again);
      await stores.queue.later(again, 0);
      expect(await stores.queue.receive(1)).toEqual([]);
    });

    test('what was sent for later, or put back for later, is not there now', async () => {
      await stores.queue.send(ids(1), 600);
      expect(await stores.queue.receive(1)).toEqual([]);
      await stores.queue.send(ids(1));
      const [message] = await stores.queue.receive(1);
      if (!message) throw new Error('nothing was received');
      await stores.queue.later(message, 30 * 24 * 60 * 60);
      expect(await stores.queue.receive(1)).toEqual([]);
    });
  });
});
