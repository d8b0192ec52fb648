import { deliverPending } from '../application/deliver-pending.ts';
import { type Imported, type Importing, importCaseload, previewImport } from '../application/import-caseload.ts';
import { personKeyOf } from '../application/person-key.ts';
import type { TeamMember, TeamRecord } from '../application/ports.ts';
import type { MappedPerson } from '../import-table/people-map.ts';
import { StorageLimitExceeded } from '../storage/index.ts';
import type { CommandOutside } from './command-outside.ts';
import { inWords, type ReadCaseload } from './import-files.ts';
import { changesNothing, effectLines } from './import-report.ts';

/** Where caseloads go to, and who the people are. */
export interface Destination {
  readonly team: TeamRecord;
  readonly members: readonly TeamMember[];
  readonly people: readonly MappedPerson[];
  readonly dryRun: boolean;
  /** A key of this run alone. */
  readonly runKey: string;
}

/** How an import went for a worker or for a file that could not be read. */
export interface Outcome {
  readonly result: 'imported' | 'unchanged' | 'refused';
  /** What is reported; references of cases, for the operator's eyes. */
  readonly lines: readonly string[];
}

/** Whom the audit names: the command line has no person. */
const BY = 'command-line';

const WHY = {
  'not-in-team': 'nobody in the team has this id; --map says who the ids of files are',
  'in-another-team': 'works in another team; take them out of it first',
} as const;

/** Imports caseloads one after the other, each whole or not at all, and reports each as it is done. */
export async function* importAll(
  outside: CommandOutside,
  destination: Destination,
  caseloads: readonly ReadCaseload[],
): AsyncGenerator<Outcome> {
  const found = caseloads.map((one) => ({ ...one, who: whoIs(outside, destination, one.workerId) }));
  for (const one of found) {
    const { file, workerId, who } = one;
    const isTwice = found.filter((other) => who && other.who?.workerKey === who.workerKey).length > 1;
    const { result, lines } = await outcomeOf(outside, destination, one, isTwice);
    const of = [workerId, who?.identity?.name].filter((word) => typeof word === 'string');
    yield {
      result,
      lines: [[file, ...(of.length > 0 ? [of.join(', ')] : [])].join(': '), ...lines.map((line) => `  ${line}`)],
    };
  }
}

type Who = Pick<Importing, 'workerKey' | 'identity'>;

async function outcomeOf(
  outside: CommandOutside,
  destination: Destination,
  { read, who }: ReadCaseload & { readonly who: Who | undefined },
  isTwice: boolean,
): Promise<Outcome> {
  if (!read.ok) return refused(read.problems);
  if (!who) return refused([WHY['not-in-team']]);
  if (isTwice) return refused(['this worker is in more than one file']);
  const { caseload: file, silence } = read;
  const result = await importOne(outside, destination, { team: destination.team, ...who, file, silence });
  if (result === 'too-large')
    return refused(['more than storage takes: a case, or all duties together, are over 1 MB']);
  if (result.ok) {
    const { effect } = result;
    return { result: changesNothing(effect) ? 'unchanged' : 'imported', lines: effectLines(effect, file.asOf) };
  }
  if (result.reason !== 'does-not-fit') return refused([WHY[result.reason]]);
  return refused(result.errors.map((error) => `beside what is kept of it, ${inWords(error)}`));
}

function refused(problems: readonly string[]): Outcome {
  return { result: 'refused', lines: problems.map((problem) => `refused: ${problem}`) };
}

async function importOne(
  outside: CommandOutside,
  { dryRun, runKey }: Destination,
  importing: Importing,
): Promise<Imported | 'too-large'> {
  try {
    if (dryRun) {
      const preview = await previewImport(outside, importing);
      return preview.ok ? { ...preview, pending: [] } : preview;
    }
    const imported = await importCaseload(outside, importing, { person: BY, key: runKey });
    if (imported.ok) await deliverPending(outside, imported.pending);
    return imported;
  } catch (error) {
    if (error instanceof StorageLimitExceeded) return 'too-large';
    throw error;
  }
}

/** The person whom the map names, or the member of the team under that very key; undefined for nobody. */
function whoIs(
  { tenantId }: CommandOutside,
  { people, members }: Destination,
  workerId: string | null,
): Who | undefined {
  const person = people.find((one) => one.workerId === workerId);
  if (person) {
    const identity = { tenantId, objectId: person.objectId, name: person.name };
    return { workerKey: personKeyOf(tenantId, person.objectId), identity };
  }
  const member = members.find(({ workerKey }) => workerKey === workerId);
  return member && { workerKey: member.workerKey };
}
