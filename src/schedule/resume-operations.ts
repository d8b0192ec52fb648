import { completeAllocation } from '../application/allocate-case.ts';
import { errorName } from '../application/error-name.ts';
import { followByAll } from '../application/follow-team.ts';
import type { PendingItem, TeamOperation } from '../application/ports.ts';
import { completeTakeBack } from '../application/take-back.ts';
import { type RelayOutside, relayPending } from './relay-pending.ts';

/**
 * Completes what a crash left half done in teams, each by itself; gives back what is left of what follows. Throws only
 * when the operations cannot be read.
 */
export async function resumeOperations(outside: RelayOutside): Promise<readonly PendingItem[]> {
  const left: PendingItem[] = [];
  for await (const operation of outside.stores.teams.operations()) {
    try {
      left.push(...(await relayPending(outside, await complete(outside, operation))));
    } catch (error) {
      outside.log.warn('operation-not-resumed', { error: errorName(error) });
    }
  }
  return left;
}

async function complete(outside: RelayOutside, operation: TeamOperation): Promise<readonly PendingItem[]> {
  switch (operation.kind) {
    case 'allocate-case':
      return (await completeAllocation(outside, operation)).pending;
    case 'take-back':
      return (await completeTakeBack(outside, operation)).pending;
    case 'follow-team':
      return followByAll(outside, operation);
    case 'list-team':
      await outside.stores.teams.relist(operation.teamId);
      await outside.stores.teams.endOperation(operation);
      return [];
  }
}
