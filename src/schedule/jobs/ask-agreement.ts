import { standingAs, teamMonth } from '../../application/team-month.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { momentOf } from '../../domain/london-time.ts';
import { stageOn } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { type Job, NOTHING } from './job.ts';
import { managersNamed } from './name-of.ts';

const STANDS_DAYS = 4;

/** On the due day, to each manager: the months that wait for agreement. */
export const askAgreement: Job = {
  name: 'ask-agreement',
  runsOn: (day, region) => stageOn(day, region)?.stage === 'last',
  async plan({ outside, team, everyone, day, region }) {
    const asked = stageOn(day, region);
    if (asked?.stage !== 'last') return NOTHING;
    const { month } = asked;
    const { teamId } = team;
    const today = outside.clock.today();
    const waiting = standingAs(teamMonth(everyone, month, today), 'submitted', 'nil').length;
    const managers = await managersNamed(outside, team, today);
    if (waiting === 0) {
      const why = `nothing of ${spokenMonth(month)} waits for agreement`;
      return { tell: [], not: managers.map(({ who }) => ({ who, why })) };
    }
    return {
      tell: managers.map(({ to, who }) => ({
        who,
        why: `${waiting} of ${spokenMonth(month)} to agree`,
        delivery: {
          id: { day, key: `agreement-due/${month}/${teamId}/${to.personKey}` },
          to,
          notice: { kind: 'agreement-due', teamId, managerKey: to.personKey, month },
          sendBy: momentOf(addDays(day, STANDS_DAYS + 1), '00:00'),
        },
      })),
      not: [],
    };
  },
};
