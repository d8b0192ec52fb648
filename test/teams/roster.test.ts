import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GuardedAdapter } from '../../src/teams/guarded-adapter.ts';
import { TEAMS_LIMITS } from '../../src/teams/limits.ts';
import { teamsRoster } from '../../src/teams/roster.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const person = (name: string) => ({ id: `29:${name}`, objectId: `object-${name}`, name });

let connector: FakeConnector;
beforeAll(async () => {
  connector = await fakeConnector();
});
afterAll(() => connector.close());

async function membersOf(conversationId: string) {
  const settings = { credentials: null, tenantId: 'tenant', serviceHosts: ['127.0.0.1'], fileHosts: [] };
  const roster = teamsRoster(new GuardedAdapter(settings, TEAMS_LIMITS, log));
  return roster.members({ serviceUrl: connector.url, conversationId, tenantId: 'tenant', botId: '28:bot' });
}

describe('the roster', () => {
  it.each([
    ['nobody', [[]], []],
    ['one page', [[person('Amira'), person('Ben')]], ['object-Amira', 'object-Ben']],
    ['three pages, one of them empty', [[person('Amira')], [], [person('Ben')]], ['object-Amira', 'object-Ben']],
    ['ourselves', [[person('Amira'), { id: '28:bot', name: 'Caseload' }]], ['object-Amira']],
    [
      'somebody without an object id',
      [[person('Amira'), { id: '29:guest', name: 'Guest' }]],
      ['object-Amira', '29:guest'],
    ],
    [
      'a guest of another organisation',
      [[person('Amira'), { ...person('Gus'), userRole: 'guest' }]],
      ['object-Amira', '29:Gus'],
    ],
  ])('lists everyone of %s', async (sentence, pages, expected) => {
    connector.roster(`19:${sentence}`, pages);
    expect((await membersOf(`19:${sentence}`)).map(({ objectId }) => objectId)).toEqual(expected);
  });

  it('has names that a file can hold', async () => {
    connector.roster('19:names', [[{ id: '29:x', objectId: 'x', name: ' Amira\u0007\ud83d Khan\n' }]]);
    expect((await membersOf('19:names')).map(({ name }) => name)).toEqual(['Amira Khan']);
  });

  it('is an error, and never a shorter list, when a page is missing', async () => {
    connector.roster('19:chan', [[person('Amira')], [person('Ben')]]);
    connector.next(undefined, { status: 502 });
    await expect(membersOf('19:chan')).rejects.toThrow();
  });

  it('is an error when it never ends', async () => {
    connector.roster(
      '19:endless',
      Array.from({ length: 101 }, () => []),
    );
    await expect(membersOf('19:endless')).rejects.toThrow('without an end');
  });
});
