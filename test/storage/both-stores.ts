import type { Stores } from '../../src/application/ports.ts';
import { tableStores } from '../../src/storage/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

export interface ContractStores extends Stores {
  sweepKeys(before: string): Promise<number>;
}

/** The contract's subjects: each test file that holds them to it has tables of its own. */
export const bothStores = (prefix: string): readonly (readonly [string, () => Promise<ContractStores>])[] => [
  ['in memory', async () => memoryStores()],
  [
    'on Azure Tables',
    async () => {
      const stores = tableStores({ connectionString: azuriteConnection() }, { prefix });
      await stores.ensureTables();
      return stores;
    },
  ],
];
