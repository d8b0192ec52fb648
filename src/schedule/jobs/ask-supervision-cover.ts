import type { Delivery } from '../../application/delivery-ports.ts';
import { standsUntil } from '../../application/stands-until.ts';
import { beyondTwoWeeks, dayToAsk } from '../../domain/absences.ts';
import type { PersonKey } from '../../domain/access.ts';
import { type CalendarDate, daysBetween } from '../../domain/calendar-date.ts';
import { type Absence, recordsOf } from '../../domain/worker-records.ts';
import { onWorkingDays } from './days.ts';
import type { Job, JobDay, NotTold, Told } from './job.ts';
import { nameOf } from './name-of.ts';

const STANDS_DAYS = 6;

/**
 * The service managers are asked for other supervision arrangements once an unplanned absence has lasted for more than
 * two weeks (merton, FAQ 4): once for each absence, on whatever day it becomes known.
 */
export const askSupervisionCover: Job = {
  name: 'ask-supervision-cover',
  runsOn: onWorkingDays,
  async plan(jobDay) {
    const { outside, team, members, day } = jobDay;
    const tell: Told[] = [];
    const not: NotTold[] = [];
    for (const { workerKey, name, records = [] } of members) {
      const absence = beyondTwoWeeks(recordsOf(records, 'absence'), day);
      if (!absence || isLongKnown(absence, day)) continue;
      if (team.serviceManagerKeys.length === 0) not.push({ who: name, why: 'the team has no service manager to ask' });
      for (const personKey of team.serviceManagerKeys) {
        tell.push({
          who: await nameOf(outside, team, { kind: 'person', personKey }),
          why: `${name} is away, not planned, for more than two weeks`,
          delivery: askOf(jobDay, workerKey, absence, personKey),
        });
      }
    }
    return { tell, not };
  },
};

/** Asked about so long ago that the delivery may be forgotten: it is not asked about again. */
const LONG_KNOWN_DAYS = 30;

function isLongKnown(absence: Absence, day: CalendarDate): boolean {
  const since = dayToAsk(absence);
  return since !== undefined && daysBetween(since, day) > LONG_KNOWN_DAYS;
}

/** Named after the absence's own day, or the one on which it became known, so that each later day says the same and nothing is said twice. */
function askOf({ team, day }: JobDay, workerKey: PersonKey, absence: Absence, personKey: PersonKey): Delivery {
  const { teamId } = team;
  const since = dayToAsk(absence) ?? day;
  return {
    id: { day: since, key: `supervision-cover/${workerKey}/${absence.id}/${personKey}` },
    to: { kind: 'person', personKey },
    notice: { kind: 'supervision-cover', teamId, serviceManagerKey: personKey, workerKey, day: since },
    sendBy: standsUntil(day, STANDS_DAYS),
  };
}
