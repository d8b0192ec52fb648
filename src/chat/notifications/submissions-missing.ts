import type { NoticeOf } from '../../application/notices.ts';
import { standingAs, teamMonth } from '../../application/team-month.ts';
import { valueOn } from '../../domain/caseload.ts';
import { counted } from '../../domain/counted.ts';
import { daysOf } from '../../domain/month.ts';
import { comingDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { notice } from '../refusals.ts';
import { nameSentences } from './names.ts';
import type { Composed, Notification } from './notification.ts';

type Missing = NoticeOf<'submissions-missing'>;

/** Who is missing: on the due day to the managers' channel, the working day after to coordinators as well. */
export const submissionsMissing: Notification<'submissions-missing'> = {
  kind: 'submissions-missing',
  async compose({ stores, schemeOf, clock }, asked) {
    const read = await stores.teams.read(asked.teamId);
    if (!read) return null;
    const today = clock.today();
    const { due, overdue } = daysOf(asked.month, schemeOf(valueOn(read.team.schemes, today)).region);
    if (today < due || (asked.stage === 'overdue' && today < overdue)) return null;
    const missing = standingAs(teamMonth(read.members, asked.month, today), 'not-started', 'draft');
    const names = missing.map(({ name }) => name);
    return names.length === 0 ? null : wordsFor(asked, read.team.name, names, comingDate(due, today));
  },
  samples: [
    sample('one on the due day', 'due', ['Amira Khan'], false),
    sample('two on the day after, late', 'overdue', ['Ben Okoye', 'Amira Khan'], true),
    sample('more with long names than a card shows', 'overdue', Array.from({ length: 60 }, longName), false),
  ],
};

function wordsFor({ month, stage, late }: Missing, team: string, names: readonly string[], due: string): Composed {
  const named = spokenMonth(month);
  const when = stage === 'due' ? 'due today' : `overdue since ${due}`;
  const text = `${team}: ${counted(names.length, 'submission', 'submissions')} for ${named} missing, ${when}.`;
  const { card } = notice(`${team}: ${named} is ${when}`, [
    `Not submitted yet: ${counted(names.length, 'worker', 'workers')}. Nobody who is away is counted.`,
    ...nameSentences(names),
    ...(late ? ['This comes late, because I was not running at the usual hour.'] : []),
  ]);
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, stage: Missing['stage'], names: readonly string[], late: boolean) {
  const asked: Missing = { kind: 'submissions-missing', teamId: 'team', month: '2026-11', stage, late };
  return { sentence, notice: asked, composed: wordsFor(asked, 'North', names, '7 Dec') };
}

function longName(_: unknown, index: number): string {
  return `${'W'.repeat(97)}${index}`;
}
