import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseloadInForce } from '../application/export-caseload.ts';
import { personKeyOf } from '../application/person-key.ts';
import { parseCaseloadFile } from '../caseload-file/index.ts';
import { writeCaseloadFile } from '../caseload-file/write-caseload-file.ts';
import type { PersonKey } from '../domain/access.ts';
import type { MappedPerson } from '../import-table/people-map.ts';
import { type CommandOutside, findTeam, openOutside } from './command-outside.ts';
import { type ExitCode, runCommand, unusable } from './ending.ts';
import { type ExportArguments, exportArguments, USAGE } from './export-arguments.ts';
import { inWords } from './import-files.ts';
import { readMap } from './read-settings.ts';

/** A worker whose caseload is exported; without a key for an id of which nobody knows who it is. */
interface Target {
  readonly workerId: string;
  readonly workerKey?: PersonKey;
}

/** `npm run export`: writes caseloads as files, a worker each. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const given = exportArguments(args);
  if (!given.ok) return unusable([given.problem, USAGE]);
  const [people, opened] = [readMap(given.arguments.map), openOutside()];
  if (!people.ok) return unusable(people.problems);
  if (!opened.ok) return unusable(opened.problems);
  const { outside } = opened;
  const found = await targetsOf(outside, given.arguments, people.value);
  if (!found.ok) return unusable([found.problem]);

  const { out, asOf = outside.clock.today() } = given.arguments;
  let exitCode: ExitCode = 0;
  for (const { workerId, workerKey } of found.targets) {
    const snapshot = workerKey === undefined ? undefined : await outside.stores.caseloads.read(workerKey);
    if (!snapshot) {
      exitCode = 1;
      process.stderr.write(`${workerId}: no caseload is kept of this worker.\n`);
      continue;
    }
    const text = writeCaseloadFile(caseloadInForce(snapshot, asOf, workerId));
    if (out === undefined) process.stdout.write(text);
    else if (!wasWritten(out, workerId, text)) return unusable([`Nothing can be written to ${out}.`]);
    const read = parseCaseloadFile(text);
    const lacking = read.ok ? [] : read.errors.map((error) => `${workerId}: to be filled in: ${inWords(error)}\n`);
    process.stderr.write(lacking.join(''));
  }
  return exitCode;
}

type Targets =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly problem: string };

/** The workers asked for, each once. */
async function targetsOf(
  outside: CommandOutside,
  { workers, team: named, asOf = outside.clock.today() }: ExportArguments,
  people: readonly MappedPerson[],
): Promise<Targets> {
  const known = people.map(({ workerId, objectId }) => ({
    workerId,
    workerKey: personKeyOf(outside.tenantId, objectId),
  }));
  const asked = workers.map(
    (id): Target =>
      known.find(({ workerId }) => workerId === id) ?? { workerId: id, ...(isKey(id) && { workerKey: id }) },
  );
  const found = named === undefined ? undefined : await findTeam(outside, named);
  if (found && !found.ok) return found;
  const inTeam = (found?.members ?? [])
    .filter(({ leftOn }) => leftOn === undefined || asOf < leftOn)
    .map(
      ({ workerKey }): Target => known.find((one) => one.workerKey === workerKey) ?? { workerId: workerKey, workerKey },
    );
  const all = [...asked, ...inTeam];
  return {
    ok: true,
    targets: all.filter(({ workerId }, at) => all.findIndex((one) => one.workerId === workerId) === at),
  };
}

function isKey(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}

/** Writes a file for this machine's user alone and prints its name; false when that cannot be. */
function wasWritten(folder: string, workerId: string, text: string): boolean {
  const file = join(folder, `${encodeURIComponent(workerId)}.yaml`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
  } catch {
    return false;
  }
  process.stdout.write(`${file}\n`);
  return true;
}

await runCommand(main);
