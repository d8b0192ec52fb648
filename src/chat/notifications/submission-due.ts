import { notAMonth } from '../../application/month-in-question.ts';
import type { NoticeOf } from '../../application/notices.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { valueOn } from '../../domain/caseload.ts';
import { daysOf, type Month, type MonthDays } from '../../domain/month.ts';
import { isSubmitted } from '../../domain/month-stage.ts';
import { snoozedUntil } from '../../domain/snooze.ts';
import { comingDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { isAway, recordsOf } from '../../domain/worker-records.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type Due = NoticeOf<'submission-due'>;

/** To a worker who has not submitted: before the month's end, after it, and on the due day (product page, Reminders). */
export const submissionDue: Notification<'submission-due'> = {
  kind: 'submission-due',
  async compose({ stores, schemeOf, clock }, asked) {
    const snapshot = await stores.caseloads.read(asked.workerKey);
    const today = clock.today();
    if (!snapshot || !isAsked(snapshot, asked.month, today)) return null;
    const { region } = schemeOf(valueOn(snapshot.head.schemes, today));
    const days = daysOf(asked.month, region);
    if (!isTheTime(asked.stage, days, today)) return null;
    return wordsFor(asked, days, today, snoozedUntil(days, today, region) !== null);
  },
  samples: [
    sample('the first, some days before the month ends', 'first', '2026-11-26', false),
    sample('again, when the service was down at the hour', 'again', '2026-12-01', true),
    sample('the last, on the day', 'last', '2026-12-07', false),
    sample('the last, late', 'last', '2026-12-08', true),
  ],
};

/** Nobody is chased who has submitted, is away, left the team or came to it after the month. */
function isAsked(snapshot: CaseloadSnapshot, month: Month, today: CalendarDate): boolean {
  const { leftOn } = snapshot.head;
  return (
    (leftOn === undefined || today < leftOn) &&
    notAMonth(snapshot, month, today) === null &&
    !isSubmitted(snapshot.records, month) &&
    !isAway(recordsOf(snapshot.records, 'absence'), today)
  );
}

/** From its day on, and until the next reminder takes its place. */
function isTheTime(stage: Due['stage'], { first, again, due }: MonthDays, today: CalendarDate): boolean {
  switch (stage) {
    case 'first':
      return first <= today && today < again;
    case 'again':
      return again <= today && today < due;
    case 'last':
      return due <= today;
  }
}

function wordsFor({ month, stage, late }: Due, { due }: MonthDays, today: CalendarDate, maySnooze: boolean): Composed {
  const named = spokenMonth(month);
  const by = comingDate(due, today);
  const asked = {
    first: `${named} is nearly over: your caseload can be submitted, by ${by}.`,
    again: `${named} is over, and your caseload waits to be submitted, by ${by}.`,
    last: today > due ? `${named} was due on ${by}.` : `${named} is due today: this is the last reminder.`,
  }[stage];
  const sentences = [
    asked,
    stage === 'last'
      ? 'If something stands in the way, a word to your manager is enough.'
      : 'If nothing has changed since the last month, one press is enough.',
    ...(late ? ['This comes late, because I was not running at the usual hour. Sorry.'] : []),
  ];
  const { card } = notice(`Your month: ${named}`, sentences, [
    { title: 'See and submit', verb: 'submit-month.open', data: { month } },
    { title: 'Nothing changed', verb: 'submit-month.unchanged', data: { month } },
    ...(maySnooze ? [{ title: 'Remind me tomorrow', verb: 'snooze-reminder.snooze', data: { month } }] : []),
  ]);
  return { text: asked, ...(card ? { card } : {}) };
}

function sample(sentence: string, stage: Due['stage'], today: CalendarDate, late: boolean) {
  const asked: Due = { kind: 'submission-due', workerKey: 'worker', month: '2026-11', stage, late };
  const days = daysOf('2026-11', 'england');
  return {
    sentence,
    notice: asked,
    composed: wordsFor(asked, days, today, snoozedUntil(days, today, 'england') !== null),
  };
}
