import { standsUntil } from '../../application/stands-until.ts';
import { addDays, daysBetween } from '../../domain/calendar-date.ts';
import { returnOn } from '../../domain/return-from-absence.ts';
import { onWorkingDays } from './days.ts';
import { type Job, NOTHING } from './job.ts';
import { managersNamed } from './name-of.ts';

const STANDS_DAYS = 7;
/** What became known later was offered to who recorded it; the delivery itself may be forgotten by then. */
const LONG_KNOWN_DAYS = 30;

/**
 * Each manager is asked in private what goes back to somebody whose absence is over: once for each absence, on the first
 * working day after its last day, or after the day on which that became known.
 */
export const askAboutReturns: Job = {
  name: 'ask-about-returns',
  runsOn: onWorkingDays,
  async plan({ outside, team, members, day }) {
    const due = members.flatMap(({ workerKey, name, records = [] }) => {
      const back = returnOn(records, day);
      const last = back?.absence?.to;
      if (!back?.absence || !last || daysBetween(last, day) > LONG_KNOWN_DAYS) return [];
      return [
        {
          workerKey,
          name,
          absenceId: back.absence.id,
          since: addDays(last, 1),
          count: back.moved.length + back.shared.length,
        },
      ];
    });
    if (due.length === 0) return NOTHING;
    const managers = await managersNamed(outside, team, day);
    const { teamId } = team;
    return {
      tell: due.flatMap(({ workerKey, name, absenceId, since, count }) =>
        managers.map(({ to, managerKey, who }) => ({
          who,
          why: `${name} is back, and ${count} had moved or are shared`,
          delivery: {
            // Of the absence's own end (the last, where one ran on as another), so that each later day says the same and nothing is said twice.
            id: { day: since, key: `back-from-absence/${workerKey}/${absenceId}/${managerKey}` },
            to,
            notice: { kind: 'back-from-absence', teamId, managerKey, workerKey } as const,
            sendBy: standsUntil(day, STANDS_DAYS),
          },
        })),
      ),
      not: [],
    };
  },
};
