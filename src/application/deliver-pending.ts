import type { Outside } from './change-caseload.ts';
import { checkReference } from './check-reference.ts';
import { disputeDeliveries } from './dispute-deliveries.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';
import { followHandOver } from './follow-hand-over.ts';
import { followOffer } from './follow-offer.ts';
import { followTeam } from './follow-team.ts';
import { monthDeliveries } from './month-deliveries.ts';
import { pendingDeliveries } from './pending-case.ts';
import type { OutboxItem, PendingItem } from './ports.ts';
import { projectMember } from './project-member.ts';
import { reviewWarnings } from './review-warnings.ts';
import { warningDeliveries } from './tell-warnings.ts';

/**
 * Does the work of outbox rows and of those that it makes, and says which are not due yet: they are left for a later
 * turn. Safe to repeat.
 */
export async function deliverPending(
  outside: Outside,
  items: Iterable<PendingItem> | AsyncIterable<PendingItem>,
  left: PendingItem[] = [],
): Promise<readonly PendingItem[]> {
  for await (const pending of items) {
    if ((await deliver(outside, pending.item, left)) === 'done') await outside.stores.caseloads.done(pending);
    else left.push(pending);
  }
  return left;
}

async function deliver(outside: Outside, item: OutboxItem, left: PendingItem[]): Promise<'done' | 'left'> {
  switch (item.kind) {
    case 'follow-team':
      await deliverPending(outside, await followTeam(outside, item.teamId, item.workerKey, item.by), left);
      return 'done';
    case 'hand-over':
      await deliverPending(outside, await followHandOver(outside, item.workerKey, item.handOverId), left);
      return 'done';
    case 'check-reference':
      await deliverPending(outside, await checkReference(outside, item), left);
      return 'done';
    case 'follow-offer':
      await enqueueDeliveries(outside, await followOffer(outside, item));
      return 'done';
    case 'deliver':
      await enqueueDeliveries(outside, [item.delivery]);
      return 'done';
    case 'tell-team':
      await enqueueDeliveries(outside, await monthDeliveries(outside, item));
      return 'done';
    case 'tell-pending':
      await enqueueDeliveries(outside, await pendingDeliveries(outside, item));
      return 'done';
    case 'tell-dispute':
      await enqueueDeliveries(outside, await disputeDeliveries(outside, item));
      return 'done';
    case 'project-member':
      await projectMember(outside, item);
      await deliverPending(outside, (await reviewWarnings(outside, item.workerKey)).pending, left);
      return 'done';
    case 'review-warnings': {
      if (outside.clock.now() < item.notBefore) return 'left';
      const { pending, lookAgainAt } = await reviewWarnings(outside, item.workerKey);
      await deliverPending(outside, pending, left);
      return lookAgainAt === null ? 'done' : 'left';
    }
    case 'tell-warnings':
      // The card shows the team's rows: this worker's first.
      await projectMember(outside, item);
      await enqueueDeliveries(outside, await warningDeliveries(outside, item));
      return 'done';
  }
}
