import { afterEach, describe, expect, it } from '@jest/globals';
import type { Delivery, DeliveryQueue } from '../../src/application/delivery-ports.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import { newPerson } from '../../src/application/person-record.ts';
import { StorageUnavailable, type Stores } from '../../src/application/ports.ts';
import { commitOf } from '../storage/builders.ts';
import { BOT_ID, type Bot, type BotOptions, objectIdOf, startBot, TENANT } from '../support/bot-client.ts';
import { fakeConnector } from '../support/fake-connector.ts';
import { memoryStores } from '../support/memory-stores.ts';

const NOW = '2026-11-26T09:00:00Z';
const DAY = '2026-11-26';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Stores with a change whose messages wait in its outbox, each to a person of their own or all to one. */
async function leftBehind(count: number, who = (index: number) => `Person ${index}`) {
  const connector = await fakeConnector();
  closing.push(connector.close);
  const stores = memoryStores();
  const deliveries: Delivery[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = who(index);
    const identity = { tenantId: TENANT, objectId: objectIdOf(name), name };
    const chat = { serviceUrl: connector.url, conversationId: `a:${name}`, tenantId: TENANT, botId: BOT_ID };
    await stores.people.change(personKeyOf(TENANT, objectIdOf(name)), () => ({ ...newPerson(identity), chat }));
    const personKey = personKeyOf(TENANT, objectIdOf(name));
    deliveries.push({
      id: { day: DAY, key: `cover ${index}` },
      to: { kind: 'person', personKey },
      notice: { kind: 'supervision-cover', teamId: 'team-1', serviceManagerKey: personKey, workerKey: 'w', day: DAY },
      sendBy: '2026-11-26T18:00:00Z',
    });
  }
  const absence = { id: 'a', from: '2026-11-02', to: null, planned: false };
  const outbox = deliveries.map((delivery) => ({ kind: 'deliver', delivery }) as const);
  const putRecords = [{ kind: 'absence', id: 'a', value: absence }] as const;
  await stores.caseloads.commit(commitOf('w', undefined, { outbox, putRecords }));
  return { stores, deliveries, posts: () => connector.posts(), connector };
}

async function start(options: BotOptions): Promise<Bot> {
  const bot = await startBot({ now: NOW, ...options });
  closing.push(bot.stop);
  return bot;
}

const states = (stores: Stores, deliveries: readonly Delivery[]) =>
  Promise.all(deliveries.map(async ({ id }) => (await stores.deliveries.read(id))?.state));

describe('the app', () => {
  it('sends at start what a crash left in an outbox, and the outbox is empty then', async () => {
    const { stores, deliveries, posts } = await leftBehind(12);
    const bot = await start({ stores });
    await bot.idle();
    expect(await states(stores, deliveries)).toEqual(Array(12).fill('sent'));
    expect(posts()).toHaveLength(12);
    for await (const pending of stores.caseloads.pending()) expect(pending).toBeUndefined();
  });

  it('writes to one conversation no faster than Teams allows, and loses nothing', async () => {
    const { stores, deliveries, posts } = await leftBehind(9, () => 'Amira Khan');
    const bot = await start({ stores });
    await bot.idle();
    expect(await states(stores, deliveries)).toEqual(Array(9).fill('sent'));
    expect(new Set(posts().map(({ body }) => body.text)).size).toBe(9);
  });

  it('sends each once, with three instances on the same stores', async () => {
    const { stores, deliveries, posts } = await leftBehind(30);
    const bots = await Promise.all([start({ stores }), start({ stores }), start({ stores })]);
    await Promise.all(bots.map((bot) => bot.idle()));
    await stores.queue.send(deliveries.map(({ id }) => id));
    const late = await start({ stores });
    await late.idle();
    expect(await states(stores, deliveries)).toEqual(Array(30).fill('sent'));
    expect(posts()).toHaveLength(30);
  });

  it('ends what it is sending before it stops, and takes up nothing more', async () => {
    const { stores, deliveries, connector } = await leftBehind(3);
    connector.always('a:Person 0', 'hang');
    const bot = await startBot({ now: NOW, stores, limits: { postMs: 500 } });
    await bot.stop();
    expect(await states(stores, deliveries)).not.toContain('failed');
    const claims = await Promise.all(deliveries.map(({ id }) => stores.deliveries.read(id)));
    expect(claims.filter((kept) => kept?.claimedUntil !== undefined)).toEqual([]);
  });
});

describe('without a queue', () => {
  const silent = async (): Promise<never> => {
    throw new StorageUnavailable('the queue is down');
  };
  const noQueue: DeliveryQueue = { send: silent, receive: silent, done: silent, later: silent };

  it('people are answered, and messages wait in their outbox until the queue is there', async () => {
    const { stores, deliveries, posts } = await leftBehind(2);
    const bot = await start({ stores: { ...stores, queue: noQueue } });
    await bot.idle();
    expect(await bot.person('Amira Khan').say('hello')).toHaveLength(1);
    expect(posts()).toEqual([]);
    expect(bot.logged).toContain('outbox-not-relayed error=StorageUnavailable');
    expect(bot.logged).toContain('queue-not-read error=StorageUnavailable');

    const later = await start({ stores, now: '2026-11-26T09:05:00Z' });
    await later.idle();
    expect(await states(stores, deliveries)).toEqual(['sent', 'sent']);
  });
});
