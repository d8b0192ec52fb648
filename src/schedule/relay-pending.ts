import type { Outside } from '../application/change-caseload.ts';
import { deliverPending } from '../application/deliver-pending.ts';
import { errorName } from '../application/error-name.ts';
import type { Log, PendingItem } from '../application/ports.ts';

/** What relaying needs. */
export interface RelayOutside extends Outside {
  readonly log: Log;
}

/**
 * Does the work of outbox rows, each by itself: one that fails is logged, left for the next sweep, and holds up no
 * other. Never throws.
 */
export async function relayPending(
  outside: RelayOutside,
  items: Iterable<PendingItem> | AsyncIterable<PendingItem>,
): Promise<void> {
  try {
    for await (const item of items) await relayOne(outside, item);
  } catch (error) {
    outside.log.warn('outbox-not-read', { error: errorName(error) });
  }
}

async function relayOne(outside: RelayOutside, item: PendingItem): Promise<void> {
  try {
    await deliverPending(outside, [item]);
  } catch (error) {
    outside.log.warn('outbox-not-relayed', { error: errorName(error) });
  }
}
