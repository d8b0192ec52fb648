import type { Outside } from '../../application/change-caseload.ts';
import type { Recipient } from '../../application/delivery-ports.ts';
import type { TeamRecord } from '../../application/ports.ts';

/** A recipient as an operator knows them. */
export async function nameOf(
  { stores }: Pick<Outside, 'stores'>,
  team: Pick<TeamRecord, 'name'>,
  to: Recipient,
): Promise<string> {
  if (to.kind === 'managers-channel') return `managers' channel of ${team.name}`;
  return (await stores.people.read(to.personKey))?.name ?? 'somebody without a record';
}
