import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { momentOf } from '../domain/london-time.ts';
import type { HandOver } from '../domain/worker-records.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';
import type { CaseloadHead } from './ports.ts';

const STANDS_DAYS = 7;

/** What the two workers of a hand-over are told, each in private. */
export function tellBoth(
  { id, to, until }: HandOver,
  { workerKey: holderKey }: Pick<CaseloadHead, 'workerKey'>,
  how: NoticeOf<'case-handed-over'>['how'],
  day: CalendarDate,
): readonly Delivery[] {
  return [holderKey, to].map((workerKey) => ({
    id: { day, key: `case-handed-over/${how}/${id}/${until ?? 'open'}/${workerKey}` },
    to: { kind: 'person', personKey: workerKey },
    notice: { kind: 'case-handed-over', workerKey, holderKey, handOverId: id, how },
    sendBy: momentOf(addDays(day, STANDS_DAYS), '18:00'),
  }));
}
