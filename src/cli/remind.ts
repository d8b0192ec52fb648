import type { Outside } from '../application/change-caseload.ts';
import { enqueueDeliveries } from '../application/enqueue-deliveries.ts';
import { readCommandConfig } from '../config.ts';
import { counted } from '../domain/counted.ts';
import { dayAt, minutesFrom } from '../domain/london-time.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { type DueDay, dueDays } from '../schedule/jobs/due-days.ts';
import { jobs } from '../schedule/jobs/index.ts';
import type { Plan } from '../schedule/jobs/job.ts';
import { jobDayOf, planDays, type ScheduledTeam } from '../schedule/jobs/plan-team.ts';
import { findTeam, openOutside } from './command-outside.ts';
import { type ExitCode, runCommand, unusable } from './ending.ts';
import { type RemindArguments, remindArguments, USAGE } from './remind-arguments.ts';

/** `npm run remind`: who is told what by itself on a day, and who not; keeps and queues it, or only says it. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const [config, opened] = [readCommandConfig(), openOutside()];
  if (!config.ok) return unusable(config.problems);
  if (!opened.ok) return unusable(opened.problems);
  const { hours, mode } = config.config;
  const given = remindArguments(args, hours.remindAt);
  if (!given.ok) return unusable([given.problem, USAGE]);
  const now = opened.outside.clock.now();
  const { asOf = now, dryRun, team } = given.arguments;
  const refused = dryRun || mode === 'local' ? undefined : whyNotSent(asOf, now, hours.catchUpDays);
  if (refused) return unusable([refused]);

  const outside: Outside = { ...opened.outside, clock: { now: () => asOf, today: () => dayAt(asOf) } };
  const teams = await teamsOf(outside, team);
  if (!teams.ok) return unusable([teams.problem]);
  const day = dueDays(asOf, { ...hours, catchUpDays: 1 }).find((due) => due.day === dayAt(asOf));
  if (!day) {
    process.stdout.write(`Nothing is due on ${spokenDate(dayAt(asOf))} before ${hours.remindAt}.\n`);
    return 0;
  }
  let told = 0;
  for (const one of teams.teams) {
    const plan = await planTeam(outside, one, day, dryRun);
    process.stdout.write(reportOf(one.team.name, plan, dryRun));
    if (!dryRun)
      await enqueueDeliveries(
        outside,
        plan.tell.map(({ delivery }) => delivery),
      );
    told += plan.tell.length;
  }
  const what = counted(told, 'message', 'messages');
  process.stdout.write(
    dryRun ? `${what} would go out; nothing was kept.\n` : `${what} kept and queued: the bot sends.\n`,
  );
  return 0;
}

/** A sentence for a moment at which the bot would not send either. */
function whyNotSent(asOf: string, now: string, days: number): string | undefined {
  if (asOf > now) return 'That moment is yet to come: only --dry-run looks ahead.';
  if (asOf < minutesFrom(now, -days * 24 * 60))
    return `Nothing older than ${days} days is sent: only --dry-run looks back.`;
  return undefined;
}

type Teams =
  | { readonly ok: true; readonly teams: readonly ScheduledTeam[] }
  | { readonly ok: false; readonly problem: string };

async function teamsOf(outside: Outside, named: RemindArguments['team']): Promise<Teams> {
  if (named !== undefined) {
    const found = await findTeam(outside, named);
    return found.ok ? { ok: true, teams: [found] } : found;
  }
  const { teams } = outside.stores;
  const read = await Promise.all((await teams.list()).map(({ teamId }) => teams.read(teamId)));
  return { ok: true, teams: read.flatMap((team) => (team ? [team] : [])) };
}

async function planTeam(outside: Outside, team: ScheduledTeam, due: DueDay, dryRun: boolean): Promise<Plan> {
  const day = jobDayOf(outside, team, due);
  const plans: Plan[] = [];
  for (const job of jobs.filter(({ runsOn }) => runsOn(day.day, day.region))) {
    if (!dryRun) await job.before?.(day);
    plans.push(await planDays(job, [day]));
  }
  return { tell: plans.flatMap(({ tell }) => tell), not: plans.flatMap(({ not }) => not) };
}

/** A line for each, names as the operator knows them. */
function reportOf(team: string, { tell, not }: Plan, dryRun: boolean): string {
  const told = dryRun ? 'would be told' : 'told';
  const lines = [
    ...tell.map(({ who, why, delivery }) => `  ${told}: ${who} (${delivery.notice.kind}): ${why}`),
    ...not.map(({ who, why }) => `  not told: ${who}: ${why}`),
  ];
  return `${[team, ...(lines.length > 0 ? lines : ['  nothing is due'])].join('\n')}\n`;
}

await runCommand(main);
