import type { Stores } from '../../src/application/ports.ts';
import { type MemoryStores, memoryStores } from '../support/memory-stores.ts';

/** Stores in memory whose rows can be taken as they are and put back. */
export interface ReturningStores extends MemoryStores {
  /** As it is now; to be given to `back`. */
  now(): Kept;
  back(to: Kept): void;
}

export type Kept = readonly ReadonlyMap<unknown, unknown>[];

/**
 * The stores in memory keep all that they know in maps of their own. The maps that are made while the stores are made
 * are held on to, so that a state can be put back without knowing what is in it.
 */
export function returningStores(): ReturningStores {
  const Usual = globalThis.Map;
  const maps: Map<unknown, unknown>[] = [];
  class Noted<K, V> extends Usual<K, V> {
    constructor(entries?: Iterable<readonly [K, V]> | null) {
      super(entries ?? []);
      maps.push(this as Map<unknown, unknown>);
    }
  }
  globalThis.Map = Noted as MapConstructor;
  try {
    const stores = memoryStores();
    const all = [...maps];
    if (all.length === 0) throw new Error('the stores in memory keep nothing in maps');
    return {
      ...stores,
      now: () => all.map((map) => copied(map)),
      back: (to) => {
        for (const [index, map] of all.entries()) {
          map.clear();
          for (const [key, value] of to[index] ?? []) map.set(key, copied(value));
        }
      },
    };
  } finally {
    globalThis.Map = Usual;
  }
}

function copied<T>(value: T): T {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)])) as T;
  if (value instanceof Set) return new Set(value) as T;
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])) as T;
}

/** Everything that is kept of these people and teams, by whose it is: `caseload KEY`, `person KEY`, `team ID`. */
export async function everything(
  stores: Stores,
  { people, teams }: { readonly people: readonly string[]; readonly teams: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  for (const key of people) {
    rows.set(`caseload ${key}`, JSON.stringify([await stores.caseloads.read(key)]));
    rows.set(`person ${key}`, JSON.stringify([await stores.people.read(key)]));
  }
  for (const id of teams) {
    const there = await stores.teams.read(id);
    rows.set(`team ${id}`, JSON.stringify([there?.team]));
    rows.set(`waiting ${id}`, JSON.stringify([there?.waiting]));
    for (const member of there?.members ?? []) rows.set(`member ${member.workerKey} ${id}`, JSON.stringify(member));
  }
  for await (const delivery of stores.deliveries.ofDay('2000-01-01', '2099-12-31')) {
    rows.set(`delivery ${JSON.stringify(delivery.id)}`, JSON.stringify(delivery));
  }
  return rows;
}

/** Whose rows are different now. */
export function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}
