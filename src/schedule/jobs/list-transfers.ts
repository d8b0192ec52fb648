import { offersBy, offersTo } from '../../application/open-offers.ts';
import { standsUntil } from '../../application/stands-until.ts';
import { transfersOf } from '../../application/team-transfers.ts';
import { onFirstWorkingDayOfWeek } from './days.ts';
import type { Job } from './job.ts';
import { managersNamed } from './name-of.ts';

const STANDS_DAYS = 5;

/** Weekly, to each manager in private: the cases that are to move or are offered, for the transfer panel (product page, Transfer). */
export const listTransfers: Job = {
  name: 'list-transfers',
  runsOn: onFirstWorkingDayOfWeek,
  async plan({ outside, team, everyone, day }) {
    const coming = transfersOf(everyone, day).length;
    const offered = offersBy(team, everyone).length + (await offersTo(outside, team)).length;
    const managers = await managersNamed(outside, team, day);
    if (coming + offered === 0)
      return { tell: [], not: managers.map(({ who }) => ({ who, why: 'no case is to move, and none is offered' })) };
    const { teamId } = team;
    return {
      tell: managers.map(({ to, managerKey, who }) => ({
        who,
        why: `${coming} to move, ${offered} offered`,
        delivery: {
          id: { day, key: `transfer-list/${day}/${teamId}/${managerKey}` },
          to,
          notice: { kind: 'transfer-list', teamId, managerKey, day },
          sendBy: standsUntil(day, STANDS_DAYS),
        },
      })),
      not: [],
    };
  },
};
