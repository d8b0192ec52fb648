import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { SILENT, type Telemetry } from '../../src/application/telemetry.ts';
import { StorageRefused, type TableStores, tableStores } from '../../src/storage/index.ts';
import { auditOf, commitOf, personOf } from '../storage/builders.ts';
import { answerWith, type Fault, loseAnswer, type StorageProxy, storageProxy } from '../support/storage-proxy.ts';

/** What was said of each call, in order: `get people ok`, `retry people`. */
const said: string[] = [];
const telemetry: Telemetry = {
  ...SILENT,
  during: async (_kind, known, work) => {
    let facts: object = known;
    try {
      return await work((more) => {
        facts = { ...facts, ...more };
      });
    } finally {
      said.push(Object.values(facts).join(' '));
    }
  },
  count: (event, facts) => void said.push(`${event} ${Object.values(facts).join(' ')}`),
};

let proxy: StorageProxy;
let stores: TableStores;
beforeAll(async () => {
  proxy = await storageProxy();
  stores = tableStores({ connectionString: proxy.connectionString }, { prefix: 'storageCalls', telemetry });
  await stores.ensureTables();
  await stores.people.change('there', () => personOf('there'));
  await stores.caseloads.commit(commitOf('there', undefined));
});
afterAll(() => proxy.stop());

const refused = answerWith(403, '{"odata.error":{"code":"AuthorizationFailure","message":{"value":"x"}}}');
const busy = answerWith(503, '');

describe('what is said of a call to storage', () => {
  it.each<[string, readonly ['read' | 'write', ...Fault[]], () => Promise<unknown>, readonly string[]]>([
    ['a row that is there', ['read'], () => stores.people.read('there'), ['get people ok']],
    ['a row that is not', ['read'], () => stores.people.read('gone'), ['get people refused']],
    ['a query of one page', ['read'], () => stores.caseloads.read('there'), ['page caseloads ok']],
    [
      'a refusal that is kept',
      ['write'],
      () => stores.people.enter('there', auditOf(1)),
      ['get people refused', 'transact people ok'],
    ],
    [
      'an answer that was lost',
      ['read', loseAnswer()],
      () => stores.people.read('there'),
      ['retry people', 'get people ok'],
    ],
    [
      'storage that stays busy',
      ['read', busy, busy, busy],
      () => expect(stores.people.read('there')).rejects.toThrow(StorageUnavailable),
      ['retry people', 'retry people', 'get people unavailable'],
    ],
    [
      'storage that does not let us',
      ['read', refused],
      () => expect(stores.people.read('there')).rejects.toThrow(StorageRefused),
      ['get people denied'],
    ],
  ])('%s', async (_, [kind, ...faults], ask, expected) => {
    said.length = 0;
    proxy.next(kind, ...faults);
    await ask();
    expect(said).toEqual(expected);
  });
});
