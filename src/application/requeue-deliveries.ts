import { addDays } from '../domain/calendar-date.ts';
import { later, msUntil } from './delivery-claim.ts';
import type { KeptDelivery } from './delivery-ports.ts';
import type { EnqueueOutside } from './enqueue-deliveries.ts';
import type { Clock } from './ports.ts';

/** A delivery that is due for so long has lost its message of the queue, whatever the clocks of other instances say. */
const LOST_AFTER_MS = 10 * 60_000;
/** No delivery may be sent later than so many days after the day that it was decided for. */
const LONGEST_DAYS = 7;

/** How many deliveries wait: on their way, or put off to a moment that is still to come. */
export interface DeliveriesWaiting {
  readonly waiting: number;
  readonly parked: number;
}

/**
 * Puts deliveries back on their way whose message was lost, each at most once in a while, and counts what waits; for the
 * sweep.
 */
export async function requeueDeliveries({
  stores: { deliveries, queue },
  clock,
}: EnqueueOutside & { readonly clock: Clock }): Promise<DeliveriesWaiting> {
  const now = clock.now();
  const counted = { waiting: 0, parked: 0 };
  for (let ago = -1; ago <= LONGEST_DAYS; ago += 1) {
    for await (const { id, nextAttemptAt, notBefore } of deliveries.waiting(addDays(clock.today(), -ago))) {
      const isParked = [nextAttemptAt, notBefore].some((moment) => msUntil(moment, now) > 0);
      counted[isParked ? 'parked' : 'waiting'] += 1;
      const lost = await deliveries.change(id, (before) =>
        isLost(before, now) ? { ...before, nextAttemptAt: now } : undefined,
      );
      if (lost) await queue.send([id]);
    }
  }
  return counted;
}

function isLost(
  { state, decidedAt, claimedUntil, nextAttemptAt, notBefore, resent }: KeptDelivery,
  now: string,
): boolean {
  const lostAt = later(now, -LOST_AFTER_MS);
  return (
    state === 'waiting' &&
    [decidedAt, claimedUntil, nextAttemptAt, notBefore, resent?.at(-1)?.at].every(
      (moment) => msUntil(moment, lostAt) <= 0,
    )
  );
}
