import { Temporal } from 'temporal-polyfill';
import { errorName } from '../application/error-name.ts';
import type { Clock, Log } from '../application/ports.ts';

/** So long a card's button, an activity's id and a delivery are remembered: far longer than anything comes again. */
const KEPT_DAYS = 60;

/** Forgets nonces, activity ids and deliveries that nobody can repeat any more. Never throws. */
export async function forgetKeys(
  sweepKeys: (before: string) => Promise<number>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const before = Temporal.Instant.from(clock.now()).subtract({ hours: 24 * KEPT_DAYS });
  try {
    log.info('keys-forgotten', { keys: await sweepKeys(before.toString({ smallestUnit: 'millisecond' })) });
  } catch (error) {
    log.warn('keys-not-forgotten', { error: errorName(error) });
  }
}
