import { addDays } from '../domain/calendar-date.ts';
import { later, msUntil } from './delivery-claim.ts';
import type { KeptDelivery } from './delivery-ports.ts';
import type { EnqueueOutside } from './enqueue-deliveries.ts';
import type { Clock } from './ports.ts';

/** A delivery that is due for so long has lost its message of the queue, whatever the clocks of other instances say. */
const LOST_AFTER_MS = 10 * 60_000;
/** No delivery may be sent later than so many days after the day that it was decided for. */
const LONGEST_DAYS = 7;

/** Puts deliveries back on their way whose message was lost, each at most once in a while; for the sweep. */
export async function requeueDeliveries({
  stores: { deliveries, queue },
  clock,
}: EnqueueOutside & { readonly clock: Clock }): Promise<void> {
  const now = clock.now();
  for (let ago = -1; ago <= LONGEST_DAYS; ago += 1) {
    for await (const { id } of deliveries.waiting(addDays(clock.today(), -ago))) {
      const lost = await deliveries.change(id, (before) =>
        isLost(before, now) ? { ...before, nextAttemptAt: now } : undefined,
      );
      if (lost) await queue.send([id]);
    }
  }
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
