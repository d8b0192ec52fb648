import { standsUntil } from '../../application/stands-until.ts';
import { isOnlyAbove, openWarningsOfTeam } from '../../application/team-warnings.ts';
import { readerOf } from '../../application/tell-warnings.ts';
import { managersPlace } from '../../application/who-is-told.ts';
import { counted } from '../../domain/counted.ts';
import { onFirstWorkingDayOfWeek } from './days.ts';
import { type Job, NOTHING } from './job.ts';
import { nameOf } from './name-of.ts';

/** A list of a week is old news in the next one. */
const STANDS_DAYS = 4;

/** Weekly, in teams that chose it: who is above the guideline and not over the limit. */
export const listAbove: Job = {
  name: 'list-above',
  runsOn: onFirstWorkingDayOfWeek,
  async plan({ outside, team, members, day }) {
    if (!team.aboveWeekly) return NOTHING;
    const { teamId } = team;
    const count = openWarningsOfTeam({ team, members }, day).filter(({ warning }) => isOnlyAbove(warning)).length;
    const places = await Promise.all(
      managersPlace(team, day).map(async (to) => ({ to, who: await nameOf(outside, team, to) })),
    );
    if (count === 0) return { tell: [], not: places.map(({ who }) => ({ who, why: 'nobody is above the guideline' })) };
    return {
      tell: places.map(({ to, who }) => ({
        who,
        why: `${counted(count, 'worker', 'workers')} above the guideline`,
        delivery: {
          id: { day, key: `above-digest/${teamId}/${to.kind === 'person' ? to.personKey : 'channel'}` },
          to,
          notice: { kind: 'above-digest', teamId, day, ...readerOf(to) },
          sendBy: standsUntil(day, STANDS_DAYS),
        },
      })),
      not: [],
    };
  },
};
