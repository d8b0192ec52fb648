import type { Run, RunStore } from '../../src/application/run-ports.ts';

/** What the schedule remembers, in memory. The contract in test/storage holds it to what the table does. */
export function memoryRuns(): RunStore {
  const runs = new Map<string, Run>();
  const seen = new Map<string, string>();
  const leases = new Map<string, { readonly holder: string; readonly until: string }>();
  const reach = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    async lease(holder, now, until, of = 'schedule') {
      await reach();
      const lease = leases.get(of);
      const isTaken = lease !== undefined && lease.holder !== holder && lease.until > now;
      if (!isTaken) leases.set(of, { holder, until });
      return !isTaken;
    },
    async ofDay(day) {
      await reach();
      return [...runs.values()].filter((run) => run.day === day);
    },
    async done({ day, job, teamId }) {
      await reach();
      runs.set(JSON.stringify([day, job, teamId]), { day, job, teamId });
    },
    async firstSeen(teamId, day) {
      await reach();
      const since = seen.get(teamId) ?? day;
      seen.set(teamId, since);
      return since;
    },
  };
}
