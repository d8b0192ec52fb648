import { teamMonth, waitingFor } from '../../application/team-month.ts';
import { managersOn } from '../../application/who-is-told.ts';
import type { PersonKey } from '../../domain/access.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { momentOf } from '../../domain/london-time.ts';
import { stageOn } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { type Job, NOTHING } from './job.ts';
import { peopleNamed } from './name-of.ts';

const STANDS_DAYS = 4;

/** On the due day, to each manager, and of managers' own months to the service managers: what waits for agreement. */
export const askAgreement: Job = {
  name: 'ask-agreement',
  runsOn: (day, region) => stageOn(day, region)?.stage === 'last',
  async plan({ outside, team, everyone, day, region }) {
    const asked = stageOn(day, region);
    if (asked?.stage !== 'last') return NOTHING;
    const { month } = asked;
    const { teamId } = team;
    const today = outside.clock.today();
    const of = teamMonth(everyone, month, today);
    const waitsFor = (personKey: PersonKey) => waitingFor(personKey, team, of, today).length;
    const managers = managersOn(team, today);
    const others = team.serviceManagerKeys.filter((key) => !managers.includes(key) && waitsFor(key) > 0);
    const people = (await peopleNamed(outside, team, [...managers, ...others])).map((one) => ({
      ...one,
      waiting: waitsFor(one.to.personKey),
    }));
    return {
      tell: people
        .filter(({ waiting }) => waiting > 0)
        .map(({ to, who, waiting }) => ({
          who,
          why: `${waiting} of ${spokenMonth(month)} to agree`,
          delivery: {
            id: { day, key: `agreement-due/${month}/${teamId}/${to.personKey}` },
            to,
            notice: { kind: 'agreement-due', teamId, managerKey: to.personKey, month },
            sendBy: momentOf(addDays(day, STANDS_DAYS + 1), '00:00'),
          },
        })),
      not: people
        .filter(({ waiting }) => waiting === 0)
        .map(({ who }) => ({ who, why: `nothing of ${spokenMonth(month)} waits for them` })),
    };
  },
};
