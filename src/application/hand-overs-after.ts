import type { CalendarDate } from '../domain/calendar-date.ts';
import { isFollowed } from '../domain/hand-over.ts';
import { recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import type { CaseloadSnapshot, OutboxItem } from './ports.ts';

/** What the other side of a hand-over follows with: it is done after the holder's change, until both sides have it. */
export function handOversAfter(
  { head, records }: Pick<CaseloadSnapshot, 'head' | 'records'>,
  changed: readonly { readonly caseId: string }[],
  putRecords: readonly WorkerRecord[],
  today: CalendarDate,
): readonly OutboxItem[] {
  const agreed = recordsOf(putRecords, 'hand-over').map(({ id }) => id);
  const touched = recordsOf(records, 'hand-over')
    .filter((record) => isFollowed(record, today) && changed.some(({ caseId }) => caseId === record.caseId))
    .map(({ id }) => id);
  const { workerKey } = head;
  return [
    ...[...new Set([...agreed, ...touched])].map(
      (handOverId) => ({ kind: 'hand-over', workerKey, handOverId }) as const,
    ),
    // One that was accepted with the change.
    ...recordsOf(putRecords, 'offer').map(
      ({ id, toTeam }) => ({ kind: 'follow-offer', workerKey, teamId: toTeam, offerId: id }) as const,
    ),
  ];
}
