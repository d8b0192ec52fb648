import { Temporal } from 'temporal-polyfill';
import type { Delivery, KeptDelivery } from './delivery-ports.ts';
import { forAll } from './for-all.ts';
import type { Clock, Stores } from './ports.ts';

export interface EnqueueOutside {
  readonly stores: Pick<Stores, 'deliveries' | 'queue'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** After so long without being taken up, a delivery is taken for one whose way to the queue was cut off. */
const CUT_OFF_AFTER = { minutes: 1 };

/**
 * Keeps the deliveries and puts the new ones on their way. Safe to repeat: what is known already is put there again
 * only when nobody has taken it up for a while. Throws `StorageUnavailable`; the same again goes on from there.
 */
export async function enqueueDeliveries(
  { stores, clock }: EnqueueOutside,
  deliveries: readonly Delivery[],
): Promise<void> {
  const now = clock.now();
  const added = new Set((await stores.deliveries.add(deliveries, now)).map(({ day, key }) => `${day} ${key}`));
  const known = deliveries.filter(({ id: { day, key } }) => !added.has(`${day} ${key}`));
  const kept = await forAll(known, ({ id }) => stores.deliveries.read(id));
  const waiting = kept.filter((delivery) => delivery !== undefined).filter((delivery) => isCutOff(delivery, now));
  const fresh = deliveries.filter((delivery) => !known.includes(delivery));
  await stores.queue.send([...fresh, ...waiting].map(({ id }) => id));
}

function isCutOff({ state, attempts, claimedUntil, decidedAt }: KeptDelivery, now: string): boolean {
  if (state !== 'waiting' || attempts > 0 || claimedUntil !== undefined) return false;
  return Temporal.Instant.compare(Temporal.Instant.from(decidedAt).add(CUT_OFF_AFTER), now) <= 0;
}
