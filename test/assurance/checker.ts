import { setTimeout } from 'node:timers/promises';
import type { AuditFault } from '../../src/application/audit-verdict.ts';
import type { Outside } from '../../src/application/change-caseload.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { figuresOf } from '../../src/application/effect.ts';
import { caseloadInForce } from '../../src/application/export-caseload.ts';
import type { CaseloadSnapshot, Stores } from '../../src/application/ports.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { readCaseloadFile } from '../../src/caseload-file/index.ts';
import { writeCaseloadFile } from '../../src/caseload-file/write-caseload-file.ts';
import { scoreOn } from '../../src/domain/timeline.ts';
import type { TableStores } from '../../src/storage/index.ts';

/*
 * What must be so after anything that can happen. Usable behind any test:
 *
 *   expect(await check(stores, { outside, workers: [keyOf('amira')] })).toEqual([]);
 */

interface Checked {
  readonly outside: Outside;
  readonly workers: readonly string[];
  /** What must not stand in any of `where`: planted names and references. */
  readonly forbidden?: readonly string[];
  /** Logs, keys, addresses, channel posts, replies to errors: by what they are. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** What is not as it must be, in words; nothing when all is. The work that waits is done first, as the sweep would. */
export async function check(stores: Stores, checked: Checked): Promise<string[]> {
  const { outside, workers, forbidden = [], where = {} } = checked;
  await deliverPending({ ...outside, stores }, stores.caseloads.pending());
  const faults = (await Promise.all(workers.map((worker) => checkWorker(stores, outside, worker)))).flat();
  for await (const { item } of stores.caseloads.pending()) {
    // The look at warnings that is put off waits for its hour.
    if (item.kind !== 'review-warnings') faults.push(`an outbox row is left: ${item.kind}`);
  }
  for await (const { kind } of stores.teams.operations()) faults.push(`an operation is left: ${kind}`);
  for (const [name, texts] of Object.entries(where)) {
    for (const word of forbidden) if (texts.some((text) => text.includes(word))) faults.push(`${name} hold "${word}"`);
  }
  return faults;
}

async function checkWorker(stores: Stores, outside: Outside, workerKey: string): Promise<string[]> {
  const snapshot = await stores.caseloads.read(workerKey);
  if (!snapshot) return [];
  const { head } = snapshot;
  const say = (fault: string): string => `${workerKey.slice(0, 6)}: ${fault}`;
  const entries = (await stores.caseloads.audit(workerKey, head.version + 1_000)).length;
  const audit = entries === head.version ? [] : [say(`${entries} audit rows for ${head.version} commits`)];
  return [...audit, ...(await checkRow(stores, outside, snapshot)).map(say), ...checkFacts(outside, snapshot).map(say)];
}

/** The row of the worker in the team says what a recount of the caseload gives. */
async function checkRow(stores: Stores, outside: Outside, snapshot: CaseloadSnapshot): Promise<string[]> {
  const { workerKey, teamId, version } = snapshot.head;
  const row = await stores.teams.member(teamId, workerKey);
  if (!row) return ['no row in the team'];
  const today = outside.clock.today();
  const { total } = figuresOf(scoreOn(timelineOf(snapshot, outside.schemeOf), today));
  const step = row.steps.filter(({ from }) => from <= today).at(-1) ?? row.steps[0];
  return [
    ...(row.version === version ? [] : [`the team's row is of version ${row.version}, the caseload of ${version}`]),
    ...(step.total === total ? [] : [`the team's row says ${step.total}, a recount ${total}`]),
  ];
}

/** What is kept is a caseload that the file's own reader takes. */
export function checkFacts({ clock }: Pick<Outside, 'clock'>, snapshot: CaseloadSnapshot): string[] {
  const file = writeCaseloadFile(caseloadInForce(snapshot, clock.today()));
  const read = readCaseloadFile(new TextEncoder().encode(file));
  return read.ok ? [] : read.errors.map(({ path, message }) => `the caseload has ${path}: ${message}`);
}

/** Checks again until all is as it must be, or the tries are over: for what follows by itself. */
export async function checkedInTime(stores: Stores, checked: Checked, tries = 20): Promise<string[]> {
  const faults = await check(stores, checked);
  if (faults.length === 0 || tries === 0) return faults;
  await setTimeout(200);
  return checkedInTime(stores, checked, tries - 1);
}

/** What does not fit in the audits of all workers and teams: each entry is chained to the one before. */
export async function faultsInAudits({ verifyAudits }: Pick<TableStores, 'verifyAudits'>): Promise<AuditFault[]> {
  const faults: AuditFault[] = [];
  for await (const verdict of verifyAudits()) faults.push(...verdict.faults);
  return faults;
}
