import type { Outside } from '../../src/application/change-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { Identity } from '../../src/application/person-record.ts';
import { StorageUnavailable, type Stores } from '../../src/application/ports.ts';
import type { WorkerTerms } from '../../src/domain/case-facts.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';

export const TODAY = '2026-11-30';
export const TENANT = 'tenant-1';

/** The application with stores in memory on a fixed day. */
export function outsideOn(today: string = TODAY, stores: Stores = memoryStores()): Outside {
  return { stores, schemeOf: schemeInForce, clock: { now: () => `${today}T09:00:00.000Z`, today: () => today } };
}

export const identity = (name: string): Identity => ({ tenantId: TENANT, objectId: `object-${name}`, name });
export const keyOf = (name: string): string => personKeyOf(TENANT, `object-${name}`);
export const fullTime: WorkerTerms = { role: 'social-worker', fte: 1, professionalIssues: [] };

/** Stores whose call number `at` fails: before its work is done, or after it with the answer lost. */
export function failingStores(stores: Stores, at: number, when: 'before' | 'after'): Stores {
  let calls = 0;
  const failing = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, method, receiver) {
        const found: unknown = Reflect.get(target, method, receiver);
        if (typeof found !== 'function') return found;
        return async (...args: unknown[]) => {
          calls += 1;
          const fails = calls === at;
          if (fails && when === 'before') throw new StorageUnavailable('storage is down');
          const answer: unknown = await found.apply(target, args);
          if (fails) throw new StorageUnavailable('the answer was lost');
          return answer;
        };
      },
    });
  return {
    caseloads: failing(stores.caseloads),
    people: failing(stores.people),
    teams: failing(stores.teams),
    references: failing(stores.references),
    deliveries: failing(stores.deliveries),
    queue: failing(stores.queue),
    health: stores.health,
  };
}

/**
 * Does work with every storage call failing in turn, mends it, and holds the end against the work done smoothly; gives
 * the number of calls that could fail. What fails is said to whoever asked, and nothing else goes wrong.
 */
export async function interruptedEverywhere<State>(
  prepare: (stores: Stores) => Promise<unknown>,
  work: (stores: Stores) => Promise<unknown>,
  mend: (stores: Stores) => Promise<unknown>,
  stateOf: (stores: Stores) => Promise<State>,
  check: (state: State, smooth: State) => void,
): Promise<number> {
  const smooth = memoryStores();
  await prepare(smooth);
  await work(smooth);
  const expected = await stateOf(smooth);
  for (let at = 1; ; at += 1) {
    let failed = false;
    for (const when of ['before', 'after'] as const) {
      const stores = memoryStores();
      await prepare(stores);
      await work(failingStores(stores, at, when)).catch((error: unknown) => {
        if (!(error instanceof StorageUnavailable)) throw error;
        failed = true;
      });
      await mend(stores);
      check(await stateOf(stores), expected);
    }
    if (!failed) return at - 1;
  }
}
