import type { DeliveryQueue, QueuedDelivery } from '../delivery-ports.ts';
import { forAll } from '../for-all.ts';

const AT_ONCE = 32;

/**
 * The messages of the queue whose keys name somebody. A queue can only be read by taking from it: what is taken is
 * given back at once, and comes again by itself within a minute should we end in between. What is kept back for later
 * cannot be seen, and its delivery's row says the same.
 */
export async function queuedFor(
  queue: DeliveryQueue,
  names: (text: string) => boolean,
  take = false,
): Promise<readonly QueuedDelivery[]> {
  const seen: QueuedDelivery[] = [];
  for (;;) {
    const received = await queue.receive(AT_ONCE);
    seen.push(...received);
    if (received.length === 0 || seen.length >= MOST) break;
  }
  const found = seen.filter(({ id }) => names(id.key));
  const others = take ? seen.filter((message) => !found.includes(message)) : seen;
  await forAll(others, (message) => queue.later(message, 0));
  if (take) await forAll(found, (message) => queue.done(message));
  return found;
}

/** More than a council's bot has waiting at once. */
const MOST = 10_000;
