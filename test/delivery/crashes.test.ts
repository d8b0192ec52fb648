import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Delivery, KeptDelivery } from '../../src/application/delivery-ports.ts';
import { forAll } from '../../src/application/for-all.ts';
import { newPerson } from '../../src/application/person-record.ts';
import type { PersonRecord } from '../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { deliveryRow } from '../../src/storage/tables.ts';
import { commitOf } from '../storage/builders.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { type WatchedStorage, watchedStorage } from '../support/watched-storage.ts';

/*
 * The bot is a process of its own and is ended with kill -9 at one request or another; storage goes on. It is started
 * again half an hour later by its own clock, so that what it left claimed is free again.
 */

const DAY = '2026-11-26';
const TENANT = 'tenant-1';
/** `CRASH_TEST=full` takes the numbers of the issue, and some minutes. */
const FULL = process.env.CRASH_TEST === 'full';
const [REMINDERS, KILLS] = FULL ? [500, 20] : [40, 2];
const SEED = 20261126;

let connector: FakeConnector;
let storage: WatchedStorage;
const bots: BotProcess[] = [];
beforeAll(async () => {
  connector = await fakeConnector();
  storage = await watchedStorage();
});
afterEach(async () => {
  for (const bot of bots.splice(0)) {
    bot.kill();
    await bot.ended;
  }
  storage.watch(() => 'go');
  connector.reset();
});
afterAll(async () => {
  storage.close();
  await connector.close();
});

/** A bot whose clock stands so many half hours after nine. */
async function startBot(prefix: string, halfHours: number): Promise<BotProcess> {
  const bot = await startBotProcess({
    STORAGE_CONNECTION_STRING: storage.connectionString,
    STORAGE_TABLE_PREFIX: prefix,
    BOT_TENANT_ID: TENANT,
    CASELOAD_NOW: new Date(Date.parse(`${DAY}T09:00:00Z`) + halfHours * 1_800_000).toISOString(),
  });
  bots.push(bot);
  return bot;
}

/** People with a chat, and a message to each of them. */
async function peopleToTell(prefix: string, count: number): Promise<{ stores: TableStores; deliveries: Delivery[] }> {
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix });
  await stores.ensureTables();
  const people = Array.from({ length: count }, (_, index): PersonRecord => {
    const person = newPerson({ tenantId: TENANT, objectId: `object-${index}`, name: `Person ${index}` });
    const chat = { serviceUrl: connector.url, conversationId: `a:${index}`, tenantId: TENANT, botId: '28:bot' };
    return { ...person, chat };
  });
  await forAll(people, (person) => stores.people.change(person.personKey, () => person));
  const deliveries = people.map(
    ({ personKey }): Delivery => ({
      id: { day: DAY, key: `cover ${personKey}` },
      to: { kind: 'person', personKey },
      notice: { kind: 'supervision-cover', teamId: 'team-1', serviceManagerKey: personKey, workerKey: 'w', day: DAY },
      sendBy: '2026-11-28T18:00:00Z',
    }),
  );
  return { stores, deliveries };
}

/** A change with messages in its outbox, as if its process had died right after it. */
async function changeTelling({ caseloads }: TableStores, deliveries: readonly Delivery[]): Promise<void> {
  const absence = { id: 'a', from: '2026-11-02', to: null, planned: false };
  const putRecords = [{ kind: 'absence', id: 'a', value: absence }] as const;
  for (let from = 0; from < deliveries.length; from += 50) {
    const outbox = deliveries.slice(from, from + 50).map((delivery) => ({ kind: 'deliver', delivery }) as const);
    await caseloads.commit(commitOf('w', await caseloads.read('w'), { outbox, putRecords }));
  }
}

/** When the end of every delivery is recorded. */
async function allEnded({ deliveries: kept }: TableStores, deliveries: readonly Delivery[]) {
  const keys = new Set(deliveries.map(({ id }) => id.key));
  for (;;) {
    const ended: KeptDelivery[] = [];
    for await (const one of kept.ofDay(DAY)) if (keys.has(one.id.key) && one.state !== 'waiting') ended.push(one);
    if (ended.length === keys.size) return ended;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Where a bot is killed that has this delivery in hand, and how often it is posted in the end. */
interface KillPoint {
  readonly sentence: string;
  readonly when: 'before' | 'after';
  readonly posts: 1 | 2;
  /** True for the request; `records` counts the changes of the delivery's row so far, this one included. */
  readonly at: (what: string, isOurs: boolean, records: number) => boolean;
}

const KILL_POINTS: readonly KillPoint[] = [
  {
    sentence: 'after the transaction, before it is kept as a delivery',
    when: 'before',
    posts: 1,
    at: (what, isOurs) => isOurs && what === 'POST table Deliveries',
  },
  {
    sentence: 'when it was kept, before the queue has it',
    when: 'before',
    posts: 1,
    at: (what, isOurs) => isOurs && what === 'POST queue messages',
  },
  {
    sentence: 'after the queue has it, before the outbox knows',
    when: 'after',
    posts: 1,
    at: (what, isOurs) => isOurs && what === 'POST queue messages',
  },
  {
    sentence: 'after it was claimed, before the post',
    when: 'after',
    posts: 1,
    at: (_what, isOurs, records) => isOurs && records === 1,
  },
  {
    sentence: 'after the post, before its record',
    when: 'before',
    posts: 2,
    at: (_what, isOurs, records) => isOurs && records === 2,
  },
  {
    sentence: 'after its record, before the queue knows',
    when: 'before',
    posts: 1,
    at: (what, _isOurs, records) => records === 2 && what === 'DELETE queue messages',
  },
];

/**
 * Six messages, each by a change of its own: the bot is killed with the one in hand, but not before it has sent what
 * the bot before it left behind.
 */
it('a message is not lost wherever its bot is killed, and repeated only after the post', async () => {
  const prefix = 'killPoints';
  const { stores, deliveries } = await peopleToTell(prefix, KILL_POINTS.length);
  for (const [index, point] of KILL_POINTS.entries()) {
    const delivery = deliveries[index];
    if (!delivery) throw new Error('one delivery for each');
    await changeTelling(stores, [delivery]);
    const row = deliveryRow(delivery.id.key);
    let records = 0;
    let dead = false;
    let kill = (): void => {};
    storage.watch(async ({ what, about }, when) => {
      if (dead) return 'stop';
      const isOurs = about.includes(row) || about.includes(delivery.id.key);
      if (when === 'before' && isOurs && what === 'PUT table Deliveries') records += 1;
      if (when !== point.when || !point.at(what, isOurs, records)) return 'go';
      await allEnded(stores, deliveries.slice(0, index));
      dead = true;
      kill();
      return 'stop';
    });
    const bot = await startBot(prefix, index);
    kill = bot.kill;
    await bot.listening;
    await bot.ended;
  }
  storage.watch(() => 'go');
  await (await startBot(prefix, KILL_POINTS.length)).listening;
  const kept = await allEnded(stores, deliveries);

  expect(kept.map(({ state }) => state)).toEqual(KILL_POINTS.map(() => 'sent'));
  const said = KILL_POINTS.map((_, index) => connector.posts().filter(({ path }) => path.includes(`a%3A${index}/`)));
  expect(KILL_POINTS.map(({ sentence }, index) => [sentence, said[index]?.length])).toEqual(
    KILL_POINTS.map(({ sentence, posts }) => [sentence, posts]),
  );
  const references = said.map((posts) => new Set(posts.map(({ body }) => body.text)).size);
  expect(references).toEqual(KILL_POINTS.map(() => 1));
}, 600_000);

it(`${REMINDERS} messages, killed ${KILLS} times at random requests, are each recorded once`, async () => {
  const prefix = 'chaos';
  const { stores, deliveries } = await peopleToTell(prefix, REMINDERS);
  await changeTelling(stores, deliveries);
  const moments = fc.sample(fc.integer({ min: 1, max: FULL ? 250 : 300 }), { seed: SEED, numRuns: KILLS });
  for (const [index, moment] of moments.entries()) {
    let count = 0;
    let kill = (): void => {};
    storage.watch(() => {
      count += 1;
      if (count === moment) kill();
      return count >= moment ? 'stop' : 'go';
    });
    const bot = await startBot(prefix, index);
    kill = bot.kill;
    if (count >= moment) bot.kill();
    await bot.listening;
    await bot.ended;
  }
  storage.watch(() => 'go');
  await (await startBot(prefix, KILLS)).listening;
  const kept = await allEnded(stores, deliveries);

  expect(kept.filter(({ state }) => state !== 'sent')).toEqual([]);
  const texts = new Map<string, Set<unknown>>();
  for (const { path, body } of connector.posts()) texts.set(path, (texts.get(path) ?? new Set()).add(body.text));
  expect(texts.size).toBe(REMINDERS);
  expect([...texts.values()].filter((said) => said.size !== 1)).toEqual([]);
  expect(connector.posts().length).toBeLessThanOrEqual(REMINDERS + KILLS);
}, 900_000);
