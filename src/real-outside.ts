import { Temporal } from 'temporal-polyfill';
import type { Clock } from './application/ports.ts';
import type { Config } from './config.ts';
import { managedIdentity, type TableStores, tableStores } from './storage/index.ts';

/** The stores that the settings name; undefined when it cannot be read from them where these are. */
export function openStores({ storage, tablePrefix }: Pick<Config, 'storage' | 'tablePrefix'>): TableStores | undefined {
  const account = 'accountUrl' in storage ? { ...storage, credential: managedIdentity() } : storage;
  try {
    return tableStores(account, { prefix: tablePrefix });
  } catch {
    return undefined;
  }
}

/** The real clock; with `startsAt`, one that starts there and goes on from it. */
export function clockFrom(startsAt: string | undefined): Clock {
  const started = Temporal.Now.instant();
  const first = startsAt === undefined ? started : Temporal.Instant.from(startsAt);
  const now = (): Temporal.Instant => first.add(Temporal.Now.instant().since(started));
  return {
    now: () => now().toString({ smallestUnit: 'millisecond' }),
    today: () => now().toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
  };
}
