import type { TeamMember } from '../../application/ports.ts';
import { type Allocation, isOpen } from '../../domain/allocation.ts';
import { recordsOf } from '../../domain/worker-records.ts';

/** An allocation about which the manager has something to answer. */
export interface OpenAllocation {
  readonly workerKey: string;
  readonly name: string;
  readonly allocation: Allocation;
}

/** Those of a team, the oldest first. */
export function openAllocations(members: readonly TeamMember[]): readonly OpenAllocation[] {
  const open = members
    .filter(({ leftOn }) => leftOn === undefined)
    .flatMap(({ workerKey, name, records = [] }) =>
      recordsOf(records, 'allocation')
        .filter(isOpen)
        .map((allocation) => ({ workerKey, name, allocation })),
    );
  return open.sort((a, b) => (a.allocation.decided.at < b.allocation.decided.at ? -1 : 1));
}
