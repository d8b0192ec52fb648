import type { ReferenceStore } from '../../src/application/ports.ts';
import { plainRef } from '../../src/domain/reference.ts';

/** Who has a case of which reference, in memory. */
export function memoryReferences(reach: (...keys: readonly string[]) => Promise<void>): ReferenceStore {
  const held = new Map<string, Set<string>>();
  return {
    async holders(ref) {
      await reach();
      return [...(held.get(plainRef(ref)) ?? [])].sort();
    },
    async hold(ref, workerKey) {
      await reach(workerKey);
      held.set(plainRef(ref), new Set([...(held.get(plainRef(ref)) ?? []), workerKey]));
    },
    async release(ref, workerKey) {
      await reach(workerKey);
      held.get(plainRef(ref))?.delete(workerKey);
    },
  };
}
