import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { type StorageAccount, StorageRefused, type TableStores, tableStores } from '../../src/storage/index.ts';
import { answerWith, azuriteConnection, type StorageProxy, storageProxy } from '../support/storage-proxy.ts';
import { caseOf, commitOf, personOf } from './builders.ts';

const account = (endpoint: string): string =>
  `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=${endpoint};QueueEndpoint=${endpoint.replace('.table.', '.queue.')}`;
const credential = { getToken: async () => ({ token: 'token', expiresOnTimestamp: 0 }) };

describe('which accounts are taken', () => {
  test.each<[string, StorageAccount]>([
    ['https by connection string', { connectionString: account('https://a.table.core.windows.net') }],
    ['http on 127.0.0.1', { connectionString: account('http://127.0.0.1:10002/a') }],
    ['http on localhost', { connectionString: account('http://localhost:10002/a') }],
    ['the emulator by its short name', { connectionString: 'UseDevelopmentStorage=true' }],
    ['https by address and credential', { accountUrl: 'https://a.table.core.windows.net', credential }],
  ])('%s', (_sentence, where) => {
    expect(() => tableStores(where)).not.toThrow();
  });

  test.each<[string, StorageAccount, string]>([
    ['http over a network', { connectionString: account('http://storage.example/a') }, 'storage is reached over https'],
    ['a host that only begins like this machine', { connectionString: account('http://127.0.0.1.example/a') }, 'https'],
    ['http with a credential', { accountUrl: 'http://storage.example', credential }, 'storage is reached over https'],
    ['an empty connection string', { connectionString: '' }, 'the storage account cannot be read'],
    ['no connection string at all', { connectionString: 'AccountKey=c2VjcmV0' }, 'the storage account cannot be read'],
    [
      'tables without queues',
      { connectionString: account('https://a.example').replace(/;Queue.*/, '') },
      'the storage account cannot be read',
    ],
    ['an address of something else than tables', { accountUrl: 'https://c2VjcmV0.example', credential }, 'the storage'],
    ['an address that is none', { accountUrl: 'c2VjcmV0', credential }, 'the storage account cannot be read'],
  ])('%s is refused, and nothing of it is repeated', (_sentence, where, message) => {
    const refusal = (): unknown => {
      try {
        return tableStores(where);
      } catch (error) {
        return error;
      }
    };
    expect(() => tableStores(where)).toThrow(message);
    expect(inspect(refusal())).not.toContain('c2VjcmV0');
  });

  test.each(['1abc', 'a-b', 'a'.repeat(41), 'a b'])('the table prefix %j is refused', (prefix) => {
    expect(() => tableStores({ connectionString: 'UseDevelopmentStorage=true' }, { prefix })).toThrow('a table prefix');
  });
});

describe('errors', () => {
  let proxy: StorageProxy;
  let stores: TableStores;
  beforeAll(async () => {
    proxy = await storageProxy();
    stores = tableStores({ connectionString: proxy.connectionString }, { prefix: 'errors' });
    await stores.ensureTables();
  });
  afterAll(() => proxy.stop());

  test('a table that is missing is not taken for a person who is unknown, nor for a caseload that is empty', async () => {
    const missing = tableStores({ connectionString: azuriteConnection() }, { prefix: 'neverMade' });
    const refused = new StorageRefused('TableNotFound');
    await expect(missing.people.read('p')).rejects.toThrow(refused);
    await expect(missing.people.change('p', () => personOf('p'))).rejects.toThrow(refused);
    await expect(missing.caseloads.read('w')).rejects.toThrow(refused);
    await expect(missing.caseloads.commit(commitOf('w', undefined))).rejects.toThrow(refused);
    await expect(missing.teams.read('t')).rejects.toThrow(refused);
    await expect(missing.health.check()).rejects.toThrow(refused);
  });

  test('a wrong key is refused with its code', async () => {
    const wrong = azuriteConnection().replace(/AccountKey=[^;]+/, 'AccountKey=c2VjcmV0');
    const strangers = tableStores({ connectionString: wrong }, { prefix: 'errors' });
    await expect(strangers.people.read('p')).rejects.toThrow(StorageRefused);
  });

  test.each([
    [400, 'InvalidInput', StorageRefused, 'storage refused: InvalidInput'],
    [403, 'AuthenticationFailed', StorageRefused, 'storage refused: AuthenticationFailed'],
    [413, 'child C-101', StorageRefused, 'storage refused: 413'],
    [501, 'NotImplemented', StorageUnavailable, 'storage did not answer: NotImplemented'],
  ])('%d %s carries no key and no content', async (status, code, kind, message) => {
    const body = JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: 'w-secret C-101' } } });
    const change = commitOf('w-secret', undefined, { putCases: [caseOf('id-secret', 1)] });
    const calls = [
      ['read', () => stores.people.read('w-secret')],
      ['read', () => stores.caseloads.read('w-secret')],
      ['write', () => stores.caseloads.commit(change)],
    ] as const;
    for (const [request, call] of calls) {
      proxy.next(request, answerWith(status, body));
      const error: unknown = await call().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(kind);
      expect(error).toHaveProperty('message', message);
      expect(inspect(error, { depth: 10 })).not.toMatch(/secret|C-101/);
    }
  });

  test.each([
    ['of another kind', answerWith(202, 'secret')],
    ['cut short', answerWith(202, '--batchresponse_1\r\n', 'multipart/mixed; boundary=batchresponse_1')],
  ])('an answer %s does not pass for a change that was made', async (sentence, fault) => {
    proxy.next('write', fault);
    const change = stores.caseloads.commit(commitOf(`w-${sentence.length}`, undefined));
    await expect(change).rejects.toThrow(StorageUnavailable);
  });
});
