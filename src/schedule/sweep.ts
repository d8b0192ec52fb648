import { errorName } from '../application/error-name.ts';
import type { PendingItem } from '../application/ports.ts';
import { minutesFrom } from '../domain/london-time.ts';
import { type RelayOutside, relayPending } from './relay-pending.ts';
import { resumeOperations } from './resume-operations.ts';

/** Whole tables are looked through so rarely, because that takes the longer the more was ever recorded. */
const LOOK_EVERY_MINUTES = 10;
/** Longer, so that whoever looks keeps looking; once they are gone another instance does. */
const LEASE_MINUTES = 12;

/** What sees to it that everything is followed up, also after faults and crashes. */
export interface Sweep {
  /** Does the work of these outbox rows now, and what is left of it at later turns. Never throws. */
  follow(pending: readonly PendingItem[]): Promise<void>;
  /**
   * One turn: this instance's own rows that are left. At the first turn, and then every ten minutes on the one instance
   * that `leads` says, everything that anybody left in the tables. Never throws.
   */
  turn(): Promise<void>;
  /** Everything that anybody left, now. Never throws. */
  all(): Promise<void>;
}

/** The sweep of one instance. `leads` says whether it is this one that looks for all until a moment (ISO 8601, UTC). */
export function sweeping(outside: RelayOutside, leads: (now: string, until: string) => Promise<boolean>): Sweep {
  const { stores, clock, log } = outside;
  const left = new Map<string, PendingItem>();
  let looksAt: string | undefined;

  const keep = (items: readonly PendingItem[]): void => {
    for (const item of items) left.set(item.at, item);
  };
  const follow = async (pending: readonly PendingItem[]): Promise<void> => keep(await relayPending(outside, pending));
  const all = async (): Promise<void> => {
    try {
      keep(await relayPending(outside, stores.caseloads.pending()));
      keep(await resumeOperations(outside));
      looksAt = minutesFrom(clock.now(), LOOK_EVERY_MINUTES);
    } catch (error) {
      log.warn('tables-not-swept', { error: errorName(error) });
    }
  };
  const mayLook = async (): Promise<boolean> => {
    // A crash is followed by a start: whoever starts does not wait for its turn.
    if (looksAt === undefined) return true;
    const now = clock.now();
    return now >= looksAt && leads(now, minutesFrom(now, LEASE_MINUTES)).catch(() => false);
  };
  return {
    follow,
    all,
    turn: async () => {
      const again = [...left.values()];
      left.clear();
      await follow(again);
      if (await mayLook()) await all();
    },
  };
}
