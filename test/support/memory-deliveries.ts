import type {
  DeliveryId,
  DeliveryQueue,
  DeliveryStore,
  KeptDelivery,
  LivePost,
  QueuedDelivery,
} from '../../src/application/delivery-ports.ts';
import { type Lane, pauseLane, takeMoment } from '../../src/application/lane.ts';
import { keptAtFirst, recipientKey } from '../../src/storage/delivery-store.ts';
import { dayPartition } from '../../src/storage/tables.ts';
import { copy } from './memory-rows.ts';

type Reach = () => Promise<void>;

const nameOf = ({ day, key }: DeliveryId): string => JSON.stringify([dayPartition(day), key]);

export interface MemoryDeliveries extends DeliveryStore {
  /** Forgets those of the days before a moment, and says how many. */
  sweep(before: string): number;
}

/** Deliveries in memory, as the table keeps them. */
export function memoryDeliveries(reach: Reach): MemoryDeliveries {
  const kept = new Map<string, KeptDelivery>();
  const live = new Map<string, LivePost>();
  const lanes = new Map<string, Lane>();
  const change = <T>(rows: Map<string, T>, name: string, after: T | undefined): T | undefined => {
    if (after === undefined) return undefined;
    rows.set(name, copy(after));
    return copy(after);
  };
  const laneOf = (conversationId: string): Lane => lanes.get(conversationId) ?? { taken: [] };
  return {
    sweep: (before) => {
      const old = [...kept].filter(([, { id }]) => id.day < before.slice(0, 10));
      for (const [name] of old) kept.delete(name);
      return old.length;
    },
    async add(deliveries, at) {
      await reach();
      const fresh = deliveries.filter(({ id }) => !kept.has(nameOf(id)));
      for (const delivery of fresh) kept.set(nameOf(delivery.id), copy(keptAtFirst(delivery, at)));
      return fresh.map(({ id }) => copy(id));
    },
    async read(id) {
      const name = nameOf(id);
      await reach();
      return copy(kept.get(name));
    },
    async change(id, apply) {
      const name = nameOf(id);
      await reach();
      const before = copy(kept.get(name));
      return before && change(kept, name, apply(before));
    },
    async *ofDay(first, last = first) {
      await reach();
      for (const delivery of [...kept.values()]) {
        if (first <= delivery.id.day && delivery.id.day <= last) yield copy(delivery);
      }
    },
    async *waiting(day) {
      await reach();
      for (const delivery of [...kept.values()]) {
        if (delivery.id.day === day && delivery.state === 'waiting') yield copy(delivery);
      }
    },
    async changeLive(to, subject, apply) {
      await reach();
      const name = JSON.stringify([recipientKey(to), subject]);
      const before = copy(live.get(name));
      return change(live, name, apply(before ?? {}));
    },
    async reserve(conversationId, now) {
      await reach();
      const { lane, reserved } = takeMoment(laneOf(conversationId), now);
      lanes.set(conversationId, lane);
      return reserved;
    },
    async pause(conversationId, until) {
      await reach();
      lanes.set(conversationId, pauseLane(laneOf(conversationId), until));
    },
  };
}

export interface MemoryQueue extends DeliveryQueue {
  /** Lets time pass in the queue, which has no clock of its own: what was to come later comes. */
  elapse(seconds: number): void;
}

const INVISIBLE_SECONDS = 60;

/** A queue in memory: at least once, and what was received is invisible for a minute. */
export function memoryQueue(reach: Reach): MemoryQueue {
  let messages: { readonly text: string; readonly visibleAt: number; readonly receipt: number }[] = [];
  let now = 0;
  let receipts = 0;
  const put = (id: DeliveryId, visibleAt: number): QueuedDelivery => {
    receipts += 1;
    messages.push({ text: JSON.stringify(id), visibleAt, receipt: receipts });
    return { id: copy(id), receipt: receipts };
  };
  const take = ({ receipt }: QueuedDelivery): boolean => {
    const before = messages.length;
    messages = messages.filter((message) => message.receipt !== receipt);
    return messages.length < before;
  };
  return {
    elapse: (seconds) => {
      now += seconds;
    },
    async send(ids, delaySeconds = 0) {
      await reach();
      for (const { day, key } of ids) put({ day, key }, now + delaySeconds);
    },
    async receive(most) {
      await reach();
      const visible = messages.filter(({ visibleAt }) => visibleAt <= now).slice(0, Math.min(most, 32));
      messages = messages.filter((message) => !visible.includes(message));
      return visible.map(({ text }) => put(JSON.parse(text), now + INVISIBLE_SECONDS));
    },
    async done(message) {
      await reach();
      take(message);
    },
    async later(message, seconds) {
      await reach();
      if (take(message)) put(message.id, now + Math.ceil(Math.max(0, seconds)));
    },
  };
}
