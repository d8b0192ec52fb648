import type { QueueClient } from '@azure/storage-queue';
import type { DeliveryId, DeliveryQueue, QueuedDelivery } from '../application/delivery-ports.ts';
import { forAll } from '../application/for-all.ts';
import { StorageUnavailable } from '../application/ports.ts';
import type { StorageCall, Telemetry } from '../application/telemetry.ts';
import { DEFAULT_LIMITS, RETRIES, type TimeLimits } from './connection.ts';
import { StorageRefused } from './errors.ts';
import { asking } from './measured.ts';
import { within } from './time-limits.ts';

/** What Azure gives at once. */
const MOST_RECEIVED = 32;
/** A message that was received is seen by nobody else for so long. */
const INVISIBLE_SECONDS = 60;
/** A message lives for seven days, and its delay must end before. */
const LONGEST_DELAY_SECONDS = 6 * 24 * 60 * 60;

export interface StorageQueue extends DeliveryQueue {
  /** Makes the queue if it is not there yet. */
  create(): Promise<void>;
}

interface Receipt {
  readonly messageId: string;
  readonly popReceipt: string;
}

/**
 * Deliveries on an Azure Storage Queue. A second try may send twice or find a message gone that the first took away:
 * both are harmless, because the delivery's row says what is still to be done. A queue that is missing is made.
 */
export function queueOn(client: QueueClient, limits: Partial<TimeLimits>, telemetry: Telemetry): StorageQueue {
  const ask = patient(limits, telemetry);
  const create = async (): Promise<void> => {
    await ask('create', (abortSignal) => client.createIfNotExists({ abortSignal }));
  };
  const askExisting: typeof ask = async (kind, call) => {
    try {
      return await ask(kind, call);
    } catch (error) {
      if (!(error instanceof StorageRefused) || error.code !== 'QueueNotFound') throw error;
      await create();
      return ask(kind, call);
    }
  };
  return {
    create,
    async send(ids, delaySeconds = 0) {
      const visibilityTimeout = delayOf(delaySeconds);
      await forAll(ids, (id) =>
        askExisting('send', (abortSignal) => client.sendMessage(textOf(id), { visibilityTimeout, abortSignal })),
      );
    },
    async receive(most) {
      const numberOfMessages = Math.min(most, MOST_RECEIVED);
      const received = await askExisting('receive', (abortSignal) =>
        client.receiveMessages({ numberOfMessages, visibilityTimeout: INVISIBLE_SECONDS, abortSignal }),
      );
      return (received?.receivedMessageItems ?? []).map(({ messageId, popReceipt, messageText }) => {
        const receipt: Receipt = { messageId, popReceipt };
        return { id: idIn(messageText), receipt };
      });
    },
    async done(message) {
      const { messageId, popReceipt } = receiptOf(message);
      await ask('done', (abortSignal) => client.deleteMessage(messageId, popReceipt, { abortSignal }));
    },
    async later(message, seconds) {
      const { messageId, popReceipt } = receiptOf(message);
      await ask('later', (abortSignal) =>
        client.updateMessage(messageId, popReceipt, textOf(message.id), delayOf(seconds), { abortSignal }),
      );
    },
  };
}

const delayOf = (seconds: number): number => Math.min(Math.max(0, Math.ceil(seconds)), LONGEST_DELAY_SECONDS);
const receiptOf = ({ receipt }: QueuedDelivery): Receipt => receipt as Receipt;

/** Beyond ASCII everything is escaped: not every character has a place in the queue's XML. */
function textOf({ day, key }: DeliveryId): string {
  return JSON.stringify({ day, key }).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Nothing but this folder writes to the queue; what is none of ours names no delivery. */
function idIn(text: string): DeliveryId {
  try {
    const { day, key } = JSON.parse(text);
    return { day: String(day), key: String(key) };
  } catch {
    return { day: 'unreadable', key: '' };
  }
}

type Call<T> = (signal: AbortSignal) => Promise<T>;

/** Each try ends in time; what was not answered is tried again, a refusal is not. Nobody waits behind it. */
function patient(limits: Partial<TimeLimits>, telemetry: Telemetry) {
  const { tryMs } = { ...DEFAULT_LIMITS, ...limits };
  const ask = asking(telemetry, 'queue');
  return async <T>(kind: StorageCall, call: Call<T>): Promise<T | undefined> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await ask(kind, () => within(tryMs, undefined, call));
      } catch (error) {
        if (tries === RETRIES || !(error instanceof StorageUnavailable)) throw error;
        telemetry.count('retry', { table: 'queue' });
      }
    }
  };
}
