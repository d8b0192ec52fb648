import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../src/chat/reply.ts';
import type { TeamsSettings } from '../../src/config.ts';
import { deliver } from '../../src/teams/deliver.ts';
import { GuardedAdapter } from '../../src/teams/guarded-adapter.ts';
import { TEAMS_LIMITS } from '../../src/teams/limits.ts';
import { type FakeConnector, type Fault, fakeConnector } from '../support/fake-connector.ts';

const TENANT = '0d1e2f30-1111-4222-8333-444455556666';
const CARD = { template: 'notice' as const, data: { title: 'My total', sentences: [{ text: '77' }], buttons: [] } };
const FILE = { offerId: 'o-1', name: 'caseload.yaml', description: 'A caseload file.', bytes: 7 };
const PRESS = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card-1', value: { action: { verb: 'a.b' } } };
const SUBMIT = { replyToId: 'card-1', value: { verb: 'a.b' } };
const MENTIONED = { entities: [{ type: 'mention', text: '<at>Caseload</at>', mentioned: { id: '28:bot' } }] };
const CHANNEL = {
  ...MENTIONED,
  conversation: { id: '19:chan;messageid=1', conversationType: 'channel', tenantId: TENANT },
};
const GROUP = { ...MENTIONED, conversation: { id: '19:group', conversationType: 'groupChat', tenantId: TENANT } };

let connector: FakeConnector;
let logged: string[] = [];
beforeAll(async () => {
  connector = await fakeConnector();
});
beforeEach(() => {
  logged = [];
});
afterEach(() => connector.reset());
afterAll(() => connector.close());

/** What goes out for a reply: each request in short, and the response. */
async function delivered(reply: Reply, change: Record<string, unknown> = {}, postMs = 300) {
  const settings: TeamsSettings = { credentials: null, tenantId: TENANT, serviceHosts: ['127.0.0.1'], fileHosts: [] };
  const log = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
  const delivery = { log: { info: log, warn: log, error: log } };
  const adapter = new GuardedAdapter(settings, { ...TEAMS_LIMITS, postMs }, delivery.log);
  const body = {
    type: 'message',
    id: 'said-1',
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: '29:amira', name: 'Amira Khan', aadObjectId: 'amira' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:amira', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...change,
  };
  const response = await adapter.receive('', body, async (context, heard, activity) => {
    if (heard.kind !== 'said' && heard.kind !== 'pressed') throw new Error(heard.kind);
    const { place } = heard.kind === 'said' ? heard.said : heard.pressed;
    await deliver({ ...delivery, adapter }, context, activity, place, reply);
  });
  const sent = connector.requests.map(({ method, path, body: { text, attachments } }) =>
    [method, decodeURIComponent(path).replace('/v3/conversations', ''), text, attachments && 'card']
      .filter(Boolean)
      .join(' '),
  );
  const { type = '', value } = (response.body ?? {}) as { type?: string; value?: unknown };
  return { status: response.status, sent, response: type.replace(/.*\.(card|activity)\./, '$1 '), value };
}

const PRIVATE_NOTE = 'I have answered you in our private chat.';

describe('where a reply goes', () => {
  it.each<[string, Reply, Record<string, unknown>, string[], string]>([
    ['a sentence', { text: 'Yes.', audience: 'private' }, {}, ['POST /a:amira/activities/said-1 Yes.'], ''],
    ['a card', { card: CARD, audience: 'private' }, {}, ['POST /a:amira/activities/said-1 card'], ''],
    ['both', { text: 'Yes.', card: CARD, audience: 'here' }, {}, ['POST /a:amira/activities/said-1 Yes. card'], ''],
    ['a card after a press', { card: CARD, audience: 'private' }, PRESS, [], 'card adaptive'],
    ['a sentence after a press', { text: 'Yes.', audience: 'private' }, PRESS, [], 'activity message'],
    [
      'both after a press',
      { text: 'Yes.', card: CARD, audience: 'private' },
      PRESS,
      ['POST /a:amira/activities/said-1 Yes.'],
      'card adaptive',
    ],
    [
      'a card beside the pressed one',
      { card: CARD, audience: 'private', place: 'new' },
      PRESS,
      ['POST /a:amira/activities/said-1 card'],
      'activity message',
    ],
    [
      'a card after an older client pressed',
      { card: CARD, audience: 'private' },
      SUBMIT,
      ['PUT /a:amira/activities/card-1 card'],
      '',
    ],
    [
      'a sentence after an older client pressed',
      { text: 'Yes.', audience: 'private' },
      SUBMIT,
      ['POST /a:amira/activities/said-1 Yes.'],
      '',
    ],
    [
      'a card beside, after an older client pressed',
      { card: CARD, audience: 'private', place: 'new' },
      SUBMIT,
      ['POST /a:amira/activities/said-1 card'],
      '',
    ],
    [
      'what all may read, in a channel',
      { card: CARD, audience: 'here' },
      CHANNEL,
      ['POST /19:chan;messageid=1/activities/said-1 card'],
      '',
    ],
    [
      'what all may read, after a press in a channel',
      { card: CARD, audience: 'here' },
      { ...CHANNEL, ...PRESS },
      [],
      'card adaptive',
    ],
    [
      'what is private, asked in a channel',
      { card: CARD, audience: 'private' },
      CHANNEL,
      ['POST ', 'POST /a:amira/activities card', `POST /19:chan;messageid=1/activities/said-1 ${PRIVATE_NOTE}`],
      '',
    ],
    [
      'what is private, asked in a group chat',
      { text: 'Yes.', audience: 'private' },
      GROUP,
      ['POST ', 'POST /a:amira/activities Yes.', `POST /19:group/activities/said-1 ${PRIVATE_NOTE}`],
      '',
    ],
    [
      'what is private, pressed in a channel',
      { card: CARD, audience: 'private' },
      { ...CHANNEL, ...PRESS },
      ['POST ', 'POST /a:amira/activities card'],
      'activity message',
    ],
    [
      'a card that offers a file',
      { card: CARD, file: FILE, audience: 'private' },
      {},
      ['POST /a:amira/activities/said-1 card', 'POST /a:amira/activities/said-1 card'],
      '',
    ],
    [
      'a card that offers a file, after a press',
      { card: CARD, file: FILE, audience: 'private' },
      PRESS,
      ['POST /a:amira/activities/said-1 card'],
      'card adaptive',
    ],
    [
      'a card that offers a file, after an older client pressed',
      { card: CARD, file: FILE, audience: 'private' },
      SUBMIT,
      ['PUT /a:amira/activities/card-1 card', 'POST /a:amira/activities/said-1 card'],
      '',
    ],
    [
      'a card that offers a file, asked for in a group chat',
      { card: CARD, file: FILE, audience: 'private' },
      GROUP,
      [
        'POST ',
        'POST /a:amira/activities card',
        'POST /a:amira/activities card',
        `POST /19:group/activities/said-1 ${PRIVATE_NOTE}`,
      ],
      '',
    ],
  ])('sends %s', async (_, reply, change, sent, response) => {
    expect(await delivered(reply, change)).toMatchObject({
      status: 200,
      sent: sent.map((line) => line.trim()),
      response,
    });
    expect(logged).toEqual([]);
  });

  it('sends a sentence as plain text, so that nothing in it is formatted', async () => {
    await delivered({ text: '**C-101**', audience: 'here' });
    expect(connector.requests[0]?.body).toMatchObject({ text: '**C-101**', textFormat: 'plain' });
  });

  it('asks for the private chat with the person who spoke, in our tenant', async () => {
    await delivered({ text: 'Yes.', audience: 'private' }, CHANNEL);
    expect(connector.requests[0]?.body).toMatchObject({
      isGroup: false,
      bot: { id: '28:bot' },
      members: [{ id: '29:amira' }],
      tenantId: TENANT,
      channelData: { tenant: { id: TENANT } },
    });
  });

  it.each<[string, (Fault | undefined)[], number]>([
    ['the app is not installed', [{ status: 403 }], 1],
    ['the chat is gone', [undefined, { status: 404 }], 2],
    ['the connection breaks', ['reset'], 1],
  ])('says how to open the private chat when %s, and nothing private', async (_, faults, requests) => {
    connector.next(...faults);
    const { sent, value } = await delivered(
      { text: 'Your total is 77.', audience: 'private' },
      { ...CHANNEL, ...PRESS },
    );
    expect(sent).toHaveLength(requests);
    expect(value).toMatch(/could not reach our private chat. In Teams, open Apps, choose Caseload/);
    expect(value).not.toContain('77');
    expect(logged).toEqual([expect.stringMatching(/^private-chat-not-reached /)]);
  });

  it('posts the card when the pressed one cannot be changed any more', async () => {
    connector.next({ status: 404 });
    const { sent } = await delivered({ card: CARD, audience: 'private' }, SUBMIT);
    expect(sent).toEqual(['PUT /a:amira/activities/card-1 card', 'POST /a:amira/activities/said-1 card']);
  });

  it('says so when a card could not be posted beside the pressed one', async () => {
    connector.next({ status: 502 });
    const { value } = await delivered({ card: CARD, audience: 'private', place: 'new' }, PRESS);
    expect(value).toBe('I could not post the answer. Please try again.');
  });
});

describe('one request for each attempt', () => {
  const REPLY: Reply = { text: 'Yes.', audience: 'here' };
  const faults: [string, Fault][] = [
    ['429', { status: 429 }],
    ['429 with a time to wait', { status: 429, headers: { 'retry-after': '1' } }],
    ['412', { status: 412 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503 with a time to wait', { status: 503, headers: { 'retry-after': '1' } }],
    ['504', { status: 504 }],
    ['a broken connection', 'reset'],
    ['half an answer', 'half'],
    ['no answer at all', 'hang'],
  ];

  it.each(faults)('posts once when the connector answers with %s', async (_, fault) => {
    connector.next(fault);
    const { status } = await delivered(REPLY);
    expect([status, connector.requests.length]).toEqual([200, 1]);
    expect(logged).toEqual([expect.stringMatching(/^reply-not-sent \{"error":"\w+","status":\d+\}$/)]);
  });

  it.each(faults)('changes a card once, then posts it once, after %s', async (_, fault) => {
    connector.next(fault, fault);
    await delivered({ card: CARD, audience: 'here' }, SUBMIT);
    expect(connector.requests.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });

  it.each(faults)('asks for a private chat once when the connector answers with %s', async (_, fault) => {
    connector.next(fault);
    await delivered({ text: 'Yes.', audience: 'private' }, CHANNEL);
    expect(connector.requests.map(({ path }) => path.endsWith('/activities/said-1'))).toEqual([false, true]);
  });

  it('follows no redirect, which would take our token along', async () => {
    connector.next({ status: 307, headers: { location: `${connector.url}/elsewhere` } });
    await delivered(REPLY);
    expect(connector.requests).toHaveLength(1);
  });
});

describe('what the bot sends on its own account', () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const settings: TeamsSettings = {
    credentials: null,
    tenantId: TENANT,
    serviceHosts: ['smba.trafficmanager.net'],
    fileHosts: [],
  };

  it.each(['https://evil.example/', 'https://smba.trafficmanager.net.evil.example/', 'file:///etc/passwd', ''])(
    'never goes to %s',
    async (serviceUrl) => {
      await expect(new GuardedAdapter(settings, TEAMS_LIMITS, log).connector(serviceUrl)).rejects.toThrow(
        'not allowed',
      );
    },
  );

  it('goes with the token of a managed identity as well', async () => {
    const identity = { ...settings, credentials: { type: 'UserAssignedMSI', appId: 'app' } as const };
    const client = new GuardedAdapter(identity, TEAMS_LIMITS, log).connector('https://smba.trafficmanager.net/uk/');
    expect((await client).credentials).toMatchObject({ appId: 'app' });
  });

  it('never starts a conversation at an address that is not on the list', async () => {
    const adapter = new GuardedAdapter(settings, TEAMS_LIMITS, log);
    const start = adapter.createConversationAsync('', 'msteams', connector.url, '', {} as never, async () => {});
    await expect(start).rejects.toThrow('not allowed');
    expect(connector.requests).toEqual([]);
  });
});
