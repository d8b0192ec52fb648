import { z } from 'zod';
import { lastSubmitted } from '../../application/month-in-question.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { draftMonth, type SubmitMonth, submitMonth } from '../../application/submit-month.ts';
import { lastDayIn } from '../../domain/month.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import { schemeOn } from '../case-days.ts';
import type { Command } from '../command.ts';
import { ifKnown } from '../if-known.ts';
import { aboutMonth, monthCard, monthIn } from '../month/month-card.ts';
import { doneWith } from '../month/month-done.ts';
import { asAt } from '../month/month-words.ts';
import { ownMonth } from '../month/own-month.ts';
import { fromMonth } from '../month/read-month.ts';
import { amount, statusName } from '../phrases.ts';
import { notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

const sendCard = monthCard.extend({ how: z.enum(['submit', 'nothing-changed', 'nil']) });

/** Submits the worker's month; a manager presses its buttons for somebody who is away. */
export const submitMonthCommand: Command = {
  name: 'submit-month',
  title: 'Submit my month',
  help: 'Shows your month as it would be submitted; one tap submits it, as nil or with nothing changed as well.',
  examples: ['submit', 'submit November'],
  right: 'submit-own-month',
  onBehalf: true,
  say: (turn, { month }) => fromMonth(turn, { month }, (own) => ownMonth(turn, own)),
  presses: {
    open: (turn, raw) => fromMonth(turn, { month: monthIn(raw) }, (own) => ownMonth(turn, own)),
    send: async (turn, raw) => {
      const card = sendCard.safeParse(raw);
      if (!card.success) return outdatedCard('my-month');
      const { nonce, ...sent } = card.data;
      return send(turn, sent, [nonce, turn.activityId]);
    },
    // The one tap of a reminder: it shows no figures, so it asks for none to be as they were.
    unchanged: async (turn, raw) => {
      const about = aboutMonth.safeParse(raw);
      if (!about.success) return outdatedCard('my-month');
      return send(turn, { month: about.data.month, how: 'nothing-changed' }, [turn.activityId]);
    },
    draft: async (turn, raw) => {
      const card = monthCard.safeParse(raw);
      if (!card.success) return outdatedCard('my-month');
      const { nonce, month } = card.data;
      const { person, outside, activityId } = turn;
      const result = await draftMonth<Reply>(outside, {
        access: person,
        workerKey: person.personKey,
        month,
        keys: [nonce, activityId],
        reply: () =>
          notice(
            `${spokenMonth(month)} is begun`,
            ['Your manager sees that you are at it. Nothing is submitted yet: what you record until then counts.'],
            [{ title: `Show ${spokenMonth(month)}`, verb: 'my-month.open', data: { month } }],
          ),
      });
      return doneWith(turn, result, { month });
    },
  },
};

async function send(
  turn: Turn,
  {
    month,
    how,
    version,
    worker,
  }: Pick<SubmitMonth<Reply>, 'month' | 'how' | 'version'> & { worker?: string | undefined },
  keys: readonly string[],
): Promise<Reply> {
  const { person, outside } = turn;
  const result = await submitMonth<Reply>(outside, {
    access: person,
    workerKey: worker ?? person.personKey,
    month,
    how,
    version,
    keys,
    reply: (record, snapshot) => submitted(turn, record, snapshot),
  });
  const isOwn = worker === undefined || worker === person.personKey;
  return doneWith(turn, result, { month, version, ...ifKnown('worker', isOwn ? undefined : worker) });
}

function submitted({ person, outside, today }: Turn, record: MonthRecord, snapshot: CaseloadSnapshot): Reply {
  const { month, total, status, nil } = record;
  const { head } = snapshot;
  const isOwn = head.workerKey === person.personKey;
  const { unit } = schemeOn(snapshot, outside.schemeOf, lastDayIn(month));
  const last = lastSubmitted(snapshot, month);
  const name = spokenMonth(month);
  return notice(
    isOwn ? `${name} is submitted` : `${name} is submitted for ${head.name}`,
    [
      `${nil ? 'Nil: ' : ''}${amount(total, unit)} ${asAt(month)}, ${statusName(status)}.`,
      ...(today < lastDayIn(month)
        ? [`What changes until ${spokenDate(lastDayIn(month))} can be submitted again, while it is not agreed.`]
        : []),
      ...(last ? [`${spokenMonth(last.month)} was submitted with ${last.total}.`] : []),
      isOwn
        ? 'It waits for agreement in supervision. Later changes do not alter what was submitted.'
        : `It says that you submitted it. ${head.name} hears of it, and confirms it when back.`,
    ],
    [
      isOwn
        ? { title: `Show ${name}`, verb: 'my-month.open', data: { month } }
        : { title: `Show ${name}`, verb: 'team-month.worker', data: { month, worker: head.workerKey } },
    ],
  );
}
