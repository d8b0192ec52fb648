import { changeRecords } from '../../../src/application/change-records.ts';
import { deliverPending } from '../../../src/application/deliver-pending.ts';
import { figuresOf } from '../../../src/application/effect.ts';
import type { MonthSnapshot } from '../../../src/application/month-snapshot.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import { lastDayIn, type Month } from '../../../src/domain/month.ts';
import { recordOfMonth } from '../../../src/domain/month-stage.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import type { Absence, MonthRecord } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { keyOf, openTown, type Worker } from './town.ts';

export const NOVEMBER = '2026-11';

/** A case of one child at home since September, and one who is looked after. */
export const TWO_CASES: Worker = {
  cases: [
    caseFacts({ ref: 'C-101', allocatedOn: '2026-09-01' }),
    caseFacts({
      ref: 'C-102',
      allocatedOn: '2026-09-01',
      children: [{ ref: 'C-102-1', household: 'foster', lookedAfter: { from: '2026-09-01' } }],
    }),
  ],
};

/** The town at the end of a month: Amira has two cases, Ben none. */
export async function monthTown(today = '2026-11-26', scheme: SchemeId = 'merton', workers = { amira: TWO_CASES }) {
  const town = await openTown(workers, scheme, today);
  const { outside, stores } = town;
  const snapshotOf = async (name: string) => {
    const found = await stores.caseloads.read(keyOf(name));
    if (!found) throw new Error(`no caseload of ${name}`);
    return found;
  };
  return {
    ...town,
    snapshotOf,
    record: async (name: string, month: Month = NOVEMBER): Promise<MonthRecord | undefined> =>
      recordOfMonth((await snapshotOf(name)).records, month),
    submitted: async (name: string, revision = 1, month: Month = NOVEMBER): Promise<MonthSnapshot | undefined> =>
      stores.caseloads.monthSnapshot(keyOf(name), month, revision),
    /** What the caseload says of the last day of a month now. */
    totalOn: async (name: string, month: Month = NOVEMBER) =>
      figuresOf(scoreOn(timelineOf(await snapshotOf(name), outside.schemeOf), lastDayIn(month))).total,
    /** Somebody is recorded as away. */
    away: async (name: string, absence: Pick<Absence, 'from' | 'to'>) => {
      const value: Absence = { id: 'a1', planned: true, ...absence };
      const result = await changeRecords(outside, {
        workerKey: keyOf(name),
        by: keyOf('mona'),
        action: 'record-absence',
        keys: [`away-${name}-${absence.from}`],
        may: () => true,
        decide: () => ({ ok: true, change: { put: [{ kind: 'absence', id: value.id, value }] }, reply: null }),
      });
      if (result.ok) await deliverPending(outside, result.pending);
    },
    /** The keys of what is told, in the order in which it was decided. */
    told: async () => {
      const keys: string[] = [];
      for await (const { notice, to } of stores.deliveries.ofDay(outside.clock.today())) {
        keys.push([notice.kind, 'how' in notice ? notice.how : '', to.kind].filter((part) => part !== '').join(' '));
      }
      return keys.sort();
    },
  };
}
