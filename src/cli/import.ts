import { randomUUID } from 'node:crypto';
import { valueOn } from '../domain/caseload.ts';
import { findTeam, openOutside } from './command-outside.ts';
import { type ExitCode, runCommand, unusable } from './ending.ts';
import { importArguments, USAGE } from './import-arguments.ts';
import { readImportFile } from './import-files.ts';
import { importAll, type Outcome } from './import-team.ts';
import { readColumns, readMap } from './read-settings.ts';

/** `npm run import`: loads caseloads into a team, each whole or not at all, and reports what changes. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const given = importArguments(args);
  if (!given.ok) return unusable([given.problem, USAGE]);
  const { files, team: named, dryRun, asOf } = given.arguments;
  const [people, columns, opened] = [readMap(given.arguments.map), readColumns(given.arguments.columns), openOutside()];
  if (!people.ok) return unusable(people.problems);
  if (!columns.ok) return unusable(columns.problems);
  if (!opened.ok) return unusable(opened.problems);
  const { outside } = opened;
  const found = await findTeam(outside, named);
  if (!found.ok) return unusable([found.problem]);

  const { team, members } = found;
  const today = outside.clock.today();
  const { scheme } = valueOn(team.schemes, asOf ?? today);
  const reading = { scheme, today, ...(asOf && { asOf }), ...(columns.value && { mapping: columns.value }) };
  const caseloads = (await Promise.all(files.map((file) => readImportFile(file, reading)))).flat();
  const destination = { team, members, people: people.value, dryRun, runKey: randomUUID() };
  const outcomes: Outcome[] = [];
  for await (const outcome of importAll(outside, destination, caseloads)) {
    outcomes.push(outcome);
    print(outcome.lines);
  }
  print([summary(outcomes, dryRun)]);
  return outcomes.some(({ result }) => result === 'refused') ? 1 : 0;
}

/** `Imported 2, unchanged 1, refused 0.` */
function summary(outcomes: readonly Outcome[], dryRun: boolean): string {
  const count = (result: Outcome['result']) => outcomes.filter((one) => one.result === result).length;
  const numbers = `${count('imported')}, unchanged ${count('unchanged')}, refused ${count('refused')}.`;
  return dryRun ? `Nothing was written. To import ${numbers}` : `Imported ${numbers}`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

await runCommand(main);
