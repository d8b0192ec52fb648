import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { StorageRefused, type TableStores, tableStores } from '../../src/storage/index.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { type WatchedStorage, watchedStorage } from '../support/watched-storage.ts';

const LIMITS = { tryMs: 300, callMs: 1_000 };
const ID = { day: '2026-11-26', key: 'k' };

let storage: WatchedStorage;
let stores: TableStores;
beforeAll(async () => {
  storage = await watchedStorage();
  stores = tableStores({ connectionString: storage.connectionString }, { prefix: 'queueFaults', ...LIMITS });
  await stores.ensureTables();
});
afterEach(() => storage.watch(() => 'go'));
afterAll(() => storage.close());

/** The first request of the kind is not passed on, or its answer is lost. */
function loseFirst(what: string, when: 'before' | 'after'): () => number {
  let count = 0;
  storage.watch((seen, phase) => {
    if (seen.what !== what || phase !== when) return 'go';
    count += 1;
    return count === 1 ? 'stop' : 'go';
  });
  return () => count;
}

async function received(): Promise<readonly string[]> {
  const messages = await stores.queue.receive(32);
  for (const message of messages) await stores.queue.done(message);
  return messages.map(({ id }) => id.key);
}

describe('the queue of deliveries', () => {
  it.each<['before' | 'after', readonly string[]]>([
    ['before', ['k']],
    ['after', ['k', 'k']],
  ])('is asked again when the request or its answer is lost: %s storage acted', async (when, keys) => {
    const asked = loseFirst('POST queue messages', when);
    await stores.queue.send([ID]);
    expect(asked()).toBe(2);
    storage.watch(() => 'go');
    expect(await received()).toEqual(keys);
  });

  it('gives nobody the same twice when the answer with it was lost: it comes again after a minute', async () => {
    await stores.queue.send([ID]);
    const asked = loseFirst('GET queue messages', 'after');
    expect(await received()).toEqual([]);
    expect(asked()).toBe(2);
  });

  it('takes a message away though the answer was lost', async () => {
    await stores.queue.send([ID]);
    const [message] = await stores.queue.receive(1);
    if (!message) throw new Error('nothing was received');
    const asked = loseFirst('DELETE queue messages', 'after');
    await stores.queue.done(message);
    expect(asked()).toBe(2);
  });

  it('puts a message back though the answer was lost', async () => {
    await stores.queue.send([ID]);
    const [message] = await stores.queue.receive(1);
    if (!message) throw new Error('nothing was received');
    loseFirst('PUT queue messages', 'after');
    await stores.queue.later(message, 0);
    expect(await received()).toEqual(['k']);
  });

  it('is given up in limited time when it is silent, and says so in our own words', async () => {
    storage.watch(({ what }) => (what.includes('queue') ? 'stop' : 'go'));
    await expect(stores.queue.send([ID])).rejects.toThrow(StorageUnavailable);
    await expect(stores.queue.receive(1)).rejects.toThrow(StorageUnavailable);
  });

  it('is made when it is missing, by whoever comes first', async () => {
    const fresh = tableStores({ connectionString: azuriteConnection() }, { prefix: 'queueMissing' });
    expect(await fresh.queue.receive(1)).toEqual([]);
    await fresh.queue.send([ID]);
    expect(await fresh.queue.receive(1)).toHaveLength(1);
    const other = tableStores({ connectionString: azuriteConnection() }, { prefix: 'queueMissingToo' });
    await other.queue.send([ID]);
    expect(await other.queue.receive(1)).toHaveLength(1);
  });

  it('says that it is refused with a wrong key, without the key', async () => {
    const connectionString = azuriteConnection().replace(/AccountKey=[^;]+/, 'AccountKey=d3Jvbmc=');
    const locked = tableStores({ connectionString }, { prefix: 'queueLocked' });
    const refused = await locked.queue.send([ID]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StorageRefused);
    expect(String(refused)).not.toContain('d3Jvbmc');
  });
});
