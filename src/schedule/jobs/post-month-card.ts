import { monthCardSubject } from '../../application/month-deliveries.ts';
import { momentOf } from '../../domain/london-time.ts';
import { stageOn } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { type Job, NOTHING } from './job.ts';
import { nameOf } from './name-of.ts';

/** At the first reminder: the live card of the month in the managers' channel. */
export const postMonthCard: Job = {
  name: 'post-month-card',
  runsOn: (day, region) => stageOn(day, region)?.stage === 'first',
  async plan({ outside, team, day, region }) {
    const asked = stageOn(day, region);
    if (asked?.stage !== 'first') return NOTHING;
    const { month, days } = asked;
    const { teamId } = team;
    const to = { kind: 'managers-channel', teamId } as const;
    const who = await nameOf(outside, team, to);
    if (!team.managersChannel) return { tell: [], not: [{ who, why: 'no channel is bound to the team' }] };
    const delivery = {
      id: { day, key: `month-card/${month}/first/${teamId}` },
      to,
      notice: { kind: 'month-card', teamId, month },
      live: monthCardSubject(month),
      sendBy: momentOf(days.overdue, '00:00'),
    } as const;
    return { tell: [{ who, why: `the card of ${spokenMonth(month)}`, delivery }], not: [] };
  },
};
