import type { PersonKey } from '../domain/access.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { momentOf } from '../domain/london-time.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';

const STANDS_DAYS = 7;

type AllocationNotice = NoticeOf<
  'case-allocated' | 'allocation-taken-back' | 'allocation-concern' | 'concern-answered'
>;

/** What somebody is told of an allocation, once for each kind. */
export function tellOfAllocation(personKey: PersonKey, notice: AllocationNotice, today: CalendarDate): Delivery {
  return {
    id: { day: today, key: `${notice.kind}/${notice.allocationId}` },
    to: { kind: 'person', personKey },
    notice,
    sendBy: momentOf(addDays(today, STANDS_DAYS), '18:00'),
  };
}
