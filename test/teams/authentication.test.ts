import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type App, buildApp } from '../../src/app.ts';
import { type CountingStores, countingStores } from '../support/counting-stores.ts';
import { type KeyServer, keyServer, type Token } from '../support/key-server.ts';
import { memoryStores } from '../support/memory-stores.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const TENANT = '99999999-2222-4333-8444-555555555555';
const SERVICE = 'https://smba.trafficmanager.net/uk/';
const CHANNEL_ISSUER = 'https://api.botframework.com';
const EMULATOR_ISSUER = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const SECONDS = Math.floor(Date.now() / 1000);
const CLAIMS = { iss: CHANNEL_ISSUER, aud: APP_ID, serviceurl: SERVICE, nbf: SECONDS - 600, exp: SECONDS + 3_600 };
const PRESS = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: 'pressed-1',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:amira', name: 'Amira Khan', aadObjectId: 'amira' },
  recipient: { id: `28:${APP_ID}` },
  conversation: { id: 'a:amira', conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  value: { action: { verb: 'help.say', data: {} } },
};

let keys: KeyServer;
let stores: CountingStores;
let app: App;
let url: string;
const logged: string[] = [];

/** The app in production mode, with its own list of keys. */
async function start(openIdMetadataUrl: string, authenticateMs = 5_000): Promise<{ app: App; url: string }> {
  const line = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
  const built = buildApp(
    {
      mode: 'production',
      host: '127.0.0.1',
      port: 0,
      logLevel: 'info',
      storage: { connectionString: '' },
      tablePrefix: '',
      firstAdmins: [],
      hours: { remindAt: '09:00', catchUpDays: 4 },
      settlingMinutes: 0,
      sendsPerSecond: 10,
      messagesPerMinute: 60,
      retention: { auditYears: 7, monthsYears: 7, deliveriesDays: 90, leaversYears: 7 },
      teams: {
        credentials: { type: 'SingleTenant', appId: APP_ID, password: 'never-sent' },
        tenantId: TENANT,
        serviceHosts: ['smba.trafficmanager.net'],
        fileHosts: [],
        openIdMetadataUrl,
      },
    },
    {
      stores,
      clock: { now: () => '2026-11-18T09:00:00Z', today: () => '2026-11-18' },
      newId: () => 'id',
      log: { info: line, warn: line, error: line },
      limits: { authenticateMs },
    },
  );
  const port = await built.listen();
  await built.idle();
  stores.reset();
  return { app: built, url: `http://127.0.0.1:${port}` };
}

async function post(authorization: string | undefined, change: object = {}, to = url) {
  const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  const body = JSON.stringify({ ...PRESS, ...change });
  const response = await fetch(`${to}/api/messages`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  keys = await keyServer();
  stores = countingStores(memoryStores());
  ({ app, url } = await start(keys.metadataUrl));
});
beforeEach(async () => {
  await app.idle();
  stores.reset();
  logged.length = 0;
});
afterAll(async () => {
  await app.close();
  await keys.close();
});

const REFUSED = { status: 401, text: '{"error":"The caller could not be authenticated."}' };

describe('a caller that is not the Bot Framework', () => {
  it.each<[string, string | undefined]>([
    ['no token', undefined],
    ['an empty token', ''],
    ['a scheme without a token', 'Bearer'],
    ['garbage', 'Bearer garbage'],
    ['garbage in three parts', 'Bearer a.b.c'],
    ['a password', 'Basic YWRtaW46YWRtaW4='],
    ['a token of 8 KB', `Bearer ${'x'.repeat(8_000)}`],
  ])('is refused with %s', async (_, authorization) => {
    expect(await post(authorization)).toEqual(REFUSED);
    expect(stores.calls).toEqual([]);
  });

  it.each<[string, Token]>([
    ['is not signed', { header: { alg: 'none' }, signedWith: 'nothing' }],
    ['is not signed, and says it otherwise', { header: { alg: 'NONE' }, signedWith: 'nothing' }],
    ['has no signature', { signedWith: 'nothing' }],
    ['is signed with the public key as a secret', { header: { alg: 'HS256' }, signedWith: 'public-key-as-secret' }],
    ['is signed by somebody else', { signedWith: 'other-key' }],
    ['names an unknown key', { header: { kid: 'key-2' } }],
    ['names no key', { header: { kid: undefined } }],
    ['names another way of signing', { header: { alg: 'RS512' } }],
    ['has expired', { claims: { nbf: SECONDS - 7_200, exp: SECONDS - 3_600 } }],
    ['is not valid yet', { claims: { nbf: SECONDS + 3_600, exp: SECONDS + 7_200 } }],
    ['comes from another issuer', { claims: { iss: 'https://evil.example' } }],
    ['comes from no issuer', { claims: { iss: undefined } }],
    ['is the emulator’s', { claims: { iss: EMULATOR_ISSUER, ver: '1.0', appid: APP_ID } }],
    ['is another bot’s', { claims: { iss: EMULATOR_ISSUER, ver: '1.0', appid: 'other' } }],
    ['is for another bot', { claims: { aud: 'another-bot' } }],
    ['is for nobody', { claims: { aud: undefined } }],
    ['is for another service address', { claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } }],
    ['names no service address', { claims: { serviceurl: undefined } }],
  ])('is refused with a token that %s', async (_, token) => {
    expect(await post(keys.bearer(CLAIMS, token))).toEqual(REFUSED);
    expect(stores.calls).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/^not-authenticated \{"error":"[\w-]+"\}$/)]);
  });

  it.each<[string, () => Promise<{ metadataUrl: string; close(): void }>]>([
    ['cannot be reached', async () => ({ metadataUrl: 'http://127.0.0.1:1/metadata', close: () => {} })],
    ['does not answer', silentServer],
  ])('is refused while the list of keys %s', async (_, list) => {
    const { metadataUrl, close } = await list();
    const other = await start(metadataUrl, 300);
    expect(await post(keys.bearer(CLAIMS), {}, other.url)).toEqual(REFUSED);
    expect(stores.calls).toEqual([]);
    await other.app.close();
    close();
  });
});

describe('a caller that is the Bot Framework', () => {
  it('is answered', async () => {
    const { status, text } = await post(keys.bearer(CLAIMS));
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ statusCode: 200, value: expect.stringContaining('no role') });
    expect(stores.calls).toContain('people.read');
  });

  it.each<[string, number, object]>([
    ['another tenant', 403, { channelData: { tenant: { id: 'other' } } }],
    ['no tenant', 403, { channelData: {} }],
    ['another channel, for which the key does not vouch', 401, { channelId: 'directline' }],
    ['a person without an object id', 403, { from: { id: '29:x', name: 'X' } }],
  ])('is refused for %s, and nothing is read or written', async (_, status, change) => {
    expect(await post(keys.bearer(CLAIMS), change)).toMatchObject({ status });
    expect(stores.calls).toEqual([]);
  });

  it('is refused without a service address, which the SDK alone would not check', async () => {
    expect((await post(keys.bearer(CLAIMS), { serviceUrl: undefined })).status).toBe(401);
    expect(stores.calls).toEqual([]);
  });

  it('is refused with a service address that is not on the list', async () => {
    const serviceUrl = 'https://evil.example/';
    expect((await post(keys.bearer(CLAIMS, { claims: { serviceurl: serviceUrl } }), { serviceUrl })).status).toBe(403);
    expect(stores.calls).toEqual([]);
  });
});

/** Takes connections and says nothing. */
async function silentServer() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { metadataUrl: `http://127.0.0.1:${port}/metadata`, close };
}
