import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TeamsSettings } from '../../src/config.ts';
import { readActivity } from '../../src/teams/activity.ts';
import { type Heard, hear } from '../../src/teams/heard.ts';

const TENANT = '0d1e2f30-1111-4222-8333-444455556666';
const PRODUCTION: TeamsSettings = {
  credentials: { type: 'SingleTenant', appId: 'app', password: 'x' },
  tenantId: TENANT,
  serviceHosts: ['smba.trafficmanager.net'],
  fileHosts: [],
};
const LOCAL: TeamsSettings = { credentials: null, tenantId: TENANT, serviceHosts: ['localhost'], fileHosts: [] };
const PERSONAL = { id: 'a:chat', conversationType: 'personal', tenantId: TENANT };
const CHANNEL = { id: '19:chan@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: TENANT };
const MESSAGE = {
  type: 'message',
  id: 'said-1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:amira', name: 'Amira Khan', aadObjectId: 'AAAA-1' },
  recipient: { id: '28:bot', name: 'Caseload' },
  conversation: PERSONAL,
  channelData: { tenant: { id: TENANT } },
  text: 'my total',
};
const MENTION = { type: 'mention', text: '<at>Caseload</at>', mentioned: { id: '28:bot', name: 'Caseload' } };

function heardOf(change: Record<string, unknown>, settings = PRODUCTION): Heard {
  const activity = readActivity({ ...MESSAGE, ...change });
  if (!activity) throw new Error('not the shape of an activity');
  return hear(activity, settings);
}

describe('whom the bot believes', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['another channel', { channelId: 'webchat' }, 'channel'],
    ['the emulator', { channelId: 'emulator' }, 'channel'],
    ['no channel', { channelId: undefined }, 'channel'],
    ['no service address', { serviceUrl: undefined }, 'service-url'],
    ['an empty service address', { serviceUrl: '' }, 'service-url'],
    ['an address that is none', { serviceUrl: 'smba.trafficmanager.net' }, 'service-url'],
    ['http', { serviceUrl: 'http://smba.trafficmanager.net/uk/' }, 'service-url'],
    ['a name that somebody rented', { serviceUrl: 'https://evil.trafficmanager.net/' }, 'service-url'],
    [
      'our host as the beginning of another',
      { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' },
      'service-url',
    ],
    ['our host as a user name', { serviceUrl: 'https://smba.trafficmanager.net@evil.example/' }, 'service-url'],
    ['a password in the address', { serviceUrl: 'https://u:p@smba.trafficmanager.net/' }, 'service-url'],
    ['another port', { serviceUrl: 'https://smba.trafficmanager.net:8443/' }, 'service-url'],
    ['this machine, in production', { serviceUrl: 'http://localhost:3979' }, 'service-url'],
    ['no conversation', { conversation: undefined }, 'conversation'],
    ['nobody to whom it is', { recipient: undefined }, 'conversation'],
    ['a conversation of another tenant', { conversation: { ...PERSONAL, tenantId: 'other' } }, 'tenant'],
    ['a conversation without a tenant', { conversation: { ...PERSONAL, tenantId: undefined } }, 'tenant'],
    ['channel data of another tenant', { channelData: { tenant: { id: 'other' } } }, 'tenant'],
    ['channel data without a tenant', { channelData: {} }, 'tenant'],
    ['no channel data', { channelData: null }, 'tenant'],
    ['a person of another tenant', { from: { ...MESSAGE.from, tenantId: 'other' } }, 'tenant'],
    ['a person without an object id', { from: { id: '29:x', name: 'X' } }, 'person'],
    ['nobody', { from: undefined }, 'person'],
    ['a message without an id', { id: undefined }, 'person'],
  ])('refuses %s', (_, change, reason) => {
    expect(heardOf(change)).toEqual({ kind: 'refused', reason });
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x.y' } } };
    expect(heardOf({ ...change, ...press })).toEqual({ kind: 'refused', reason });
  });

  it('hears a name without what no file can hold', () => {
    const heard = heardOf({ from: { ...MESSAGE.from, name: 'Amira\u0000 \ud83dKhan' } });
    expect(heard).toMatchObject({ kind: 'said', said: { speaker: { name: 'Amira Khan' } } });
  });

  it('takes the person and the place from what the channel reports', () => {
    expect(heardOf({})).toEqual({
      kind: 'said',
      said: {
        text: 'my total',
        activityId: 'said-1',
        speaker: { tenantId: TENANT, objectId: 'AAAA-1', name: 'Amira Khan' },
        place: {
          kind: 'personal',
          address: { serviceUrl: MESSAGE.serviceUrl, conversationId: 'a:chat', tenantId: TENANT, botId: '28:bot' },
        },
      },
    });
  });

  it('knows a tenant in capital letters again', () => {
    expect(heardOf({ channelData: { tenant: { id: TENANT.toUpperCase() } } }).kind).toBe('said');
  });

  it('believes Playground in local mode alone', () => {
    const playground = { serviceUrl: 'http://localhost:56150/_connector' };
    expect(heardOf(playground, LOCAL).kind).toBe('said');
    expect(heardOf(playground).kind).toBe('refused');
    expect(heardOf({}, LOCAL).kind).toBe('refused');
  });
});

describe('what was said', () => {
  const team = { tenant: { id: TENANT }, team: { id: '19:team' }, channel: { id: '19:chan@thread.tacv2' } };
  const inChannel = { conversation: CHANNEL, channelData: team };

  it.each<[string, string, readonly unknown[], string]>([
    ['the mention at the start', '<at>Caseload</at> my total', [MENTION], 'my total'],
    ['the mention at the end', 'my total <at>Caseload</at>', [MENTION], 'my total'],
    ['the mention twice', '<at>Caseload</at> my <at>Caseload</at>total', [MENTION], 'my total'],
    [
      'a mention with attributes',
      '<at id="0">Caseload</at> help',
      [{ ...MENTION, text: '<at id="0">Caseload</at>' }],
      'help',
    ],
    ['hard spaces and line ends', '<at>Caseload</at>&nbsp;my\r\n total ', [MENTION], 'my total'],
    [
      'escaped signs, once',
      '<at>Caseload</at> R&amp;D &lt;b&gt; &amp;lt; &#39;x&#39; &quot;y&quot;',
      [MENTION],
      'R&D <b> &lt; \'x\' "y"',
    ],
    [
      'an escape that is none',
      '<at>Caseload</at> &#0; &#9999999; &bogus; AT&T',
      [MENTION],
      '&#0; &#9999999; &bogus; AT&T',
    ],
    ['a mention without its words', 'my total', [{ ...MENTION, text: undefined }], 'my total'],
    ['nothing but the mention', '<at>Caseload</at>', [MENTION], ''],
    [
      'the name of somebody else who is mentioned',
      '<at>Caseload</at> FTE of <at>Amira Khan</at>',
      [MENTION, { type: 'mention', text: '<at>Amira Khan</at>', mentioned: { id: '29:amira' } }],
      'FTE of Amira Khan',
    ],
  ])('reads %s', (_, text, entities, expected) => {
    expect(heardOf({ ...inChannel, text, entities })).toMatchObject({
      kind: 'said',
      said: {
        text: expected,
        place: {
          kind: 'channel',
          teamsTeamId: '19:team',
          channelId: '19:chan@thread.tacv2',
          address: { conversationId: '19:chan@thread.tacv2' },
        },
      },
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['a message in a channel that mentions nobody', inChannel],
    ['one that mentions somebody else', { ...inChannel, entities: [{ ...MENTION, mentioned: { id: '29:x' } }] }],
    ['one that only writes our name', { ...inChannel, text: '<at>Caseload</at> my total' }],
    ['a message in a group chat', { conversation: { ...PERSONAL, conversationType: 'groupChat' } }],
    ['a message in a conversation of an unknown kind', { conversation: { ...PERSONAL, conversationType: undefined } }],
    ['somebody typing', { type: 'typing' }],
    ['a thumbs-up', { type: 'messageReaction' }],
    ['an edited message', { type: 'messageUpdate' }],
    ['an event', { type: 'event', name: 'application/vnd.microsoft.readReceipt' }],
    ['a search from the message box', { type: 'invoke', name: 'composeExtension/query', value: {} }],
    ['something that does not exist yet', { type: 'hologram' }],
  ])('does not hear %s', (_, change) => {
    expect(heardOf(change)).toEqual({ kind: 'ignored' });
  });
});

describe('what was pressed', () => {
  const executed = (action: unknown) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    value: { action },
  });
  it.each<[string, Record<string, unknown>, unknown]>([
    [
      'an Action.Execute',
      executed({ type: 'Action.Execute', verb: 'a.b', data: { x: 1 } }),
      { verb: 'a.b', data: { x: 1 } },
    ],
    ['one without data', executed({ verb: 'a.b' }), { verb: 'a.b', data: {} }],
    ['an Action.Submit', { value: { verb: 'a.b', x: 1 }, text: undefined }, { verb: 'a.b', data: { x: 1 } }],
    ['an Action.Submit in a channel', { value: { verb: 'a.b' }, conversation: CHANNEL }, { verb: 'a.b', data: {} }],
  ])('reads %s', (_, change, pressed) => {
    expect(heardOf(change)).toMatchObject({
      kind: 'pressed',
      pressed: { ...(pressed as object), activityId: 'said-1' },
    });
  });

  it('takes a message with a value but without a verb as a message', () => {
    expect(heardOf({ value: { x: 1 } }).kind).toBe('said');
  });

  it.each<[string, unknown]>([
    ['no value', undefined],
    ['no action', {}],
    ['an action in words', { action: 'save' }],
    ['an action without a verb', { action: { data: {} } }],
    ['a verb that is a list', { action: { verb: ['a'] } }],
    ['an endless verb', { action: { verb: 'x'.repeat(257) } }],
    ['data in words', { action: { verb: 'a.b', data: 'x' } }],
    ['data in a list', { action: { verb: 'a.b', data: [1] } }],
  ])('has not the shape of a press with %s', (_, value) => {
    expect(readActivity({ ...MESSAGE, type: 'invoke', name: 'adaptiveCard/action', value })).toBeUndefined();
  });
});

describe('files', () => {
  const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
  const sent = { contentType: DOWNLOAD, name: 'a.yaml', content: { downloadUrl: 'https://x', fileType: 'yaml' } };
  it.each<[string, unknown, unknown]>([
    [
      'one beside what Teams adds',
      [{ contentType: 'text/html', content: '<p>' }, sent],
      [{ name: 'a.yaml', downloadUrl: 'https://x' }],
    ],
    ['one without a name', [{ ...sent, name: null }], [{ name: '', downloadUrl: 'https://x' }]],
    ['one without an address', [{ ...sent, content: {} }], undefined],
    ['one whose address is no text', [{ ...sent, content: { downloadUrl: 7 } }], undefined],
    ['a picture', [{ contentType: 'image/png', contentUrl: 'https://x' }], undefined],
    ['attachments in words', 'x', undefined],
    ['attachments of another shape', [7], undefined],
    ['none', undefined, undefined],
  ])('come with a message: %s', (_, attachments, files) => {
    const heard = heardOf({ attachments });
    expect([heard.kind, 'files' in heard ? heard.files : undefined]).toEqual(['said', files]);
  });

  const consent = (value: unknown) => ({ type: 'invoke', name: 'fileConsent/invoke', text: undefined, value });
  const uploadInfo = {
    uploadUrl: 'https://u',
    contentUrl: 'https://c',
    name: 'a.yaml',
    uniqueId: '1',
    fileType: 'yaml',
  };
  const accepted = { type: 'fileUpload', action: 'accept', context: { offer: 'o-1', worker: 'x' }, uploadInfo };

  it('are accepted or declined by the number of their offer, and by nothing else that comes back', () => {
    expect(heardOf(consent(accepted))).toMatchObject({
      kind: 'consented',
      consented: { offerId: 'o-1', accepted: true, speaker: { objectId: 'AAAA-1' } },
      upload: uploadInfo,
    });
    expect(JSON.stringify(heardOf(consent(accepted)))).not.toContain('worker');
    const declined = heardOf(consent({ action: 'decline', context: { offer: 'o-1' }, uploadInfo: null }));
    expect(declined).toMatchObject({ kind: 'consented', consented: { accepted: false } });
  });

  it.each<[string, unknown]>([
    ['no value', undefined],
    ['another action', { ...accepted, action: 'maybe' }],
    ['no context', { ...accepted, context: null }],
    ['an endless number', { ...accepted, context: { offer: 'o'.repeat(65) } }],
    ['a place in words', { ...accepted, uploadInfo: 'https://u' }],
    ['a place without an address', { ...accepted, uploadInfo: { name: 'a.yaml' } }],
  ])('have not the shape of an answer with %s', (_, value) => {
    expect(readActivity({ ...MESSAGE, ...consent(value) })).toBeUndefined();
  });

  it('are accepted in the personal chat alone', () => {
    expect(heardOf({ ...consent(accepted), conversation: CHANNEL })).toEqual({ kind: 'ignored' });
  });
});

describe('who has the app', () => {
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:amira' }, { id: '28:bot' }] };
  it.each<[string, Record<string, unknown>, string]>([
    ['an installation', { type: 'installationUpdate', action: 'add' }, 'installed'],
    ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }, 'installed'],
    ['the bot joining the chat', joined, 'installed'],
    [
      'the bot joining, with one tenant named',
      { ...joined, conversation: { ...PERSONAL, tenantId: null } },
      'installed',
    ],
    ['a removal', { type: 'installationUpdate', action: 'remove' }, 'removed'],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }, 'ignored'],
    ['an installation in a channel', { type: 'installationUpdate', action: 'add', conversation: CHANNEL }, 'ignored'],
    ['an installation by nobody', { type: 'installationUpdate', action: 'add', from: undefined }, 'ignored'],
    ['an installation without any tenant', { ...joined, conversation: { id: 'a' }, channelData: {} }, 'refused'],
    ['an installation in another tenant', { ...joined, channelData: { tenant: { id: 'other' } } }, 'refused'],
  ])('reads %s', (_, change, kind) => {
    expect(heardOf({ text: undefined, ...change }).kind).toBe(kind);
  });
});

describe('the shape of an activity', () => {
  it.each<[string, unknown]>([
    ['a list', []],
    ['a word', 'message'],
    ['nothing', null],
    ['no type', { text: 'x' }],
    ['a type that is a number', { ...MESSAGE, type: 7 }],
    ['a text that is a list', { ...MESSAGE, text: ['x'] }],
    ['a person in words', { ...MESSAGE, from: 'Amira' }],
    ['a conversation without an id', { ...MESSAGE, conversation: { tenantId: TENANT } }],
    ['mentions in words', { ...MESSAGE, entities: 'x' }],
    ['an address that is a number', { ...MESSAGE, serviceUrl: 7 }],
  ])('is not that of %s', (_, body) => {
    expect(readActivity(body)).toBeUndefined();
  });

  it('is asked of anything at all without an error', () => {
    const fields = fc.constantFrom(...Object.keys(MESSAGE), 'value', 'entities', 'membersAdded', 'name', 'attachments');
    fc.assert(
      fc.property(fc.dictionary(fields, fc.anything()), (change) => {
        const activity = readActivity({ ...MESSAGE, ...change });
        if (activity) expect(hear(activity, PRODUCTION)).toHaveProperty('kind');
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the fields that are used and drops the rest', () => {
    const extra = { deliveryMode: 'expectReplies', callerId: 'x', relatesTo: { serviceUrl: 'https://evil.example' } };
    expect(readActivity({ ...MESSAGE, ...extra })).toEqual(MESSAGE);
  });
});
