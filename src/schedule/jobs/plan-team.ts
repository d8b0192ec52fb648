import type { Outside } from '../../application/change-caseload.ts';
import type { TeamMember, TeamRecord } from '../../application/ports.ts';
import { type CalendarDate, EARLIEST_DAY } from '../../domain/calendar-date.ts';
import { valueOn } from '../../domain/caseload.ts';
import { minutesFrom } from '../../domain/london-time.ts';
import type { Region } from '../../domain/working-days.ts';
import type { DueDay } from './due-days.ts';
import type { Job, JobDay, NotTold, Plan, Told } from './job.ts';

/** A team as the schedule reads it. */
export interface ScheduledTeam {
  readonly team: TeamRecord;
  readonly members: readonly TeamMember[];
}

/** So long after the hour what is told is not called late yet: a restart takes a moment. */
const LATE_AFTER_MINUTES = 60;

/** Whose working days count for a team on a day: those of the scheme in force. */
export function regionOn({ schemeOf }: Pick<Outside, 'schemeOf'>, { schemes }: TeamRecord, day: string): Region {
  return schemeOf(valueOn(schemes, day)).region;
}

/** A team as a job sees it on a day. Nothing is late on the day on which the team was first seen. */
export function jobDayOf(
  outside: Outside,
  { team, members }: ScheduledTeam,
  { day, at }: DueDay,
  since: CalendarDate = EARLIEST_DAY,
): JobDay {
  const now = outside.clock.now();
  const today = outside.clock.today();
  return {
    outside,
    team,
    everyone: members,
    members: members.filter(({ leftOn }) => leftOn === undefined || today < leftOn),
    day,
    region: regionOn(outside, team, day),
    dueAt: at,
    late: day > since && now > minutesFrom(at, LATE_AFTER_MINUTES),
  };
}

/** What a job tells for the days whose hour has come: of what is the same but for stage and day, only the newest. */
export async function planDays(job: Job, days: readonly JobDay[]): Promise<Plan> {
  const tell: Told[] = [];
  const not: NotTold[] = [];
  const heard = new Set<string>();
  for (const day of [...days].reverse()) {
    const plan = await job.plan(day);
    const { newer, older } = partedBy(heard, plan.tell);
    tell.push(...newer);
    not.push(...plan.not, ...older.map(({ who }) => ({ who, why: `hears what is newer than that of ${day.day}` })));
    for (const told of newer) heard.add(subjectOf(told));
  }
  return { tell, not };
}

function partedBy(heard: ReadonlySet<string>, tell: readonly Told[]) {
  return {
    newer: tell.filter((told) => !heard.has(subjectOf(told))),
    older: tell.filter((told) => heard.has(subjectOf(told))),
  };
}

/** Recipient and notice without what tells one day's from another's. */
function subjectOf({ delivery: { to, notice } }: Told): string {
  const { stage, late, day, ...subject } = { stage: null, late: null, day: null, ...notice };
  return JSON.stringify([to, Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
