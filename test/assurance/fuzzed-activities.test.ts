import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { BOT_ID, type Bot, objectIdOf, startBot, TENANT } from '../support/bot-client.ts';
import { chatOutside } from '../support/chat.ts';
import { type CountingStores, countingStores } from '../support/counting-stores.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { check } from './checker.ts';
import { foreignIn } from './library-words.ts';
import { anyChange, anyEdit, changed, edited } from './mutations.ts';
import { report, runs, SEED } from './settings.ts';
import { casesOf } from './world.ts';

type Json = Readonly<Record<string, unknown>>;

const WHO = ['Amiraq', 'Bennoq'];
const personOf = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });
const keyOf = (name: string) => personKeyOf(TENANT, objectIdOf(name));
const OURS = 'Something went wrong on my side';

let bot: Bot;
let stores: CountingStores;
let activities: readonly Json[];
const rejected: unknown[] = [];
const note = (reason: unknown): void => void rejected.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  stores = countingStores(memoryStores());
  const outside = chatOutside(stores, () => '2026-11-30');
  const by = (key: string) => ({ person: keyOf('Adaq'), key });
  const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
  await setUpTeam(
    outside,
    {
      name: 'Northqq',
      schemeId: 'merton',
      members: WHO.map((name) => ({ ...personOf(name), terms })),
      managers: [personOf('Monaq')],
      serviceManagers: [personOf('Solq')],
    },
    by('north'),
  );
  for (const name of WHO) {
    await loadCaseload(outside, keyOf(name), { cases: casesOf('NQA').map(historyOf), duties: [] }, by(name));
  }
  bot = await startBot({ stores, now: '2026-11-30T09:00:00Z', messagesPerMinute: 10_000_000 });
  activities = await someActivities();
}, 60_000);
afterAll(async () => {
  await bot.stop();
  process.off('unhandledRejection', note);
});

/** Activities as Teams sends them: of each kind, and presses of real cards. */
async function someActivities(): Promise<readonly Json[]> {
  const from = { id: '29:Amiraq', name: 'Amiraq', aadObjectId: objectIdOf('Amiraq') };
  const tenant = { id: TENANT };
  const here = {
    ...{ channelId: 'msteams', serviceUrl: bot.connector.url, recipient: { id: BOT_ID, name: 'Caseload' }, from },
    ...{ locale: 'en-GB', channelData: { tenant } },
    conversation: { id: 'a:Amiraq', conversationType: 'personal', tenantId: TENANT },
  };
  const message = { ...here, type: 'message', id: 'm-1', text: 'log a core assessment for NQA-1, 3 children' };
  const at = '<at>Caseload</at>';
  const inChannel = {
    ...message,
    text: `${at} help`,
    entities: [{ type: 'mention', text: at, mentioned: { id: BOT_ID, name: 'Caseload' } }],
    conversation: { id: '19:c;messageid=1', conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: { tenant, team: { id: '19:t' }, channel: { id: '19:c' } },
  };
  const file = (content: unknown) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'a.yaml',
    content,
  });
  const downloadUrl = `${bot.connector.url}/file`;
  const context = { offer: 'id000001' };
  const invoke = { ...here, type: 'invoke', id: 'i-1', replyToId: 'card' };
  const presses: Json[] = [];
  for (const [name, sentence] of SENTENCES) {
    const [shown] = await bot.person(name).say(sentence);
    const him = { id: `29:${name}`, name, aadObjectId: objectIdOf(name) };
    for (const { verb, data } of shown?.buttons ?? []) {
      const value = { action: { type: 'Action.Execute', verb, data } };
      presses.push({ ...invoke, from: him, name: 'adaptiveCard/action', value });
      presses.push({ ...message, from: him, text: undefined, replyToId: 'card', value: { ...data, verb } });
    }
  }
  return [
    message,
    inChannel,
    { ...message, text: '', attachments: [{ contentType: 'text/html', content: '<p></p>' }, file({ downloadUrl })] },
    { ...here, type: 'installationUpdate', id: 'u-1', action: 'add' },
    { ...here, type: 'conversationUpdate', id: 'u-2', membersAdded: [{ id: BOT_ID }, { id: '29:Amiraq' }] },
    {
      ...invoke,
      name: 'fileConsent/invoke',
      value: {
        action: 'accept',
        context,
        uploadInfo: { uploadUrl: downloadUrl, contentUrl: 'https://x.example/f', name: 'f', uniqueId: 'u' },
      },
    },
    ...presses,
  ];
}

const SENTENCES = [
  ['Amiraq', 'log a court episode for NQA-1'],
  ['Amiraq', 'add a case'],
  ['Amiraq', 'change the details of NQA-2'],
  ['Amiraq', 'close NQA-3'],
  ['Amiraq', 'my month'],
  ['Amiraq', 'my caseload'],
  ['Amiraq', 'import my caseload'],
  ['Monaq', 'record an absence for Bennoq'],
  ['Monaq', 'add an unallocated case'],
  ['Monaq', "show my team's capacity"],
  ['Monaq', 'record supervision with Amiraq'],
] as const;

async function post(body: string, headers: Readonly<Record<string, string>> = {}) {
  stores.reset();
  const before = bot.connector.requests.length;
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  await bot.idle();
  const sent = bot.connector.requests.slice(before).map((request) => JSON.stringify(request.body));
  return { status: response.status, text, said: [text, ...sent] };
}

/** The calls that were made for somebody; what the app looks at by itself every few seconds is left out. */
const callsForUs = (): string[] => stores.calls.filter((call) => !/^queue|pending|operations|waiting/.test(call));

const statuses = new Map<number, number>();

/** Answered without a fault of ours; whatever is refused has asked storage for nothing. */
async function answered(body: string): Promise<void> {
  const { status, text, said } = await post(body);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  expect([200, 400, 403, 413]).toContain(status);
  if (status !== 200) expect({ text, calls: callsForUs() }).toEqual({ text: expect.any(String), calls: [] });
  const faults = said.filter((one) => one.includes(OURS)).map((one) => one.slice(0, 300));
  // What somebody typed is quoted back to them here and there; what was not typed is nobody's word.
  const foreign = said.flatMap((one) => foreignIn(one) ?? []).filter((one) => !body.includes(one));
  expect({ faults, foreign, rejected, logged: bot.logged.filter((line) => /turn-failed/.test(line)) }).toEqual({
    faults: [],
    foreign: [],
    rejected: [],
    logged: [],
  });
}

describe(`activities that are wrong in some way (seed ${SEED})`, () => {
  const which = fc.nat(10_000);
  const activityAt = (index: number): Json => ({ ...activities[index % activities.length], id: `fuzz-${index}` });

  it('with values of another kind, missing or too many: never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(which, fc.array(anyChange, { minLength: 1, maxLength: 3 }), async (index, changes) => {
        await answered(JSON.stringify(changes.reduce<unknown>(changed, activityAt(index))) ?? '');
      }),
      { numRuns: runs(300), seed: SEED },
    );
  }, 3_600_000);

  it('in what a card sends, which no client of ours would send', async () => {
    await fc.assert(
      fc.asyncProperty(which, fc.array(anyChange, { minLength: 1, maxLength: 3 }), async (index, changes) => {
        const pressed = activities.filter(({ value }) => value !== undefined);
        const activity = pressed[index % pressed.length];
        const value = changes.reduce<unknown>(changed, activity?.value);
        await answered(JSON.stringify({ ...activity, id: `fuzz-${index}`, value }));
      }),
      { numRuns: runs(300), seed: SEED },
    );
  }, 3_600_000);

  it('as text with pieces cut out, doubled and put in', async () => {
    await fc.assert(
      fc.asyncProperty(which, fc.array(anyEdit, { minLength: 1, maxLength: 3 }), async (index, edits) => {
        await answered(edited(JSON.stringify(activityAt(index)), edits));
      }),
      { numRuns: runs(150), seed: SEED },
    );
    report('activities', Object.fromEntries([...statuses].map(([status, count]) => [`status${status}`, count])));
  }, 3_600_000);

  it.each<[string, number, () => string]>([
    ['5 MB of text', 413, () => JSON.stringify({ ...activities[0], text: 'x'.repeat(5 * 1024 * 1024) })],
    ['20,000 levels', 400, () => `{"value":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['20,000 lists', 400, () => `{"value":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['__proto__', 400, () => '{"type":"message","__proto__":{"admin":true}}'],
  ])('refuses %s with %i, and asks storage for nothing', async (_, status, body) => {
    expect(await post(body())).toMatchObject({ status });
    expect(callsForUs()).toEqual([]);
  });

  it('leaves everything that is kept as it should be', async () => {
    expect(await check(stores, { outside: chatOutside(stores, () => '2026-11-30'), workers: WHO.map(keyOf) })).toEqual(
      [],
    );
  });
});
