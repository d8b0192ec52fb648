import type { Outside } from '../application/change-caseload.ts';
import { msUntil } from '../application/delivery-claim.ts';
import { enqueueDeliveries } from '../application/enqueue-deliveries.ts';
import { errorName } from '../application/error-name.ts';
import type { Log, PendingItem } from '../application/ports.ts';
import type { Run, RunStore } from '../application/run-ports.ts';
import { type Say, SILENT, type Telemetry } from '../application/telemetry.ts';
import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayAt, minutesFrom } from '../domain/london-time.ts';
import { type DueDay, dueDays, type Hours } from './jobs/due-days.ts';
import type { Job } from './jobs/job.ts';
import { jobDayOf, planDays, regionOn, type ScheduledTeam } from './jobs/plan-team.ts';

/** What the schedule needs. */
export interface ScheduleOutside extends Outside {
  readonly runs: RunStore;
  readonly log: Log;
  /** Hears of each run of a job. */
  readonly telemetry?: Telemetry;
  /** Keeps outbox rows that are not due yet in mind, and does their work when they are. Returns at once. */
  follow(pending: readonly PendingItem[]): void;
}

const LEASE_MINUTES = 2;

const keyOf = ({ day, job, teamId }: Run): string => `${day} ${job} ${teamId}`;

/**
 * The schedule of one instance; each call is a tick, and never throws. `holder` tells the instances apart. What is due
 * and not done is planned, kept and queued, and only then marked as done: a crash in between is made good on the next
 * tick, and the deliveries' own keys see to it that nobody is told twice.
 */
export function schedule(
  outside: ScheduleOutside,
  jobs: readonly Job[],
  hours: Hours,
  holder: string,
): () => Promise<void> {
  const { runs, stores, clock, log, telemetry = SILENT } = outside;
  /** What need not be asked again: done, or not a day of the job. */
  const settled = new Set<string>();

  const tick = async (): Promise<void> => {
    const now = clock.now();
    const days = dueDays(now, hours);
    forgetBefore(days[0]?.day ?? '');
    const teams = await stores.teams.list();
    const open = teams.filter(({ teamId }) => days.some((day) => jobs.some((job) => !isSettled(job, day, teamId))));
    if (open.length === 0 || !(await runs.lease(holder, now, minutesFrom(now, LEASE_MINUTES)))) return;
    for (const { day } of days) for (const run of await runs.ofDay(day)) settled.add(keyOf(run));
    for (const { teamId } of open) {
      try {
        await runTeam(teamId, days);
      } catch (error) {
        log.warn('team-not-scheduled', { error: errorName(error) });
      }
    }
  };

  const forgetBefore = (day: string): void => {
    for (const key of settled) if (key < day) settled.delete(key);
  };

  const isSettled = (job: Job, { day }: DueDay, teamId: TeamId): boolean =>
    settled.has(keyOf({ day, job: job.name, teamId }));

  const runTeam = async (teamId: TeamId, days: readonly DueDay[]): Promise<void> => {
    const read = await stores.teams.read(teamId);
    if (!read) return;
    const since = await runs.firstSeen(teamId, dayAt(clock.now()));
    for (const job of jobs) {
      const asked = days.filter((day) => !isSettled(job, day, teamId));
      const isDue = ({ day }: DueDay): boolean => day >= since && job.runsOn(day, regionOn(outside, read.team, day));
      const due = asked.filter(isDue);
      for (const day of asked) if (!due.includes(day)) settled.add(keyOf({ day: day.day, job: job.name, teamId }));
      if (due.length > 0) await runAlone(job, read, due, since);
    }
  };

  /** One that fails holds up no other and is tried again on the next tick. */
  const runAlone = async (
    job: Job,
    team: ScheduledTeam,
    due: readonly DueDay[],
    since: CalendarDate,
  ): Promise<void> => {
    try {
      const lateMs = -msUntil(due.at(-1)?.at, clock.now());
      const facts = { job: job.name, outcome: 'failed', told: 0, notTold: 0, lateSeconds: lateMs / 1_000 } as const;
      await telemetry.during('job', facts, (say) => runJob(say, job, team, due, since));
    } catch (error) {
      log.warn('job-not-run', { job: job.name, error: errorName(error) });
    }
  };

  const runJob = async (
    say: Say<'job'>,
    job: Job,
    team: ScheduledTeam,
    due: readonly DueDay[],
    since: CalendarDate,
  ): Promise<void> => {
    const jobDays = due.map((day) => jobDayOf(outside, team, day, since));
    const [newest] = jobDays.slice(-1);
    const left = newest && (await job.before?.(newest));
    if (left && left.length > 0) outside.follow(left);
    const { tell, not } = await planDays(job, jobDays);
    const deliveries = tell.map(({ delivery }) => delivery);
    await enqueueDeliveries(outside, deliveries);
    for (const { day } of due) {
      const run = { day, job: job.name, teamId: team.team.teamId };
      await runs.done(run, clock.now());
      settled.add(keyOf(run));
    }
    say({ outcome: 'ran', told: deliveries.length, notTold: not.length });
    log.info('job-ran', { job: job.name, days: due.length, told: deliveries.length });
  };

  return async () => {
    try {
      await tick();
    } catch (error) {
      log.warn('schedule-not-run', { error: errorName(error) });
    }
  };
}
