import type { Outside } from '../application/change-caseload.ts';
import { deliverPending } from '../application/deliver-pending.ts';
import { errorName } from '../application/error-name.ts';
import type { Log, PendingItem } from '../application/ports.ts';

/** What relaying needs. */
export interface RelayOutside extends Outside {
  readonly log: Log;
}

/**
 * Does the work of outbox rows, each by itself: one that fails is logged and holds up no other. Gives back what is left
 * to be done later, failed or not due. Throws only when the rows cannot be read.
 */
export async function relayPending(
  outside: RelayOutside,
  items: Iterable<PendingItem> | AsyncIterable<PendingItem>,
): Promise<readonly PendingItem[]> {
  const left: PendingItem[] = [];
  for await (const item of items) left.push(...(await relayOne(outside, item)));
  return left;
}

async function relayOne(outside: RelayOutside, item: PendingItem): Promise<readonly PendingItem[]> {
  try {
    return await deliverPending(outside, [item]);
  } catch (error) {
    outside.log.warn('outbox-not-relayed', { error: errorName(error) });
    return [item];
  }
}
