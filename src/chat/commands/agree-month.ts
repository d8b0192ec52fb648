import { z } from 'zod';
import { agreeMonth, disputeMonth, reopenMonth } from '../../application/agree-month.ts';
import { openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadHead } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { valueOn } from '../../domain/caseload.ts';
import { lastDayIn, type Month } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { compareText } from '../../domain/timeline.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { Command } from '../command.ts';
import { choice, needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { askCorrection, saveCorrection } from '../month/correct-case.ts';
import { submissionCard } from '../month/month-card.ts';
import { doneWith } from '../month/month-done.ts';
import { lineTitle } from '../month/remarks-group.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { amount } from '../phrases.ts';
import { cancelled, noCaseload, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { begin } from './team-month.ts';

type Raw = Readonly<Record<string, unknown>>;

/** A manager's answer to a month: agreed, with a remark, or reopened. */
export const agreeMonthCommand: Command = {
  name: 'agree-month',
  title: 'Agree a month',
  help: 'Opens what your workers have submitted: agree it, remark on a line, or reopen what was agreed.',
  examples: ["agree Amira's month", 'agree the submissions'],
  // The wider of two: whose month it is decides which one is needed.
  right: 'agree-managers-months',
  say: (turn, { month, name }) => begin(turn, month, name),
  presses: {
    agree: async (turn, raw) => {
      const card = submissionCard.safeParse(raw);
      if (!card.success) return outdatedCard('agree-month');
      const { nonce, worker, month, revision } = card.data;
      const result = await agreeMonth<Reply>(turn.outside, {
        ...actOf(turn, worker, month, nonce),
        revision,
        reply: (record, { head }) =>
          notice(
            `${spokenMonth(month)} of ${head.name} is agreed`,
            [`${amountIn(turn, head, record)}, with both your names. It is locked; it can be reopened with a reason.`],
            next(worker, month, head.teamId),
          ),
      });
      return doneWith(turn, result, { month, worker });
    },
    dispute: (turn, raw) => askForRemark(turn, raw, {}, {}),
    'dispute-save': saveRemark,
    correct: askCorrection,
    'correct-save': saveCorrection,
    reopen: async (turn, raw) => askForReason(turn, raw, {}, {}),
    'reopen-save': saveReopening,
    cancel: cancelled,
  },
};

function actOf({ person, activityId }: Turn, worker: string, month: Month, nonce: string) {
  return { access: person, workerKey: worker, month, keys: [nonce, activityId] };
}

const next = (worker: string, month: Month, teamId: string) => [
  { title: 'Show it', verb: 'team-month.worker', data: { worker, month } },
  { title: 'Back to the team', verb: 'team-month.open', data: { teamId, month } },
];

const shownCard = submissionCard.omit({ nonce: true, version: true });

/** So many lines are offered at once. */
const LINES = 40;
const WHOLE = 'whole';
/** After every reference: what belongs to no case. */
const LAST = '\u{10FFFF}';

const REASON = { reason: needed(reasonText('Why is it reopened?')) };

function remarkFields(lines: readonly { readonly title: string; readonly value: string }[]) {
  return {
    line: needed(choice('What is it about?', [{ title: 'The whole month', value: WHOLE }, ...lines])),
    text: needed(reasonText('Your remark')),
  };
}

/** What is remarked, on which line of the submission that was shown. */
async function askForRemark(turn: Turn, raw: Raw, typed: Typed, problems: Problems): Promise<Reply> {
  const card = shownCard.safeParse(raw);
  if (!card.success) return outdatedCard('agree-month');
  const { worker, month, revision } = card.data;
  const { outside, person } = turn;
  const opened = await openCaseload(outside, person, 'see', worker);
  if (!opened.ok) return noCaseload(opened);
  const submitted = await outside.stores.caseloads.monthSnapshot(worker, month, revision);
  if (!submitted) return outdatedCard('agree-month');
  const lines = submitted.lines.map((line, place) => ({ line, place }));
  lines.sort((a, b) => compareText(a.line.caseRef ?? LAST, b.line.caseRef ?? LAST));
  const all = lines.map(({ line, place }) => ({
    title: `${lineTitle(line)} (${line.points}, ${line.source})`,
    value: String(place),
  }));
  const page = pageOf(all, pageIn(raw), LINES);
  const data = { worker, month, revision };
  return formCard({
    title: `A remark on ${spokenMonth(month)} of ${opened.snapshot.head.name}`,
    notes: ['The worker hears of it, and answers it or submits anew.', ...pageWords(page)],
    fields: remarkFields(page.items),
    typed: { line: WHOLE, ...typed },
    problems,
    buttons: [
      foremost(sends('Send', 'agree-month.dispute-save', { ...data, nonce: outside.newId(), page: page.page })),
      ...pageButtons(page, 'agree-month.dispute', data),
      ...(mayInTeam(person, 'change-team-caseload', opened.snapshot.head.teamId)
        ? [leaves('Correct a case', 'agree-month.correct', { worker, month })]
        : []),
      leaves('Cancel', 'agree-month.cancel'),
    ],
  });
}

const chosenLine = z.object({ line: z.string().regex(/^(?:whole|\d{1,6})$/) });

async function saveRemark(turn: Turn, raw: Raw): Promise<Reply> {
  const card = submissionCard.safeParse(raw);
  if (!card.success) return outdatedCard('agree-month');
  const { nonce, worker, month, revision } = card.data;
  const line = chosenLine.safeParse(raw).data?.line ?? '';
  const fields = remarkFields(line === '' || line === WHOLE ? [] : [{ title: '', value: line }]);
  const typed = typedIn(fields, raw, turn.today);
  const read = readForm(fields, typed);
  if (!read.ok) return askForRemark(turn, raw, typed, read.problems);
  const result = await disputeMonth<Reply>(turn.outside, {
    ...actOf(turn, worker, month, nonce),
    revision,
    line: read.values.line === WHOLE ? null : Number(read.values.line),
    text: read.values.text,
    reply: (_, { head }) =>
      notice(
        'Your remark is recorded',
        [`${head.name} hears of it. ${spokenMonth(month)} waits for the answer.`],
        next(worker, month, head.teamId),
      ),
  });
  return doneWith(turn, result, { month, worker });
}

async function askForReason({ outside }: Turn, raw: Raw, typed: Typed, problems: Problems): Promise<Reply> {
  const card = shownCard.safeParse(raw);
  if (!card.success) return outdatedCard('agree-month');
  return formCard({
    title: `Reopen ${spokenMonth(card.data.month)}`,
    notes: ['Both names are taken off it, and the worker submits it anew. What was agreed is kept.'],
    fields: REASON,
    typed,
    problems,
    buttons: [
      foremost(sends('Reopen', 'agree-month.reopen-save', { ...card.data, nonce: outside.newId() })),
      leaves('Cancel', 'agree-month.cancel'),
    ],
  });
}

async function saveReopening(turn: Turn, raw: Raw): Promise<Reply> {
  const card = submissionCard.safeParse(raw);
  if (!card.success) return outdatedCard('agree-month');
  const { nonce, worker, month, revision } = card.data;
  const typed = typedIn(REASON, raw, turn.today);
  const read = readForm(REASON, typed);
  if (!read.ok) return askForReason(turn, raw, typed, read.problems);
  const result = await reopenMonth<Reply>(turn.outside, {
    ...actOf(turn, worker, month, nonce),
    revision,
    reason: read.values.reason,
    reply: (_, { head }) =>
      notice(
        `${spokenMonth(month)} of ${head.name} is reopened`,
        [`${head.name} hears of it and submits it anew.`],
        next(worker, month, head.teamId),
      ),
  });
  return doneWith(turn, result, { month, worker });
}

/** The month's total in the unit of the scheme by which it was scored. */
function amountIn({ outside }: Turn, { schemes }: CaseloadHead, { month, total }: MonthRecord): string {
  return amount(total, outside.schemeOf(valueOn(schemes, lastDayIn(month))).unit);
}
