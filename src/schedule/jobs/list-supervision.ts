import { standsUntil } from '../../application/stands-until.ts';
import { standingsIn } from '../../application/supervised.ts';
import { needsAttention } from '../../domain/supervision.ts';
import { onFirstWorkingDayOfWeek } from './days.ts';
import type { Job } from './job.ts';
import { managersNamed } from './name-of.ts';

/** A list of a week is old news in the next one. */
const STANDS_DAYS = 4;

/** Weekly, to each manager in private and never to a channel: who is overdue, needs a date, or waits for a record. */
export const listSupervision: Job = {
  name: 'list-supervision',
  runsOn: onFirstWorkingDayOfWeek,
  async plan({ outside, team, members, day }) {
    const { teamId } = team;
    const count = standingsIn(members, day).filter(({ standing }) => needsAttention(standing)).length;
    const managers = await managersNamed(outside, team, day);
    if (count === 0) return { tell: [], not: managers.map(({ who }) => ({ who, why: 'no supervision is overdue' })) };
    return {
      tell: managers.map(({ to, managerKey, who }) => ({
        who,
        why: `${count} to see to in supervision`,
        delivery: {
          id: { day, key: `supervision-overdue/${day}/${teamId}/${managerKey}` },
          to,
          notice: { kind: 'supervision-overdue', teamId, managerKey, day },
          sendBy: standsUntil(day, STANDS_DAYS),
        },
      })),
      not: [],
    };
  },
};
