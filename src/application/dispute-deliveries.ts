import { isDisputed } from '../domain/others-change.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import type { Delivery } from './delivery-ports.ts';
import type { OutboxItem } from './ports.ts';
import { standsUntil } from './stands-until.ts';
import { managersOn } from './who-is-told.ts';

/** Who hears that a worker disputes a change: the manager who made it, or all managers of the team where none did. */
export async function disputeDeliveries(
  { stores }: Pick<Outside, 'stores'>,
  { workerKey, changeId, on }: Extract<OutboxItem, { readonly kind: 'tell-dispute' }>,
): Promise<readonly Delivery[]> {
  const snapshot = await stores.caseloads.read(workerKey);
  const change = recordsOf(snapshot?.records ?? [], 'others-change').find(({ id }) => id === changeId);
  const team = snapshot && (await stores.teams.record(snapshot.head.teamId));
  if (!team || !change || !isDisputed(change)) return [];
  const managers = managersOn(team, on).filter((managerKey) => managerKey !== workerKey);
  const told = managers.includes(change.said.by) ? [change.said.by] : managers;
  return told.map((managerKey) => ({
    id: { day: on, key: `change-disputed/${workerKey}/${changeId}/${managerKey}` },
    to: { kind: 'person', personKey: managerKey },
    notice: { kind: 'change-disputed', managerKey, workerKey, changeId },
    sendBy: standsUntil(on),
  }));
}
