import { Temporal } from 'temporal-polyfill';
import type { Clock } from './application/ports.ts';
import type { Telemetry } from './application/telemetry.ts';
import type { Config } from './config.ts';
import { managedIdentity, type TableStores, tableStores } from './storage/index.ts';

/**
 * The stores that the settings name; undefined when it cannot be read from them where these are. `telemetry` hears of
 * every call.
 */
export function openStores(
  { storage, tablePrefix }: Pick<Config, 'storage' | 'tablePrefix'>,
  telemetry?: Telemetry,
): TableStores | undefined {
  const account = 'accountUrl' in storage ? { ...storage, credential: managedIdentity() } : storage;
  try {
    return tableStores(account, { prefix: tablePrefix, ...(telemetry ? { telemetry } : {}) });
  } catch {
    return undefined;
  }
}

/** A clock that can be set forward: for local mode, in which a month end is watched in minutes. */
export interface MovableClock extends Clock {
  /** Goes on from a moment (ISO 8601, UTC); false, and nothing moves, when it has passed that already. */
  moveTo(moment: string): boolean;
}

/** The real clock; with `startsAt`, one that starts there and goes on from it. */
export function clockFrom(startsAt: string | undefined): MovableClock {
  let started = Temporal.Now.instant();
  let first = startsAt === undefined ? started : Temporal.Instant.from(startsAt);
  const now = (): Temporal.Instant => first.add(Temporal.Now.instant().since(started));
  return {
    now: () => now().toString({ smallestUnit: 'millisecond' }),
    today: () => now().toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
    moveTo: (moment) => {
      const to = Temporal.Instant.from(moment);
      if (Temporal.Instant.compare(to, now()) < 0) return false;
      started = Temporal.Now.instant();
      first = to;
      return true;
    },
  };
}
