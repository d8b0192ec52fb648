import type { KeptDelivery } from '../../src/application/delivery-ports.ts';
import type { Clock, Log, Stores, TeamMember, TeamRecord } from '../../src/application/ports.ts';
import type { RunStore } from '../../src/application/run-ports.ts';
import { dayAt } from '../../src/domain/london-time.ts';
import type { Absence, MonthRecord, WorkerRecord } from '../../src/domain/worker-records.ts';
import { jobs } from '../../src/schedule/jobs/index.ts';
import type { Job } from '../../src/schedule/jobs/job.ts';
import { type ScheduleOutside, schedule } from '../../src/schedule/run-jobs.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { auditOf, memberOf, personOf, teamOf } from '../storage/builders.ts';
import { memoryRuns } from '../support/memory-runs.ts';
import { memoryStores } from '../support/memory-stores.ts';

/*
 * The team North with its workers, the manager mona, the coordinator cora and a managers' channel; nobody has submitted
 * anything unless a test says so.
 */

export const HOURS = { remindAt: '09:00', catchUpDays: 4 } as const;
const CHANNEL = {
  ...{ serviceUrl: 'https://service/', conversationId: '19:x', tenantId: 't', botId: 'b' },
  ...{ teamsTeamId: '19:team', channelId: '19:x' },
};

export interface WorldWorker {
  readonly records?: readonly WorkerRecord[];
  readonly leftOn?: string;
}

export function monthOf(month: string, state: MonthRecord['state']): WorkerRecord {
  const value: MonthRecord = { month, state, revision: 1, total: 77, status: 'within', remarks: [], reopened: [] };
  return { kind: 'month', id: month, value };
}

export function away(from: string, to: string | null, more: Partial<Absence> = {}): WorkerRecord {
  return { kind: 'absence', id: `away-${from}`, value: { id: `away-${from}`, from, to, planned: true, ...more } };
}

export const clockAt = (now: () => string): Clock => ({ now, today: () => dayAt(now()) });
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

export function worker(name: string, { records, leftOn }: WorldWorker = {}, version = 1): TeamMember {
  return { ...memberOf(name, version), name, ...(records && { records }), ...(leftOn && { leftOn }) };
}

/** Puts the team into stores. */
export async function peopled(
  stores: Stores,
  workers: Readonly<Record<string, WorldWorker>> = { amira: {}, ben: {} },
  more: Partial<TeamRecord> = {},
): Promise<void> {
  const team = teamOf('north', {
    ...{ managerKeys: ['mona'], coordinatorKeys: ['cora'], managersChannel: CHANNEL },
    ...more,
  });
  await stores.teams.changeTeam('north', () => team, auditOf(1));
  for (const name of ['mona', 'cora', 'sol']) await stores.people.change(name, () => personOf(name, { name }));
  for (const [name, facts] of Object.entries(workers)) await stores.teams.putMember('north', worker(name, facts));
}

export interface World {
  readonly stores: Stores;
  readonly runs: RunStore;
  /** Lets one tick of an instance happen at a moment. */
  tickAt(now: string, holder?: string): Promise<void>;
  /** What was decided for the days but for the month's card, in words: `2026-11-26 first amira`. */
  told(days: readonly string[]): Promise<readonly string[]>;
  /** The keys that were put into the queue, over all ticks. */
  readonly queued: readonly string[];
}

export function worldOn(stores: Stores = memoryStores(), list: readonly Job[] = jobs): World {
  const runs = memoryRuns();
  const queued: string[] = [];
  const queue: Stores['queue'] = {
    ...stores.queue,
    send: async (ids, delay) => {
      await stores.queue.send(ids, delay);
      queued.push(...ids.map(({ key }) => key));
    },
  };
  const instances = new Map<string, { now: string; readonly tick: () => Promise<void> }>();
  const instance = (holder: string) => {
    const known = instances.get(holder);
    if (known) return known;
    const made = { now: '', tick: async () => {} };
    const outside: ScheduleOutside = {
      stores: { ...stores, queue },
      runs,
      schemeOf: schemeInForce,
      clock: clockAt(() => made.now),
      log: SILENT,
      follow: () => {},
    };
    made.tick = schedule(outside, list, HOURS, holder);
    instances.set(holder, made);
    return made;
  };
  return {
    stores,
    runs,
    queued,
    async tickAt(now, holder = 'one') {
      const one = instance(holder);
      one.now = now;
      await one.tick();
    },
    async told(days) {
      const found: KeptDelivery[] = [];
      for (const day of days) for await (const delivery of stores.deliveries.ofDay(day)) found.push(delivery);
      return found
        .filter(({ notice }) => notice.kind !== 'month-card')
        .map(inWords)
        .sort();
    },
  };
}

/** A delivery as the tests name it: the day, the stage or kind, late or not, and to whom. */
export function inWords({ id, to, notice }: KeptDelivery): string {
  const stage = 'stage' in notice ? notice.stage : notice.kind;
  const late = 'late' in notice && notice.late ? ' late' : '';
  return `${id.day} ${stage}${late} ${to.kind === 'person' ? to.personKey : 'channel'}`;
}
