import { addDays } from '../domain/calendar-date.ts';
import type { EnqueueOutside } from './enqueue-deliveries.ts';
import type { Clock } from './ports.ts';

/** Deliveries of so many days are woken: one may wait for a day to come, and none lives longer than a week. */
const DAYS = { ahead: 4, back: 7 } as const;

/**
 * Puts every delivery that waits into the queue now: after the clock was set forward, because the queue goes by time
 * of its own. What is not due yet goes back to waiting.
 */
export async function wakeDeliveries({
  stores: { deliveries, queue },
  clock,
}: EnqueueOutside & { readonly clock: Clock }): Promise<void> {
  for (let days = -DAYS.back; days <= DAYS.ahead; days += 1) {
    for await (const { id } of deliveries.waiting(addDays(clock.today(), days))) await queue.send([id]);
  }
}
