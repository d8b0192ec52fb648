import type { Outside } from '../../src/application/change-caseload.ts';
import { changeCaseload } from '../../src/application/change-caseload.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import type { Delivery } from '../../src/application/delivery-ports.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { PendingItem, Stores } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { WARNING_SETTINGS } from '../../src/application/warning-settings.ts';
import type { CaseFacts, WorkerTerms } from '../../src/domain/case-facts.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { dayAt } from '../../src/domain/london-time.ts';
import type { Warning } from '../../src/domain/warning.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, keyOf } from './outside.ts';

/*
 * The team North with the manager mona and the service manager sol. Under merton a worker with 63 old cases has 85
 * points, just the guideline; each further old case adds a point, 77 cases are 101 points.
 */

export const NORTH = teamIdOf('north');
export const AT_GUIDELINE = 63;
export const OVER_LIMIT = 77;

/** A family with one child at home, allocated long ago. */
export function oldCase(ref: string, facts: Partial<CaseFacts> = {}): CaseFacts {
  return {
    ref,
    allocatedOn: '2026-01-05',
    coWorked: false,
    teamHold: false,
    statutoryResponsibility: false,
    workloadIssues: [],
    children: [{ ref: `${ref}-1`, household: 'home' }],
    activities: [],
    ...facts,
  };
}

export const oldCases = (count: number): readonly CaseFacts[] =>
  Array.from({ length: count }, (_, index) => oldCase(`C-${index + 1}`));

/** One case that counts like many: 1 point for the family and 3 for each court episode of November 2026. */
export function busyCase(ref: string, episodes: number): CaseFacts {
  const activities = Array.from({ length: episodes }, () => ({ kind: 'court-episode', on: '2026-11-10' }) as const);
  return oldCase(ref, { activities });
}

interface Settings {
  readonly scheme?: SchemeId;
  readonly settlingMinutes?: number;
  readonly terms?: Partial<WorkerTerms>;
  /** Those in memory where nothing is said. */
  readonly stores?: Stores;
}

export async function openWarnedTeam(
  workers: Readonly<Record<string, readonly CaseFacts[]>>,
  now: string,
  { scheme = 'merton', settlingMinutes = 0, terms = {}, stores = memoryStores() }: Settings = {},
) {
  const opened = warnedTeamIn(stores, now, settlingMinutes);
  const { outside } = opened;
  const by = { person: keyOf('ada'), key: 'north' };
  const team = await setUpTeam(
    outside,
    {
      name: 'North',
      schemeId: scheme,
      members: Object.keys(workers).map((name) => ({ ...identity(name), terms: { ...fullTime, ...terms } })),
      managers: [identity('mona')],
      serviceManagers: [identity('sol')],
    },
    by,
  );
  if (team.ok) await deliverPending(outside, team.pending);
  for (const [name, cases] of Object.entries(workers)) {
    const loaded = await loadCaseload(
      outside,
      keyOf(name),
      { cases: cases.map(historyOf), duties: [] },
      { ...by, key: name },
    );
    if (loaded.ok) await deliverPending(outside, loaded.pending);
  }
  return opened;
}

/** The team that is in the stores already. */
export function warnedTeamIn(stores: Stores, now: string, settlingMinutes = 0) {
  let moment = now;
  const outside: Outside = {
    stores,
    schemeOf: schemeInForce,
    clock: { now: () => moment, today: () => dayAt(moment) },
    warnings: { ...WARNING_SETTINGS, settlingMinutes },
  };
  let changes = 0;
  const change = async (
    name: string,
    cases: readonly { readonly caseId: string; readonly facts: CaseFacts | null }[],
  ) => {
    changes += 1;
    const key = `key-${changes}`;
    const person = await stores.people.read(keyOf(name));
    if (!person) throw new Error(`nobody is called ${name}`);
    const result = await changeCaseload<never, null>(outside, {
      access: person,
      workerKey: keyOf(name),
      action: 'add-case',
      keys: [key],
      decide: () => ({
        ok: true,
        change: {
          what: 'changed cases',
          cases: cases.map(({ caseId, facts }) => ({ caseId, history: facts && historyOf(facts) })),
        },
      }),
      reply: () => null,
    });
    if (!result.ok) throw new Error(result.reason);
    return result.pending;
  };
  return {
    outside,
    stores,
    setNow: (next: string) => {
      moment = next;
    },
    /** Adds or replaces a case without doing what follows. */
    change,
    /** Adds or replaces a case, and does what follows. */
    add: async (name: string, caseId: string, facts: CaseFacts) =>
      deliverPending(outside, await change(name, [{ caseId, facts }])),
    remove: async (name: string, caseId: string) =>
      deliverPending(outside, await change(name, [{ caseId, facts: null }])),
    /** Does what follows a change. */
    follow: (pending: readonly PendingItem[]) => deliverPending(outside, pending),
    /** What the sweep does each minute. */
    sweep: () => deliverPending(outside, stores.caseloads.pending()),
    warnings: async (name: string): Promise<readonly Warning[]> => {
      const snapshot = await stores.caseloads.read(keyOf(name));
      return recordsOf(snapshot?.records ?? [], 'warning');
    },
    /** Every delivery of a kind that was decided on, by day and key. */
    told: async (kind: Delivery['notice']['kind'], day: string = dayAt(moment)): Promise<readonly Delivery[]> => {
      const found: Delivery[] = [];
      for await (const delivery of stores.deliveries.ofDay(day))
        if (delivery.notice.kind === kind) found.push(delivery);
      return found;
    },
  };
}
