import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/application/delivery-ports.ts';
import { tableStores } from '../../src/storage/index.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { LONG, report } from './settings.ts';

const stores = tableStores({ connectionString: azuriteConnection() }, { prefix: 'queries' });
const DAY = '2026-11-02';
const SIZES = LONG ? [999, 1_000, 1_001, 5_000] : [999, 1_000, 1_001];

const deliveryOf = (index: number): Delivery => ({
  id: { day: DAY, key: `return-ready/2026-10/${index}` },
  to: { kind: 'person', personKey: 'p'.repeat(32) },
  notice: { kind: 'return-ready', personKey: 'p'.repeat(32), month: '2026-10' },
  sendBy: `${DAY}T18:00:00Z`,
});

describe('a day with more and more messages', () => {
  let added = 0;
  beforeAll(() => stores.ensureTables());

  // The caseload's rows and the outbox are counted over their pages in test/storage/pages.test.ts.
  it.each(SIZES)(
    '%i of them are read whole',
    async (count) => {
      while (added < count) {
        const some = Array.from({ length: Math.min(100, count - added) }, (_, index) => deliveryOf(added + index));
        await stores.deliveries.add(some, `${DAY}T09:00:00Z`);
        added += some.length;
      }
      const keys = new Set<string>();
      for await (const { id } of stores.deliveries.ofDay(DAY)) keys.add(id.key);
      expect(keys.size).toBe(count);
      let waiting = 0;
      for await (const { state } of stores.deliveries.waiting(DAY)) waiting += state === 'waiting' ? 1 : 0;
      expect(waiting).toBe(count);
      report('rows read whole', { rows: count });
    },
    600_000,
  );
});
