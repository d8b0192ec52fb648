import { openRemarks } from '../../application/answer-month-remark.ts';
import type { Figures } from '../../application/effect.ts';
import { notAMonth } from '../../application/month-in-question.ts';
import { holdingOn } from '../../application/month-scored.ts';
import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import { answerersOf } from '../../application/who-is-told.ts';
import { monthOf, monthsFrom } from '../../domain/month.ts';
import { isSubmitted } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { scoreOn } from '../../domain/timeline.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import { type Button, foremost, leaves } from '../cards/button.ts';
import { lackSentences } from '../lack-words.ts';
import { amount, statusName, statusWords, totalOf } from '../phrases.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { differenceBetween, type MonthDifference } from './changes-group.ts';
import { asAt, dueSentence, nameSentences } from './month-words.ts';
import { comparedWith, submissionIn, submissionsOf, type WorkersMonth } from './read-month.ts';
import { remarkedOn, remarkGroups } from './remarks-group.ts';

const TITLES: Record<MonthRecord['state'] | 'not-started', string> = {
  'not-started': 'not submitted yet',
  draft: 'begun, not submitted yet',
  submitted: 'submitted, waits for agreement',
  nil: 'submitted as nil, waits for agreement',
  disputed: 'there is a remark for you',
  agreed: 'agreed',
};

/** The worker's own month: where it stands, its figures, what changed since the last one, and what there is to do. */
export async function ownMonth(turn: Turn, own: WorkersMonth): Promise<Reply> {
  const { month, record } = own;
  const compared = comparedWith(own);
  const [submissions, agreement] = await Promise.all([
    submissionsOf(turn, own, [compared, record, ...(record ? remarkedOn(record) : [])]),
    agreementSentences(turn, own),
  ]);
  const before = submissionIn(submissions, compared);
  const since = compared === record ? 'Since you submitted it' : `Since ${spokenMonth(compared?.month ?? month)}`;
  const changes = before && differenceBetween(since, before, own.now);
  const remarks = record ? remarkGroups(record, submissions) : [];
  return privateCard('sheet', {
    title: `${spokenMonth(month)}: ${TITLES[record?.state ?? 'not-started']}`,
    sentences: [
      ...figureSentences(own, submissionIn(submissions, record)),
      ...(record ? nameSentences(record) : []),
      ...agreement,
    ].map((text) => ({ text })),
    groups: [...remarks, ...(changes ? [changes.group] : [])],
    choices: [],
    buttons: buttonsOf(turn, own, changes),
  });
}

/** A manager's own month may be nobody's to agree. One storage call for a manager, none for anybody else. */
async function agreementSentences({ outside, person }: Turn, own: WorkersMonth): Promise<readonly string[]> {
  const { snapshot, record, today } = own;
  const { teamId, workerKey } = snapshot.head;
  if (record?.state === 'agreed' || !person.manages.includes(teamId)) return [];
  const team = await outside.stores.teams.record(teamId);
  if (!team || answerersOf(team, workerKey, today).length > 0) return [];
  return ['Nobody can agree your month: you manage the team alone. An administrator can name a service manager.'];
}

function figureSentences(own: WorkersMonth, submitted: MonthSnapshot | undefined): readonly string[] {
  const { month, record, now, region, timeline, today } = own;
  const wordsOf = (figures: Figures) => `${totalOf(figures)} ${asAt(month)}, ${statusWords(figures)}`;
  const would = wordsOf(now.figures);
  if (!record || record.state === 'draft') {
    return [
      `By what is recorded: ${would}.`,
      ...lackSentences(scoreOn(timeline, now.asOf)),
      dueSentence(month, region, today),
    ];
  }
  const { total, status, changedSince } = record;
  const was = submitted
    ? wordsOf(submitted.figures)
    : `${amount(total, now.figures.unit)} ${asAt(month)}, ${statusName(status)}`;
  const since = changedSince ? [`The caseload or its guideline was changed since: now it would be ${would}.`] : [];
  return [`Submitted: ${was}.`, ...since];
}

function buttonsOf(turn: Turn, own: WorkersMonth, changes: MonthDifference | undefined): readonly Button[] {
  const { month, record } = own;
  const more = [leaves('The lines', 'my-month.lines', { month }), ...(record?.revision ? [summary(own)] : [])];
  return [...acts(turn, own, changes), ...more, ...otherMonth(own)].slice(0, 6);
}

function acts(turn: Turn, own: WorkersMonth, changes: MonthDifference | undefined): readonly Button[] {
  const { month, record, snapshot } = own;
  const card = { month, nonce: turn.outside.newId(), version: snapshot.head.version };
  const submits = (title: string, how: string) => leaves(title, 'submit-month.send', { ...card, how });
  switch (record?.state) {
    case 'agreed':
      return record.reopenAsked ? [] : [leaves(`Ask to reopen`, 'my-month.ask', { month })];
    case 'disputed':
      return [
        ...(openRemarks(record).length > 0 ? [foremost(leaves('Answer', 'my-month.answer', { month }))] : []),
        submits('Submit again', 'submit'),
      ];
    case 'submitted':
    case 'nil': {
      if (record.changedSince) return [foremost(submits('Submit again', 'submit'))];
      const isMine = record.submitted?.by === turn.person.personKey;
      return isMine ? [] : [foremost(submits('Confirm it', record.state === 'nil' ? 'nil' : 'nothing-changed'))];
    }
    default: {
      const { cases, duties } = holdingOn(snapshot, turn.outside.schemeOf, own.now.asOf);
      const isNil = cases === 0 && !duties;
      return [
        foremost(changes?.isNone ? submits('Nothing changed', 'nothing-changed') : submits('Submit', 'submit')),
        ...(isNil ? [submits('Nil: nothing held', 'nil')] : []),
        ...(record ? [] : [leaves('Save as draft', 'submit-month.draft', card)]),
      ];
    }
  }
}

const summary = ({ month }: WorkersMonth) => leaves('For supervision', 'supervision-summary.open', { month });

/** The month beside it that may want something too. */
function otherMonth({ month, today, snapshot }: WorkersMonth): readonly Button[] {
  const before = monthsFrom(month, -1);
  const other = month < monthOf(today) ? monthsFrom(month, 1) : before;
  const isAsked =
    other > month || (!isSubmitted(snapshot.records, other) && notAMonth(snapshot, other, today) === null);
  return isAsked ? [leaves(spokenMonth(other), 'my-month.open', { month: other })] : [];
}
