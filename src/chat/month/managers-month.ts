import { managedBy } from '../../application/agree-month.ts';
import type { CaseloadHead } from '../../application/ports.ts';
import { mayAnswerMonth, mayInTeam } from '../../domain/access.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { isAway, type MonthRecord, recordsOf } from '../../domain/worker-records.ts';
import { type Button, foremost, leaves } from '../cards/button.ts';
import { statusWords, totalOf } from '../phrases.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { linesSheet } from './lines-sheet.ts';
import { dueSentence, nameSentences } from './month-words.ts';
import { type MonthLines, submissionIn, submissionsOf, type WorkersMonth } from './read-month.ts';
import { remarkedOn, remarkGroups } from './remarks-group.ts';

/** A worker's month for those who may see it: the lines that were submitted, and for a manager what there is to do. */
export async function managersMonth(turn: Turn, of: WorkersMonth, page: number): Promise<Reply> {
  const { record, snapshot } = of;
  if (!record || record.state === 'draft') return notYet(turn, of);
  const submissions = await submissionsOf(turn, of, [record, ...remarkedOn(record)]);
  const submitted = submissionIn(submissions, record);
  if (!submitted) return notYet(turn, of);
  const { workerKey, name, teamId } = snapshot.head;
  const data = { worker: workerKey, month: of.month };
  return linesSheet(turn, submitted, {
    name,
    page,
    verb: 'team-month.worker',
    data,
    sentences: [
      ...nameSentences(record),
      ...(record.nil ? ['Confirmed as nil: nothing is held.'] : []),
      ...(record.changedSince
        ? [
            'The caseload or its guideline was changed since; these are the figures that were submitted.',
            wouldNowBe(submitted, of.now),
          ]
        : []),
    ],
    groups: remarkGroups(record, submissions),
    buttons: [
      ...((await mayAnswer(turn, snapshot.head)) ? answers(turn, record, data, page) : []),
      ...(mayInTeam(turn.person, 'prepare-supervision', teamId)
        ? [leaves('For supervision', 'supervision-summary.open', data)]
        : []),
      leaves('Back to the team', 'team-month.open', { teamId, month: of.month }),
    ],
  });
}

/** What is agreed is what was submitted: whoever agrees it knows what it would be now. */
function wouldNowBe({ figures: was }: MonthLines, { figures: is }: MonthLines): string {
  const isSame = was.total === is.total && was.unit === is.unit && statusWords(was) === statusWords(is);
  return isSame
    ? 'The total would now be the same, of other lines.'
    : `It would now be ${totalOf(is)}, ${statusWords(is)}.`;
}

/** Nobody answers the own month. */
async function mayAnswer({ outside, person }: Turn, { workerKey, teamId }: CaseloadHead): Promise<boolean> {
  if (workerKey === person.personKey) return false;
  return mayAnswerMonth(person, teamId, await managedBy(outside, person, workerKey));
}

function answers(turn: Turn, record: MonthRecord, data: Button['data'], page: number): readonly Button[] {
  const card = { ...data, revision: record.revision };
  const remark = leaves('Remark', 'agree-month.dispute', { ...card, page });
  switch (record.state) {
    case 'submitted':
    case 'nil':
      return [foremost(leaves('Agree', 'agree-month.agree', { ...card, nonce: turn.outside.newId() })), remark];
    case 'disputed':
      return [remark];
    case 'agreed':
      return [leaves('Reopen', 'agree-month.reopen', card)];
    case 'draft':
      return [];
  }
}

/** Nothing is submitted: a manager submits for somebody who is away or has left. */
function notYet(turn: Turn, { snapshot, month, record, region, today }: WorkersMonth): Reply {
  const { name, workerKey, teamId, leftOn, version } = snapshot.head;
  const isGone = leftOn !== undefined && leftOn <= today;
  const isAbsent = isAway(recordsOf(snapshot.records, 'absence'), today);
  const mayAct = mayInTeam(turn.person, 'agree-months', teamId) && turn.person.personKey !== workerKey;
  const card = { month, worker: workerKey, version, nonce: turn.outside.newId(), how: 'submit' };
  return notice(
    `${name} has not submitted ${spokenMonth(month)}`,
    [
      ...(record ? ['It is begun.', ...nameSentences(record)] : []),
      dueSentence(month, region, today),
      ...(isAbsent ? [`${name} is away.`] : isGone ? [`${name} has left the team.`] : []),
    ],
    [
      ...(mayAct && (isAbsent || isGone)
        ? [{ title: `Submit for ${name}`.slice(0, 60), verb: 'submit-month.send', data: card }]
        : []),
      { title: 'Back to the team', verb: 'team-month.open', data: { teamId, month } },
    ],
  );
}
