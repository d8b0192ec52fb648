import type { PersonKey } from '../domain/access.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { momentOf } from '../domain/london-time.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';

const STANDS_DAYS = 7;

/** The worker hears what a manager did to their figures, once for each press: `nonce` is the card's. */
export function tellOfAdjustment(
  notice: Omit<NoticeOf<'figures-lowered'>, 'kind'>,
  nonce: string,
  today: CalendarDate,
): Delivery {
  const personKey: PersonKey = notice.workerKey;
  return {
    id: { day: today, key: `figures-lowered/${notice.how}/${notice.adjustmentId}/${nonce}` },
    to: { kind: 'person', personKey },
    notice: { kind: 'figures-lowered', ...notice },
    sendBy: momentOf(addDays(today, STANDS_DAYS), '18:00'),
  };
}
