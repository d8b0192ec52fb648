import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageUnavailable, type Stores } from '../../src/application/ports.ts';
import { chatOf, DAY, deliveryTo, type Office, openOffice, startSender } from '../support/sending.ts';
import { tooMany } from '../support/teams-rates.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const posts = () => office.connector.posts().length;
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `k-${index}`);

describe('several instances', () => {
  it('post each message once, though each has a message for each of them', async () => {
    const senders = Array.from({ length: 3 }, () => startSender(office));
    const people = await Promise.all(idsOf(30).map((name) => office.person(name)));
    const deliveries = people.map((to, index) => deliveryTo(to, `${index}`));
    await Promise.all(senders.map((sender) => sender.enqueue(...deliveries)));
    await office.stores.queue.send(deliveries.flatMap(({ id }) => [id, id]));
    await Promise.all(senders.map((sender) => sender.work()));
    await senders[0]?.workAll();
    expect(posts()).toBe(30);
  });

  it('do not wait for each other on a conversation that is silent', async () => {
    const sender = startSender(office, { postMs: 2_000 });
    const silent = await office.person('Silent');
    const others = await Promise.all(idsOf(12).map((name) => office.person(name)));
    office.connector.always(chatOf('Silent'), 'hang');
    const hanging = idsOf(12).map((key) => deliveryTo(silent, key));
    await sender.enqueue(...hanging, ...others.map((to, index) => deliveryTo(to, `${index}`)));
    const working = sender.work();
    const sentToOthers = async (): Promise<number> => {
      const kept = await Promise.all(others.map((to, index) => sender.read(deliveryTo(to, `${index}`))));
      return kept.filter(({ state }) => state === 'sent').length;
    };
    while ((await sentToOthers()) < 12) await new Promise(setImmediate);
    const waiting = await Promise.all(hanging.map((one) => sender.read(one)));
    expect(waiting.map(({ state }) => state)).toEqual(Array(12).fill('waiting'));
    office.connector.always(chatOf('Silent'), undefined);
    office.connector.reset();
    await working;
  });
});

it('100 messages in ten seconds into one channel are all posted, and no faster than Teams allows', async () => {
  const to = await office.channel(['Mona']);
  const sender = startSender(office);
  const { messenger } = sender.outside;
  const moments: number[] = [];
  const post: typeof messenger.post = (where, message) => {
    moments.push(Date.parse(office.now()));
    return messenger.post(where, message);
  };
  Object.assign(sender.outside, { messenger: { ...messenger, post } });
  const deliveries = idsOf(100).map((key) => deliveryTo(to, key));
  for (const delivery of deliveries) {
    await sender.enqueue(delivery);
    await sender.work();
    office.elapse(0.1);
  }
  await sender.workAll();
  const kept = await Promise.all(deliveries.map((delivery) => sender.read(delivery)));
  expect(kept.filter(({ state, attempts }) => state !== 'sent' || attempts !== 1)).toEqual([]);
  expect(new Set(office.connector.posts().map(({ body }) => body.text)).size).toBe(100);
  expect(moments).toHaveLength(100);
  expect(tooMany(moments)).toBeUndefined();
});

describe('what was interrupted', () => {
  /** Stores in which one call of a port dies with its process: it never comes back. */
  const dyingAt = (stores: Stores, port: 'deliveries' | 'people', method: string, after: boolean): Stores => {
    const store = stores[port] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    let calls = 0;
    const dying = async (...args: unknown[]): Promise<unknown> => {
      const call = store[method];
      calls += 1;
      if (!call) throw new Error('no such call');
      // The first change is the claim, the last one the record of the end.
      if (method === 'change' && calls === 1) return call(...args);
      if (after) await call(...args);
      throw new StorageUnavailable('the process is gone');
    };
    return { ...stores, [port]: { ...store, [method]: dying } } as unknown as Stores;
  };

  it.each<[string, 'deliveries' | 'people', string, boolean, number]>([
    ['after the claim and before the post', 'people', 'read', false, 1],
    ['before the moment was taken', 'deliveries', 'reserve', false, 1],
    ['after the moment was taken', 'deliveries', 'reserve', true, 1],
    ['after the post and before its record', 'deliveries', 'change', false, 2],
    ['after the record', 'deliveries', 'change', true, 1],
  ])('%s is sent by another instance, with the same reference', async (_sentence, port, method, after, times) => {
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    const dying = startSender({ ...office, stores: dyingAt(office.stores, port, method, after) });
    await dying.enqueue(delivery);
    await expect(dying.work()).rejects.toThrow('the process is gone');
    const other = startSender(office);
    await other.workAll();
    expect(await other.read(delivery)).toMatchObject({ state: 'sent' });
    expect(posts()).toBe(times);
    expect(new Set(office.connector.posts().map(({ body }) => body.text)).size).toBe(1);
  });

  it('again and again is parked in the end', async () => {
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    const { stores } = office;
    await startSender(office).enqueue(delivery);
    for (let crash = 0; crash < 5; crash += 1) {
      const dying = startSender({ ...office, stores: dyingAt(stores, 'deliveries', 'reserve', false) });
      await expect(dying.work()).rejects.toThrow('the process is gone');
      office.elapse(61);
    }
    const other = startSender(office);
    await other.work();
    expect(await other.read(delivery)).toMatchObject({ state: 'failed', problem: 'no-answer', attempts: 5 });
    expect(posts()).toBe(0);
  });

  it('on its way to the queue is taken up by whoever decides it again, after a while', async () => {
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    const { stores } = office;
    await stores.deliveries.add([delivery], office.now());
    const sender = startSender(office);
    await sender.enqueue(delivery);
    await sender.work();
    expect(posts()).toBe(0);
    office.elapse(60);
    await sender.enqueue(delivery);
    await sender.work();
    expect(posts()).toBe(1);
  });
});

describe('the sweep', () => {
  const minutes = (count: number): number => count * 60;

  it.each<[string, number, number]>([
    ['just before ten minutes', minutes(10) - 1, 0],
    ['after ten minutes', minutes(10), 1],
    ['after six hours', minutes(360), 1],
  ])('finds what lost its message: %s', async (_sentence, seconds, times) => {
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await office.stores.deliveries.add([delivery], office.now());
    const sender = startSender(office);
    office.elapse(seconds);
    await sender.sweep();
    await sender.work();
    expect(posts()).toBe(times);
  });

  it('finds it days later, and says that it is too late for it', async () => {
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await office.stores.deliveries.add([delivery], office.now());
    const sender = startSender(office);
    office.elapse(7 * 24 * 60 * 60);
    await sender.sweep();
    await sender.work();
    expect(await sender.read(delivery)).toMatchObject({ state: 'too-late' });
    expect(posts()).toBe(0);
  });

  it('puts the same into the queue once in ten minutes, not at every turn', async () => {
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await office.stores.deliveries.add([delivery], office.now());
    const sender = startSender(office);
    office.elapse(minutes(10));
    await sender.sweep();
    await sender.sweep();
    expect(await office.stores.queue.receive(32)).toHaveLength(1);
  });

  it('leaves alone what is not due yet, what is being sent, and what has ended', async () => {
    const to = await office.person('Amira');
    const sender = startSender(office);
    const early = deliveryTo(to, 'early', { notBefore: `${DAY}T17:00:00Z` });
    const ended = deliveryTo(to, 'ended');
    const claimed = deliveryTo(to, 'claimed');
    await office.stores.deliveries.add([early, ended, claimed], office.now());
    await office.stores.deliveries.change(ended.id, (before) => ({ ...before, state: 'unreachable' }));
    await office.stores.deliveries.change(claimed.id, (before) => ({ ...before, claimedUntil: `${DAY}T10:00:00Z` }));
    office.elapse(minutes(30));
    await sender.sweep();
    expect(await office.stores.queue.receive(32)).toEqual([]);
  });
});
