import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { monthlyReturn } from '../application/monthly-return.ts';
import type { TeamSnapshot } from '../application/ports.ts';
import { returnSheets } from '../chat/monthly-return/return-sheets.ts';
import { monthOf } from '../domain/month.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { type CommandOutside, findTeam, openOutside } from './command-outside.ts';
import { type ExitCode, runCommand, unusable } from './ending.ts';
import { reportArguments, USAGE } from './report-arguments.ts';

/** `npm run report`: writes the monthly return of teams as a workbook. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const given = reportArguments(args);
  if (!given.ok) return unusable([given.problem, USAGE]);
  const opened = openOutside();
  if (!opened.ok) return unusable(opened.problems);
  const { outside } = opened;
  const { month, out, teams: named } = given.arguments;
  if (month > monthOf(outside.clock.today())) return unusable([`${month} has not begun: there is nothing to return.`]);
  const found = await teamsOf(outside, named);
  if (!found.ok) return unusable([found.problem]);
  const made = await monthlyReturn(outside, month, found.teams);
  if (!wasWritten(out, await writeWorkbook(returnSheets(made)))) return unusable([`Nothing can be written to ${out}.`]);
  const workers = made.teams.flatMap((team) => team.workers);
  const submitted = workers.filter(({ isSubmitted }) => isSubmitted).length;
  process.stdout.write(`${out}\n`);
  process.stderr.write(`${made.teams.length} teams, ${workers.length} workers, ${submitted} of them submitted.\n`);
  return 0;
}

type Teams =
  | { readonly ok: true; readonly teams: readonly TeamSnapshot[] }
  | { readonly ok: false; readonly problem: string };

/** The teams that were named, or every one. */
async function teamsOf(outside: CommandOutside, named: readonly string[]): Promise<Teams> {
  const asked = named.length > 0 ? named : (await outside.stores.teams.list()).map(({ teamId }) => teamId);
  if (asked.length === 0) return { ok: false, problem: 'There is no team yet.' };
  const teams: TeamSnapshot[] = [];
  for (const name of asked) {
    const found = await findTeam(outside, name);
    if (!found.ok) return found;
    const read = await outside.stores.teams.read(found.team.teamId);
    if (read && !teams.some(({ team }) => team.teamId === read.team.teamId)) teams.push(read);
  }
  return { ok: true, teams };
}

/** For this machine's user alone: it is personal data. */
function wasWritten(file: string, content: Buffer): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

await runCommand(main);
