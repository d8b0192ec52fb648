import type { NoticeOf } from '../../application/notices.ts';
import { type MonthStanding, type TeamMonth, teamMonth } from '../../application/team-month.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { valueOn } from '../../domain/caseload.ts';
import { daysOf } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { Region } from '../../domain/working-days.ts';
import { monthHeadline, monthSentences } from '../month/team-month-sheet.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type Card = NoticeOf<'month-card'>;

/**
 * The live card of a month in the managers' channel, from the first reminder on: how many have submitted, who is missing
 * and how many days are left. Names and states alone: no figure, no case and no child.
 */
export const monthCardPosted: Notification<'month-card'> = {
  kind: 'month-card',
  async compose({ stores, schemeOf, clock }, asked) {
    const read = await stores.teams.read(asked.teamId);
    if (!read) return null;
    const today = clock.today();
    const { region } = schemeOf(valueOn(read.team.schemes, today));
    if (today < daysOf(asked.month, region).first) return null;
    const of = teamMonth(read.members, asked.month, today);
    return of.members.length === 0 ? null : wordsFor(asked, read.team.name, of, { region, today });
  },
  samples: [
    sample('two of three, one away', '2026-11-26', ['submitted', 'agreed', 'not-started', 'excused']),
    sample('complete', '2026-12-04', ['agreed', 'agreed', 'excused']),
    sample(
      'nobody of very many, overdue',
      '2026-12-09',
      Array.from({ length: 60 }, () => 'not-started'),
    ),
  ],
};

function wordsFor(
  { month, teamId }: Card,
  team: string,
  of: TeamMonth,
  { region, today }: { readonly region: Region; readonly today: CalendarDate },
): Composed {
  const text = `${team}: ${monthHeadline(of)}`;
  const open = { title: `Open ${spokenMonth(month)}`, verb: 'team-month.open', data: { teamId, month } };
  const { card } = notice(text, monthSentences(of, region, today, 'missing'), [open]);
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, today: CalendarDate, standings: readonly MonthStanding[]) {
  const asked: Card = { kind: 'month-card', teamId: 'team', month: '2026-11' };
  const many = standings.length > 10;
  const members = standings.map((standing, index) => ({
    workerKey: `worker-${index}`,
    name: many ? `${'W'.repeat(97)}${index}` : `Worker ${index + 1}`,
    standing,
  }));
  const composed = wordsFor(asked, 'North', { month: '2026-11', members }, { region: 'england', today });
  return { sentence, notice: asked, composed };
}
