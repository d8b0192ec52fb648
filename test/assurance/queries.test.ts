import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/application/delivery-ports.ts';
import { tableStores } from '../../src/storage/index.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { LONG, report } from './settings.ts';

const stores = tableStores({ connectionString: azuriteConnection() }, { prefix: 'queries' });
const DAYS = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];

const deliveryOf = (day: string, index: number): Delivery => ({
  id: { day, key: `return-ready/2026-10/${index}` },
  to: { kind: 'person', personKey: 'p'.repeat(32) },
  notice: { kind: 'return-ready', personKey: 'p'.repeat(32), month: '2026-10' },
  sendBy: `${day}T18:00:00Z`,
});

describe('a day with many messages', () => {
  beforeAll(() => stores.ensureTables());

  // The caseload's rows and the outbox are counted over their pages in test/storage/pages.test.ts.
  it.each(LONG ? [999, 1_000, 1_001, 5_000] : [1_001])(
    '%i of them are read whole',
    async (count) => {
      const day = DAYS[[999, 1_000, 1_001, 5_000].indexOf(count)] ?? '';
      for (let from = 0; from < count; from += 100) {
        const some = Array.from({ length: Math.min(100, count - from) }, (_, index) => deliveryOf(day, from + index));
        await stores.deliveries.add(some, `${day}T09:00:00Z`);
      }
      const keys = new Set<string>();
      for await (const { id } of stores.deliveries.ofDay(day)) keys.add(id.key);
      expect(keys.size).toBe(count);
      let waiting = 0;
      for await (const { state } of stores.deliveries.waiting(day)) waiting += state === 'waiting' ? 1 : 0;
      expect(waiting).toBe(count);
      report('rows read whole', { rows: count });
    },
    600_000,
  );
});
