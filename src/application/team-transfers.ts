import type { CalendarDate } from '../domain/calendar-date.ts';
import { isFollowed } from '../domain/hand-over.ts';
import { type HandOver, recordsOf } from '../domain/worker-records.ts';
import type { TeamMember } from './ports.ts';

/** A case that is to move, from whom and to whom. */
export type Coming = Pick<HandOver, 'ref' | 'from' | 'toName'> & { readonly holderName: string };

/** The transfers that are agreed for a team and have not begun: those of its workers, and those that come to them from outside. */
export function transfersOf(
  everyone: readonly Pick<TeamMember, 'workerKey' | 'name' | 'records'>[],
  today: CalendarDate,
): readonly Coming[] {
  const own = new Set(everyone.map(({ workerKey }) => workerKey));
  return everyone.flatMap(({ name, records = [] }) => [
    ...recordsOf(records, 'hand-over')
      .filter((handOver) => handOver.as === 'transfer' && isFollowed(handOver, today))
      .map(({ ref, from, toName }) => ({ ref, from, toName, holderName: name })),
    ...recordsOf(records, 'received')
      .filter((one) => one.as === 'transfer' && isFollowed(one, today) && !own.has(one.holder))
      .map(({ ref, from, holderName }) => ({ ref, from, toName: name, holderName })),
  ]);
}
