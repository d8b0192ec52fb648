import type { AuditVerdict } from '../application/audit-verdict.ts';
import type { KeptStore } from '../application/kept-ports.ts';
import type { Stores } from '../application/ports.ts';
import type { RunStore } from '../application/run-ports.ts';
import { SILENT, type Telemetry } from '../application/telemetry.ts';
import { caseloadsOn, sweepKeys } from './caseload-store.ts';
import { connect, connectQueue, type StorageAccount, type TimeLimits } from './connection.ts';
import { queueOn } from './delivery-queue.ts';
import { deliveriesOn, sweepDeliveries } from './delivery-store.ts';
import { keptOn } from './kept-rows.ts';
import { asking } from './measured.ts';
import { peopleOn } from './people-store.ts';
import { referencesOn } from './reference-store.ts';
import { runsOn, sweepRuns } from './run-store.ts';
import { type Table, tableOn } from './table.ts';
import { TABLES, type TableId } from './tables.ts';
import { teamsOn } from './team-store.ts';
import { verifyAudits } from './verify-audit.ts';

export type { StorageAccount } from './connection.ts';
export { StorageRefused } from './errors.ts';
export { type StorageLimit, StorageLimitExceeded } from './limits.ts';
export { managedIdentity } from './managed-identity.ts';

export interface StorageOptions extends Partial<TimeLimits> {
  /** Put before each table's name, and in lower case before the queue's: letters and digits, at most 40, a letter first. */
  readonly prefix?: string;
  /** Hears of every call; of nothing if there is none. */
  readonly telemetry?: Telemetry;
}

export interface TableStores extends Stores {
  readonly runs: RunStore;
  readonly kept: KeptStore;
  /** Checks every audit, the workers' first, then the teams' and what was refused to people: an operator's command, never while a person waits. */
  verifyAudits(): AsyncIterable<AuditVerdict>;
  /** Makes the tables and the queue that are not there yet; at start. */
  ensureTables(): Promise<void>;
  /**
   * Forgets the nonces and activity ids used, and the deliveries of the days, before a moment (ISO 8601, UTC), and says
   * how many; for the sweep.
   */
  sweepKeys(before: string): Promise<number>;
}

/**
 * The stores on Azure Tables and an Azure Storage Queue. Opens no connection yet; throws when the account cannot be read
 * or is not safe.
 */
export function tableStores(account: StorageAccount, options: StorageOptions = {}): TableStores {
  const { prefix = '', telemetry = SILENT, ...limits } = options;
  if (!/^([A-Za-z][A-Za-z0-9]{0,39})?$/.test(prefix)) throw new Error('a table prefix is letters and digits');
  const open = (table: TableId): Table => {
    const again = (): void => telemetry.count('retry', { table });
    return tableOn(connect(account, `${prefix}${TABLES[table]}`, limits, again), asking(telemetry, table));
  };
  const caseloads = open('caseloads');
  const people = open('people');
  const teams = open('teams');
  const deliveries = open('deliveries');
  const references = open('references');
  const runs = open('runs');
  const queue = queueOn(connectQueue(account, `${prefix.toLowerCase()}deliveries`), limits, telemetry);
  return {
    caseloads: caseloadsOn(caseloads),
    people: peopleOn(people),
    teams: teamsOn(teams),
    references: referencesOn(references),
    deliveries: deliveriesOn(deliveries),
    queue,
    runs: runsOn(runs),
    kept: keptOn({ caseloads, people, teams, references, deliveries, runs }),
    health: {
      check: async () => {
        await people.get('ready', 'ready');
      },
    },
    async *verifyAudits() {
      yield* verifyAudits(caseloads, 'worker');
      yield* verifyAudits(teams, 'team');
      yield* verifyAudits(people, 'person');
    },
    ensureTables: async () => {
      await Promise.all([caseloads, people, teams, references, deliveries, runs, queue].map((one) => one.create()));
    },
    sweepKeys: async (before) =>
      (await sweepKeys(caseloads, before)) +
      (await sweepKeys(teams, before)) +
      (await sweepDeliveries(deliveries, before)) +
      (await sweepRuns(runs, before)),
  };
}
