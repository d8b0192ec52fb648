import type { NoticeOf } from '../../application/notices.ts';
import { type MemberStanding, standingsIn } from '../../application/supervised.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { counted } from '../../domain/counted.ts';
import { needsAttention } from '../../domain/supervision.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { standingRow, summary } from '../supervision/team-list.ts';
import type { Composed, Notification } from './notification.ts';

type Overdue = NoticeOf<'supervision-overdue'>;
type Standing = MemberStanding<{ readonly name: string }>;

/** So many a card shows; the command lists all. */
const MOST_SHOWN = 10;

/** To a manager in private: who is overdue for supervision, needs a date, or waits for a record. */
export const supervisionOverdue: Notification<'supervision-overdue'> = {
  kind: 'supervision-overdue',
  async compose({ stores, clock }, asked) {
    const read = await stores.teams.read(asked.teamId);
    const today = clock.today();
    if (!read || !managersOn(read.team, today).includes(asked.managerKey)) return null;
    const standings = standingsIn(read.members, today);
    return standings.some(({ standing }) => needsAttention(standing))
      ? wordsFor(asked, read.team.name, standings)
      : null;
  },
  samples: [
    sample('one is a day overdue, of two', [named('Amira Khan', 1), named('Ben Okafor', 0)]),
    sample(
      'more than a card shows, with the longest names',
      Array.from({ length: 60 }, () => named('W'.repeat(100), 400)),
    ),
  ],
};

function wordsFor({ teamId }: Overdue, team: string, standings: readonly Standing[]): Composed {
  const asking = standings.filter(({ standing }) => needsAttention(standing));
  const more = asking.length - MOST_SHOWN;
  const text = `${team.slice(0, 100)}: ${counted(asking.length, 'worker needs', 'workers need')} you to see to their supervision.`;
  const data: SheetData = {
    title: `${team}: supervision this week`,
    sentences: summary(standings).map((words) => ({ text: words })),
    groups: [
      {
        heading: '',
        figure: '',
        rows: [
          ...asking.slice(0, MOST_SHOWN).map(standingRow),
          ...(more > 0 ? [{ text: `… and ${more} more`, note: '', figure: '' }] : []),
        ],
      },
    ],
    choices: [],
    buttons: [
      leaves('Open the list', 'supervision.team', { teamId }),
      leaves('Record a session', 'record-supervision.say'),
    ],
  };
  return { text, card: { template: 'sheet', data: { ...data } } };
}

function sample(sentence: string, standings: readonly Standing[]) {
  const asked: Overdue = { kind: 'supervision-overdue', teamId: 'team', managerKey: 'manager', day: '2026-11-30' };
  return { sentence, notice: asked, composed: wordsFor(asked, 'North', standings) };
}

function named(name: string, overdueDays: number): Standing {
  const standing = {
    ...{ last: null, planned: null, isUnrecorded: false, needsDate: null, isAway: false },
    ...{ dueBy: '2026-11-29', overdueDays },
  };
  return { member: { name }, standing };
}
