import { type MonthStanding, teamMonth } from '../../application/team-month.ts';
import type { PersonKey } from '../../domain/access.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { momentOf } from '../../domain/london-time.ts';
import type { Month } from '../../domain/month.ts';
import { type MonthStage, type StageOfMonth, stageOn } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { Job, JobDay, NotTold, Told } from './job.ts';

type WorkerStage = Exclude<MonthStage, 'overdue'>;

/** A last reminder that could not be given at the hour is still worth giving for so many days. */
const LAST_STANDS_DAYS = 4;

/** Reminds each worker who has not submitted: before the month's end, after it and on the due day. */
export const remindWorkers: Job = {
  name: 'remind-workers',
  runsOn: (day, region) => workerStage(stageOn(day, region)) !== undefined,
  async plan(jobDay) {
    const asked = workerStage(stageOn(jobDay.day, jobDay.region));
    const tell: Told[] = [];
    const not: NotTold[] = [];
    if (!asked) return { tell, not };
    const today = jobDay.outside.clock.today();
    const standings = new Map(
      teamMonth(jobDay.members, asked.month, today).members.map((one) => [one.workerKey, one.standing]),
    );
    for (const { workerKey, name } of jobDay.members) {
      const standing = standings.get(workerKey);
      if (standing === 'not-started' || standing === 'draft') {
        tell.push({ who: name, why: whyOf(asked), delivery: reminderOf(jobDay, asked, workerKey) });
      } else {
        not.push({ who: name, why: whyNot(standing, asked.month) });
      }
    }
    return { tell, not };
  },
};

interface Asked extends StageOfMonth {
  readonly stage: WorkerStage;
}

function workerStage(asked: StageOfMonth | undefined): Asked | undefined {
  return asked && asked.stage !== 'overdue' ? { ...asked, stage: asked.stage } : undefined;
}

function whyOf({ month, stage }: Asked): string {
  const which = { first: 'first reminder', again: 'second reminder', last: 'last reminder, due today' }[stage];
  return `has not submitted ${spokenMonth(month)}: ${which}`;
}

function whyNot(standing: MonthStanding | undefined, month: Month): string {
  if (standing === undefined) return `came to the team after ${spokenMonth(month)}`;
  return standing === 'excused' ? 'is away' : `has submitted ${spokenMonth(month)}`;
}

function reminderOf({ day, late }: JobDay, { month, stage, days }: Asked, workerKey: PersonKey): Told['delivery'] {
  const until = { first: days.again, again: days.due, last: addDays(days.due, LAST_STANDS_DAYS + 1) }[stage];
  return {
    id: { day, key: `submission-due/${month}/${stage}/${workerKey}` },
    to: { kind: 'person', personKey: workerKey },
    notice: { kind: 'submission-due', workerKey, month, stage, late },
    sendBy: momentOf(until, '00:00'),
  };
}
