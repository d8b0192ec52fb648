import { odata } from '@azure/data-tables';
import type {
  Delivery,
  DeliveryId,
  DeliveryStore,
  KeptDelivery,
  LivePost,
  Recipient,
} from '../application/delivery-ports.ts';
import { forAll } from '../application/for-all.ts';
import { type Lane, pauseLane, takeMoment } from '../application/lane.ts';
import { changeRow } from './change-row.ts';
import { jsonValue } from './row.ts';
import type { Table } from './table.ts';
import { dayPartition, deliveryRow, FIRST_DAY, LANE_ROW, LIVE_ROW, lanePartition, livePartition } from './tables.ts';

const placeOf = ({ day, key }: DeliveryId) => ({ partitionKey: dayPartition(day), rowKey: deliveryRow(key) });
const laneOf = (conversationId: string) => ({ partitionKey: lanePartition(conversationId), rowKey: LANE_ROW });

/** A recipient as part of a key. */
export const recipientKey = (to: Recipient): string =>
  to.kind === 'person' ? `person ${to.personKey}` : `channel ${to.teamId}`;

/** A delivery as it is kept at first. */
export const keptAtFirst = (delivery: Delivery, decidedAt: string): KeptDelivery => ({
  ...delivery,
  state: 'waiting',
  attempts: 0,
  decidedAt,
});

/** Deliveries on the Deliveries table. */
export function deliveriesOn(table: Table): DeliveryStore {
  /** What was written; undefined when `apply` left it as it was. */
  const change = async <T>(
    at: { readonly partitionKey: string; readonly rowKey: string },
    apply: (before: T | undefined) => T | undefined,
    columns?: (value: T | undefined) => Readonly<Record<string, string>>,
  ): Promise<T | undefined> => {
    let changed: T | undefined;
    const again = (before: T | undefined): T | undefined => {
      changed = apply(before);
      return changed ?? before;
    };
    const written = await changeRow<T | undefined>(table, at, again, undefined, columns);
    return changed && written;
  };
  const changeDelivery = (id: DeliveryId, apply: (before: KeptDelivery | undefined) => KeptDelivery | undefined) =>
    change<KeptDelivery>(placeOf(id), apply, (kept) => ({ state: kept?.state ?? '' }));
  return {
    async add(deliveries, at) {
      const added = await forAll(deliveries, (delivery) =>
        changeDelivery(delivery.id, (before) => (before ? undefined : keptAtFirst(delivery, at))),
      );
      return added.flatMap((kept) => (kept ? [kept.id] : []));
    },
    async read(id) {
      const { partitionKey, rowKey } = placeOf(id);
      const row = await table.get(partitionKey, rowKey);
      return row && jsonValue<KeptDelivery>(row);
    },
    change: async (id, apply) => changeDelivery(id, (before) => before && apply(before)),
    async *ofDay(first, last = first) {
      const days = odata`PartitionKey ge ${dayPartition(first)} and PartitionKey le ${dayPartition(last)}`;
      for await (const row of table.list(days)) {
        yield jsonValue<KeptDelivery>(row);
      }
    },
    async *waiting(day) {
      const waiting: KeptDelivery['state'] = 'waiting';
      for await (const row of table.list(odata`PartitionKey eq ${dayPartition(day)} and state eq ${waiting}`)) {
        yield jsonValue<KeptDelivery>(row);
      }
    },
    changeLive: async (to, subject, apply) =>
      change<LivePost>({ partitionKey: livePartition(recipientKey(to), subject), rowKey: LIVE_ROW }, (before) =>
        apply(before ?? {}),
      ),
    async reserve(conversationId, now) {
      let reserved = { taken: false, waitMs: 0 };
      await change<Lane>(laneOf(conversationId), (before) => {
        const taking = takeMoment(before ?? { taken: [] }, now);
        reserved = taking.reserved;
        return reserved.taken ? taking.lane : undefined;
      });
      return reserved;
    },
    pause: async (conversationId, until) => {
      await change<Lane>(laneOf(conversationId), (before) => pauseLane(before ?? { taken: [] }, until));
    },
  };
}

/** Forgets the deliveries of the days before a moment (ISO 8601, UTC), and says how many; for the sweep. */
export async function sweepDeliveries(table: Table, before: string): Promise<number> {
  let swept = 0;
  const days = odata`PartitionKey ge ${FIRST_DAY} and PartitionKey lt ${dayPartition(before.slice(0, 10))}`;
  for await (const { partitionKey, rowKey } of table.list(days)) {
    await table.remove(partitionKey, rowKey);
    swept += 1;
  }
  return swept;
}
