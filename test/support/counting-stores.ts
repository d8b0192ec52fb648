import type { Stores } from '../../src/application/ports.ts';

export interface CountingStores extends Stores {
  /** The calls made so far in order, e.g. `caseloads.read`. */
  readonly calls: readonly string[];
  /** Forgets what was counted. */
  reset(): void;
}

/** The same stores with every call to a port written down. */
export function countingStores(stores: Stores): CountingStores {
  const calls: string[] = [];
  const counted = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get(target, method, receiver) {
        const found: unknown = Reflect.get(target, method, receiver);
        if (typeof found !== 'function') return found;
        return (...args: unknown[]) => {
          calls.push(`${name}.${String(method)}`);
          return found.apply(target, args);
        };
      },
    });
  return {
    calls,
    reset: () => {
      calls.length = 0;
    },
    caseloads: counted('caseloads', stores.caseloads),
    people: counted('people', stores.people),
    teams: counted('teams', stores.teams),
    references: counted('references', stores.references),
    deliveries: counted('deliveries', stores.deliveries),
    queue: counted('queue', stores.queue),
    health: counted('health', stores.health),
  };
}
