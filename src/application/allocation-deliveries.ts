import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';
import { standsUntil } from './stands-until.ts';

type AllocationNotice = NoticeOf<
  'case-allocated' | 'allocation-taken-back' | 'allocation-concern' | 'concern-answered'
>;

/** What somebody is told of an allocation, once for each kind. */
export function tellOfAllocation(personKey: PersonKey, notice: AllocationNotice, today: CalendarDate): Delivery {
  return {
    id: { day: today, key: `${notice.kind}/${notice.allocationId}` },
    to: { kind: 'person', personKey },
    notice,
    sendBy: standsUntil(today),
  };
}
