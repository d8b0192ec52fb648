import { z } from 'zod';
import { answerRemark, openRemarks } from '../../application/answer-month-remark.ts';
import { askReopenMonth } from '../../application/ask-reopen-month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { Command } from '../command.ts';
import { needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { linesSheet } from '../month/lines-sheet.ts';
import { aboutMonth, monthCard, monthIn } from '../month/month-card.ts';
import { doneWith } from '../month/month-done.ts';
import { ownMonth } from '../month/own-month.ts';
import { fromMonth, submittedOf } from '../month/read-month.ts';
import { remarkSubject } from '../month/remarks-group.ts';
import { pageIn } from '../paging.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** The worker's month: where it stands, what changed, what the manager remarks, and what there is to do about it. */
export const myMonth: Command = {
  name: 'my-month',
  title: 'My month',
  help: 'Shows where your month stands, its figures, what changed since the last one and what there is to do.',
  examples: ['my month', 'what changed since October?'],
  right: 'submit-own-month',
  say: (turn, { month }) => fromMonth(turn, { month }, (own) => ownMonth(turn, own)),
  presses: {
    open: (turn, raw) => fromMonth(turn, { month: monthIn(raw) }, (own) => ownMonth(turn, own)),
    lines: (turn, raw) =>
      fromMonth(turn, { month: monthIn(raw) }, async (own) => {
        const back = leaves('Back to the month', 'my-month.open', { month: own.month });
        const submitted = own.record?.state === 'draft' ? undefined : await submittedOf(turn, own, own.record);
        return linesSheet(turn, submitted ?? own.now, {
          page: pageIn(raw),
          verb: 'my-month.lines',
          data: {},
          buttons: [back],
        });
      }),
    answer: (turn, raw) => askForAnswer(turn, monthIn(raw), {}, {}),
    'answer-save': saveAnswer,
    ask: async (turn, raw) => {
      const about = aboutMonth.safeParse(raw);
      return about.success ? askWhy(turn, about.data.month, {}, {}) : outdatedCard('my-month');
    },
    'ask-save': saveAsking,
    cancel: cancelled,
  },
};

const ANSWER = { text: needed(reasonText('Your answer')) };
const REASON = { reason: needed(reasonText('Why should it be reopened?')) };

const remarkCard = monthCard.extend({ remark: z.int().min(0) });

/** The first remark that waits for an answer. */
async function askForAnswer(turn: Turn, month: string | undefined, typed: Typed, problems: Problems): Promise<Reply> {
  return fromMonth(turn, { month }, async (own) => {
    const { record } = own;
    const [open] = record ? openRemarks(record) : [];
    if (!record || !open) return notice('Nothing to answer', [`No remark on ${spokenMonth(own.month)} waits for you.`]);
    const submitted = await submittedOf(turn, own, record);
    const about = remarkSubject({ line: open.line, revision: record.revision }, record, submitted ? [submitted] : []);
    const card = { nonce: turn.outside.newId(), month: own.month, remark: open.place };
    return formCard({
      title: `${spokenMonth(own.month)}: a remark on ${about}`,
      notes: [open.text],
      fields: ANSWER,
      typed,
      problems,
      buttons: [foremost(sends('Answer', 'my-month.answer-save', card)), leaves('Cancel', 'my-month.cancel')],
    });
  });
}

async function saveAnswer(turn: Turn, raw: Readonly<Record<string, unknown>>): Promise<Reply> {
  const card = remarkCard.safeParse(raw);
  if (!card.success) return outdatedCard('my-month');
  const { nonce, month, remark } = card.data;
  const typed = typedIn(ANSWER, raw, turn.today);
  const read = readForm(ANSWER, typed);
  if (!read.ok) return askForAnswer(turn, month, typed, read.problems);
  const { person, outside, activityId } = turn;
  const result = await answerRemark<Reply>(outside, {
    access: person,
    workerKey: person.personKey,
    month,
    keys: [nonce, activityId],
    remark,
    text: read.values.text,
    reply: (record) => {
      const left = openRemarks(record).length;
      const goesOn =
        left > 0
          ? `There ${left === 1 ? 'is one more remark' : `are ${left} more remarks`}.`
          : 'It waits for agreement again.';
      return notice(
        'Your answer is recorded',
        [goesOn],
        [
          ...(left > 0 ? [{ title: 'The next one', verb: 'my-month.answer', data: { month } }] : []),
          { title: `Show ${spokenMonth(month)}`, verb: 'my-month.open', data: { month } },
        ],
      );
    },
  });
  return doneWith(turn, result, { month });
}

async function askWhy({ outside }: Turn, month: string, typed: Typed, problems: Problems): Promise<Reply> {
  return formCard({
    title: `Ask to reopen ${spokenMonth(month)}`,
    notes: ['It stays agreed until your manager reopens it. Then you submit it anew.'],
    fields: REASON,
    typed,
    problems,
    buttons: [
      foremost(sends('Ask', 'my-month.ask-save', { nonce: outside.newId(), month })),
      leaves('Cancel', 'my-month.cancel'),
    ],
  });
}

async function saveAsking(turn: Turn, raw: Readonly<Record<string, unknown>>): Promise<Reply> {
  const card = monthCard.safeParse(raw);
  if (!card.success) return outdatedCard('my-month');
  const { nonce, month } = card.data;
  const typed = typedIn(REASON, raw, turn.today);
  const read = readForm(REASON, typed);
  if (!read.ok) return askWhy(turn, month, typed, read.problems);
  const { person, outside, activityId } = turn;
  const result = await askReopenMonth<Reply>(outside, {
    access: person,
    workerKey: person.personKey,
    month,
    keys: [nonce, activityId],
    reason: read.values.reason,
    reply: () => notice('Your manager is asked', [`${spokenMonth(month)} stays agreed until it is reopened.`]),
  });
  return doneWith(turn, result, { month });
}
