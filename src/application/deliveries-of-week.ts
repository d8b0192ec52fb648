import type { PersonKey } from '../domain/access.ts';
import { addDays } from '../domain/calendar-date.ts';
import { msUntil } from './delivery-claim.ts';
import type { DeliveryState, KeptDelivery } from './delivery-ports.ts';
import type { EnqueueOutside } from './enqueue-deliveries.ts';
import { forAll } from './for-all.ts';
import type { Clock } from './ports.ts';

/** So many days are shown, today included; the next one too, for what was decided for it already. */
const DAYS_SHOWN = 7;

type DeliveriesOutside = EnqueueOutside & { readonly clock: Clock };

/** The deliveries of the last seven days: those that wait for somebody to look at them first, the newest first. */
export async function deliveriesOfWeek({ stores, clock }: DeliveriesOutside): Promise<readonly KeptDelivery[]> {
  const today = clock.today();
  const found: KeptDelivery[] = [];
  for await (const delivery of stores.deliveries.ofDay(addDays(today, 1 - DAYS_SHOWN), addDays(today, 1))) {
    found.push(delivery);
  }
  return found.sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.decidedAt < b.decidedAt ? 1 : -1));
}

const ORDER: Readonly<Record<DeliveryState, number>> = {
  failed: 0,
  unreachable: 1,
  'too-late': 2,
  waiting: 3,
  sent: 4,
  pointless: 5,
};

/** True for what did not get through and may still be sent. */
export function maySendAgain({ state, sendBy }: KeptDelivery, now: string): boolean {
  return (state === 'failed' || state === 'unreachable') && msUntil(sendBy, now) >= 0;
}

/**
 * Puts what did not get through on its way again, and nothing else. The same nonce once more changes nothing; a crash
 * in between is made good by the sweep. Answers how many were put on their way with this nonce.
 */
export async function sendAgain(
  outside: DeliveriesOutside,
  { by, nonce }: { readonly by: PersonKey; readonly nonce: string },
): Promise<number> {
  const { stores, clock } = outside;
  const now = clock.now();
  const all = await deliveriesOfWeek(outside);
  const isRepeat = ({ resent = [] }: KeptDelivery): boolean => resent.some((earlier) => earlier.nonce === nonce);
  const candidates = all.filter((delivery) => !isRepeat(delivery) && maySendAgain(delivery, now));
  const changed = await forAll(candidates, ({ id }) =>
    stores.deliveries.change(id, (before) => {
      if (isRepeat(before) || !maySendAgain(before, now)) return undefined;
      const { problem: _problem, endedAt: _endedAt, ...kept } = before;
      return { ...kept, state: 'waiting', attempts: 0, resent: [...(before.resent ?? []), { nonce, by, at: now }] };
    }),
  );
  const again = changed.flatMap((delivery) => (delivery ? [delivery.id] : []));
  await stores.queue.send(again);
  return again.length + all.filter(isRepeat).length;
}
