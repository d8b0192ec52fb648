import { odata } from '@azure/data-tables';
import type { Run, RunStore } from '../application/run-ports.ts';
import { changeRow } from './change-row.ts';
import { jsonProperties, jsonValue } from './row.ts';
import type { Table } from './table.ts';
import { dayPartition, LEASE, runRow, SEEN_ROW, seenPartition } from './tables.ts';

interface Lease {
  readonly holder: string;
  readonly until: string;
}

/** What the schedule remembers, on the Runs table. */
export function runsOn(table: Table): RunStore {
  return {
    async lease(holder, now, until, of = 'schedule') {
      const lease = await changeRow<Lease>(table, { partitionKey: LEASE, rowKey: of }, (there) =>
        there && there.holder !== holder && there.until > now ? there : { holder, until },
      );
      return lease.holder === holder;
    },
    async ofDay(day) {
      const runs: Run[] = [];
      for await (const row of table.list(odata`PartitionKey eq ${dayPartition(day)}`)) runs.push(jsonValue<Run>(row));
      return runs;
    },
    async done(run, at) {
      const rowKey = runRow(run.job, run.teamId);
      // One that is there already says the same, so a refusal is as good.
      await table.insert({ partitionKey: dayPartition(run.day), rowKey, at, ...jsonProperties(run) });
    },
    firstSeen: (teamId, day) =>
      changeRow<string>(table, { partitionKey: seenPartition(teamId), rowKey: SEEN_ROW }, (there) => there ?? day),
  };
}

/** Forgets the runs of days before a moment (ISO 8601, UTC), and says how many. */
export async function sweepRuns(table: Table, before: string): Promise<number> {
  const days = odata`PartitionKey ge ${dayPartition('')} and PartitionKey lt ${dayPartition(before.slice(0, 10))}`;
  let swept = 0;
  for await (const row of table.list(days)) {
    await table.remove(row.partitionKey, row.rowKey);
    swept += 1;
  }
  return swept;
}
