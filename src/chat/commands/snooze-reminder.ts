import { type Snoozed, snoozeReminder } from '../../application/snooze-reminder.ts';
import type { Month } from '../../domain/month.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { Command } from '../command.ts';
import { monthIn } from '../month/month-card.ts';
import { NOT_THERE, noCaseload, notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Puts a reminder to submit off until the next working morning; the last one cannot be put off. */
export const snoozeReminderCommand: Command = {
  name: 'snooze-reminder',
  title: 'Remind me tomorrow',
  help: 'Puts the reminder to submit your month off until the next working morning.',
  examples: ['remind me tomorrow', 'snooze the reminder'],
  right: 'submit-own-month',
  say: (turn) => snooze(turn, undefined),
  presses: { snooze: (turn, raw) => snooze(turn, monthIn(raw)) },
};

async function snooze(turn: Turn, asked: Month | undefined): Promise<Reply> {
  const result = await snoozeReminder(turn.outside, turn.person, asked, turn.activityId);
  if (!result.ok) return noCaseload(NOT_THERE);
  turn.outside.follow(result.pending);
  const { month } = result.reply;
  const see = { title: 'See and submit', verb: 'submit-month.open', data: { month } };
  const isPutOff = result.reply.why === 'put-off';
  return notice(isPutOff ? 'I remind you again' : 'Nothing was put off', [wordsFor(result.reply, turn.today)], [see]);
}

function wordsFor({ month, days, until, why }: Snoozed, today: string): string {
  const name = spokenMonth(month);
  const due = spokenDate(days.due);
  switch (why) {
    case 'put-off':
      return `The reminder of ${name} comes again on ${spokenDate(until ?? days.due)}. The month is due on ${due}.`;
    case 'submitted':
      return `${name} is submitted: nobody reminds you of it.`;
    case 'not-yet':
      return `The first reminder of ${name} comes on ${spokenDate(days.first)}. The month is due on ${due}.`;
    case 'comes-anyway':
      return `The next reminder of ${name} comes on ${spokenDate(today < days.again ? days.again : days.due)} anyway.`;
    case 'no-more':
      return `${name} is due on ${due}: no reminder of it is left to put off.`;
  }
}
