import { mayWithCaseload } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { valueOn } from '../domain/caseload.ts';
import { momentOf } from '../domain/london-time.ts';
import { daysOf, type Month, type MonthDays } from '../domain/month.ts';
import { isSubmitted } from '../domain/month-stage.ts';
import { snoozedUntil } from '../domain/snooze.ts';
import type { Outside } from './change-caseload.ts';
import { changeRecords, type RecordResult } from './change-records.ts';
import type { Delivery } from './delivery-ports.ts';
import { monthInQuestion } from './month-in-question.ts';
import type { PersonRecord } from './ports.ts';

/** What came of it: the morning on which the reminder comes again, or why it does not. */
export interface Snoozed {
  readonly month: Month;
  readonly days: MonthDays;
  readonly until: CalendarDate | null;
  readonly why: 'put-off' | 'submitted' | 'not-yet' | 'comes-anyway' | 'no-more';
}

/** The hour of reminders where no setting says another. */
const USUAL_HOUR = '09:00';

/** Puts the worker's reminder of a month, or of the one in question, off until the next working morning. */
export function snoozeReminder(
  outside: Outside,
  person: PersonRecord,
  asked: Month | undefined,
  key: string,
): Promise<RecordResult<never, Snoozed>> {
  const today = outside.clock.today();
  const workerKey = person.personKey;
  return changeRecords<never, Snoozed>(outside, {
    workerKey,
    by: workerKey,
    may: ({ head }) => mayWithCaseload(person, 'change', head),
    action: 'snooze-reminder',
    keys: [key],
    decide: (snapshot) => {
      const { region } = outside.schemeOf(valueOn(snapshot.head.schemes, today));
      const month = asked ?? monthInQuestion(snapshot, region, today);
      const days = daysOf(month, region);
      const morning = snoozedUntil(days, today, region);
      const left = (why: Snoozed['why']) => ({
        ok: true as const,
        change: null,
        reply: { month, days, until: null, why },
      });
      if (isSubmitted(snapshot.records, month)) return left('submitted');
      if (today < days.first) return left('not-yet');
      if (today >= days.due) return left('no-more');
      if (morning === null) return left('comes-anyway');
      const stage = today < days.again ? 'first' : 'again';
      const delivery: Delivery = {
        id: { day: morning, key: `submission-due/${month}/snoozed/${workerKey}` },
        to: { kind: 'person', personKey: workerKey },
        notice: { kind: 'submission-due', workerKey, month, stage, late: false },
        notBefore: momentOf(morning, outside.remindAt ?? USUAL_HOUR),
        sendBy: momentOf(stage === 'first' ? days.again : days.due, '00:00'),
      };
      return {
        ok: true,
        change: { deliveries: [delivery], detail: { month, until: morning } },
        reply: { month, days, until: morning, why: 'put-off' },
      };
    },
  });
}
