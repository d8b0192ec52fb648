import type { Dealt } from '../application/delivery-claim.ts';
import type { DeliveryId, DeliveryQueue, QueuedDelivery } from '../application/delivery-ports.ts';
import { errorName } from '../application/error-name.ts';
import type { Log } from '../application/ports.ts';

/** So many deliveries are dealt with side by side: one that is slow holds up no other. */
const AT_ONCE = 32;

export interface DispatchOutside {
  readonly queue: DeliveryQueue;
  readonly log: Log;
  deliver(id: DeliveryId): Promise<Dealt>;
  /** Remembers what is under way. */
  track<T>(work: Promise<T>): Promise<T>;
}

export interface Dispatch {
  /** Takes up all that waits in the queue; ends when nothing is left to take up, not when all of it is done. Never throws. */
  turn(): Promise<void>;
  /** Takes up nothing more. */
  stop(): void;
}

/** Takes messages from the queue and has each dealt with by itself. */
export function dispatch({ queue, log, deliver, track }: DispatchOutside): Dispatch {
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  const dealWith = async (message: QueuedDelivery): Promise<void> => {
    try {
      const dealt = await deliver(message.id);
      if (dealt.done) await queue.done(message);
      else await queue.later(message, dealt.afterMs / 1_000);
    } catch (error) {
      // The message comes again by itself.
      log.warn('delivery-not-dealt-with', { error: errorName(error) });
    }
  };
  const begin = (message: QueuedDelivery): void => {
    const work = track(dealWith(message)).finally(() => underWay.delete(work));
    underWay.add(work);
  };

  return {
    turn: async () => {
      try {
        while (!stopped) {
          if (underWay.size >= AT_ONCE) await Promise.race(underWay);
          const messages = await queue.receive(AT_ONCE - underWay.size);
          if (messages.length === 0) return;
          messages.forEach(begin);
        }
      } catch (error) {
        log.warn('queue-not-read', { error: errorName(error) });
      }
    },
    stop: () => {
      stopped = true;
    },
  };
}
