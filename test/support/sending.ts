import { Temporal } from 'temporal-polyfill';
import { type DeliverOutside, deliverOne } from '../../src/application/deliver-one.ts';
import type { Delivery, KeptDelivery, Recipient } from '../../src/application/delivery-ports.ts';
import { enqueueDeliveries } from '../../src/application/enqueue-deliveries.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import { newPerson } from '../../src/application/person-record.ts';
import type { ConversationAddress, Stores } from '../../src/application/ports.ts';
import { requeueDeliveries } from '../../src/application/requeue-deliveries.ts';
import { turns } from '../../src/application/turns.ts';
import type { Message } from '../../src/chat/notifications/notification.ts';
import { referenceOf } from '../../src/chat/notifications/reference.ts';
import { GuardedAdapter } from '../../src/teams/guarded-adapter.ts';
import { TEAMS_LIMITS } from '../../src/teams/limits.ts';
import { teamsMessenger } from '../../src/teams/messenger.ts';
import { teamsRoster } from '../../src/teams/roster.ts';
import { auditOf, teamOf } from '../storage/builders.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';
import { memoryStores } from './memory-stores.ts';

/*
 * Sends deliveries through the real messenger to a fake connector, on a clock that only moves when it is told to: waits
 * within an attempt pass at once. Several senders may share stores and connector, as instances do.
 */

export const TENANT = 'tenant-1';
export const TEAM = 'team-1';
export const CHANNEL = '19:managers';
export const DAY = '2026-11-26';

export interface Office {
  readonly stores: Stores;
  readonly connector: FakeConnector;
  now(): string;
  /** Lets time pass, for the queue as well where it is in memory. */
  elapse(seconds: number): void;
  /** A person with the app installed, and where they are written to. */
  person(name: string): Promise<Recipient>;
  /** The managers' channel of the team with these people in it, of whom Mona manages the team. */
  channel(people: readonly string[]): Promise<Recipient>;
  close(): Promise<void>;
}

export const keyOf = (name: string): string => personKeyOf(TENANT, `object-${name}`);
export const chatOf = (name: string): string => `a:${name}`;

export async function openOffice(stores: Stores = memoryStores()): Promise<Office> {
  const connector = await fakeConnector();
  let now = Temporal.Instant.from(`${DAY}T09:00:00Z`);
  const address = (conversationId: string): ConversationAddress => ({
    serviceUrl: connector.url,
    conversationId,
    tenantId: TENANT,
    botId: '28:bot',
  });
  return {
    stores,
    connector,
    now: () => now.toString({ smallestUnit: 'millisecond' }),
    elapse: (seconds) => {
      now = now.add({ milliseconds: Math.round(seconds * 1_000) });
      if ('elapse' in stores.queue) (stores.queue.elapse as (seconds: number) => void)(seconds);
    },
    person: async (name) => {
      const known = newPerson({ tenantId: TENANT, objectId: `object-${name}`, name });
      await stores.people.change(known.personKey, () => ({ ...known, chat: address(chatOf(name)) }));
      return { kind: 'person', personKey: known.personKey };
    },
    channel: async (people) => {
      const managersChannel = { ...address(CHANNEL), teamsTeamId: '19:team', channelId: CHANNEL };
      const team = teamOf(TEAM, { managerKeys: [keyOf('Mona')], managersChannel });
      await stores.teams.changeTeam(TEAM, () => team, auditOf(1));
      connector.roster(CHANNEL, [people.map((name) => ({ name, objectId: `object-${name}` }))]);
      return { kind: 'managers-channel', teamId: TEAM };
    },
    close: () => connector.close(),
  };
}

/** What is to be said; the words are the test's own. */
export function deliveryTo(to: Recipient, key: string, more: Partial<Delivery> = {}): Delivery {
  return {
    id: { day: DAY, key },
    to,
    notice: { kind: 'month-card', teamId: TEAM, month: '2026-11' },
    sendBy: `${DAY}T18:00:00Z`,
    ...more,
  };
}

export interface Sender {
  /** What was logged. */
  readonly logged: readonly string[];
  /** Keeps them and puts them into the queue. */
  enqueue(...deliveries: readonly Delivery[]): Promise<void>;
  /** Deals with all that the queue gives now, side by side. */
  work(): Promise<void>;
  /** Works and lets time pass until nothing waits any more, or for a day. */
  workAll(): Promise<void>;
  sweep(): Promise<void>;
  read(delivery: Delivery): Promise<KeptDelivery>;
  readonly outside: DeliverOutside<Message>;
}

export interface SenderOptions {
  /** What is said; null for nothing. */
  readonly say?: (delivery: Delivery) => Promise<string | null> | string | null;
  readonly random?: () => number;
  readonly postMs?: number;
}

export function startSender(
  office: Office,
  { say = () => 'Hello', random = () => 0.5, postMs = 10_000 }: SenderOptions = {},
): Sender {
  const { stores } = office;
  const logged: string[] = [];
  const line = (code: string, fields = {}): void => void logged.push([code, ...Object.values(fields)].join(' '));
  const log = { info: line, warn: line, error: line };
  const settings = { credentials: null, tenantId: TENANT, serviceHosts: ['127.0.0.1'], fileHosts: [] };
  const adapter = new GuardedAdapter(settings, { ...TEAMS_LIMITS, postMs }, log);
  const clock = { now: office.now, today: () => office.now().slice(0, 10) };
  const sleep = async (ms: number): Promise<void> => office.elapse(ms / 1_000);
  const outside: DeliverOutside<Message> = {
    stores,
    clock,
    log,
    random,
    sleep,
    roster: teamsRoster(adapter),
    messenger: teamsMessenger(adapter, log),
    compose: async (delivery) => {
      const text = await say(delivery);
      return text === null ? null : { text, reference: referenceOf(delivery) };
    },
    turns: turns((ms) => new Promise((resolve) => setTimeout(resolve, ms).unref())),
    pace: async () => () => {},
  };
  const waiting = async (): Promise<number> => {
    let count = 0;
    for await (const _ of stores.deliveries.waiting(DAY)) count += 1;
    return count;
  };
  const work = async (): Promise<void> => {
    for (;;) {
      const messages = await stores.queue.receive(32);
      if (messages.length === 0) return;
      await Promise.all(
        messages.map(async (message) => {
          const dealt = await deliverOne(outside, message.id);
          if (dealt.done) await stores.queue.done(message);
          else await stores.queue.later(message, dealt.afterMs / 1_000);
        }),
      );
    }
  };
  return {
    logged,
    outside,
    enqueue: (...deliveries) => enqueueDeliveries({ stores, clock }, deliveries),
    work,
    workAll: async () => {
      for (let minutes = 0; minutes < 24 * 60; minutes += 1) {
        await work();
        if ((await waiting()) === 0) return;
        office.elapse(60);
      }
    },
    sweep: async () => {
      await requeueDeliveries({ stores, clock });
    },
    read: async ({ id }) => {
      const kept = await stores.deliveries.read(id);
      if (!kept) throw new Error('no such delivery');
      return kept;
    },
  };
}
