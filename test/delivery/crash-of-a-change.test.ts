import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { KeptDelivery } from '../../src/application/delivery-ports.ts';
import { referenceOf } from '../../src/chat/notifications/reference.ts';
import { tableStores } from '../../src/storage/index.ts';
import { keyOf, TENANT } from '../application/outside.ts';
import { AT_GUIDELINE, oldCases, openWarnedTeam } from '../application/warned-team.ts';
import { inputsOf } from '../chat/commands/talk.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import { shownIn } from '../support/shown.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { type WatchedStorage, watchedStorage } from '../support/watched-storage.ts';

const PREFIX = 'crashOfAChange';
const DAY = '2026-11-18';

let connector: FakeConnector;
let storage: WatchedStorage;
let bot: BotProcess | undefined;
beforeAll(async () => {
  connector = await fakeConnector();
  storage = await watchedStorage();
});
afterEach(async () => {
  bot?.kill();
  await bot?.ended;
});
afterAll(async () => {
  storage.close();
  await connector.close();
});

async function startAt(time: string): Promise<BotProcess> {
  bot = await startBotProcess({
    STORAGE_CONNECTION_STRING: storage.connectionString,
    STORAGE_TABLE_PREFIX: PREFIX,
    BOT_TENANT_ID: TENANT,
    CASELOAD_NOW: `${DAY}T${time}:00Z`,
    SETTLING_MINUTES: '0',
  });
  await bot.listening;
  return bot;
}

/** Amira says or presses something; undefined when the bot died over it. */
async function tell({ url }: BotProcess, id: string, more: Readonly<Record<string, unknown>>): Promise<unknown> {
  const activity = {
    ...{ type: 'message', id, channelId: 'msteams', serviceUrl: connector.url, recipient: { id: '28:bot' } },
    from: { id: '29:amira', name: 'amira', aadObjectId: 'object-amira' },
    conversation: { id: 'a:amira', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...more,
  };
  const headers = { 'content-type': 'application/json' };
  const answered = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(activity),
  }).catch(() => undefined);
  return answered?.text();
}

/** The next change is not made, or made and not answered, and the bot is dead. */
function dieAtChange({ kill }: BotProcess, when: 'before' | 'after'): void {
  let dead = false;
  storage.watch(({ what }, phase) => {
    if (!dead && what === 'POST table $batch' && phase === when) {
      dead = true;
      kill();
    }
    return dead ? 'stop' : 'go';
  });
}

it('a change across the line, killed before its transaction and after it, is one change and one message', async () => {
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
  await stores.ensureTables();
  await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, `${DAY}T09:00:00Z`, { stores });
  const logged = async (): Promise<number> =>
    (await stores.caseloads.audit(keyOf('amira'), 100)).filter(({ action }) => action === 'log-activity').length;

  const first = await startAt('10:00');
  await tell(first, 'said', { text: 'log a core assessment for C-1, 3 children, started 10 Nov' });
  const [shown] = shownIn(connector.requests, []);
  const { verb = '', data = {} } = shown?.button('Save') ?? {};
  const action = { type: 'Action.Execute', verb, data: { ...data, ...inputsOf(shown?.card) } };
  const save = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
  dieAtChange(first, 'before');
  expect(await tell(first, 'press-1', save)).toBeUndefined();
  await first.ended;
  storage.watch(() => 'go');
  expect(await logged()).toBe(0);

  const second = await startAt('10:30');
  dieAtChange(second, 'after');
  expect(await tell(second, 'press-2', save)).toBeUndefined();
  await second.ended;
  storage.watch(() => 'go');
  expect(await logged()).toBe(1);

  const third = await startAt('11:00');
  expect(await tell(third, 'press-3', save)).toContain('"statusCode":200');
  expect(await logged()).toBe(1);
  const told = async (): Promise<KeptDelivery[]> => {
    const all: KeptDelivery[] = [];
    for await (const one of stores.deliveries.ofDay(DAY)) if (one.notice.kind === 'line-crossed') all.push(one);
    return all;
  };
  while (!(await told()).some(({ state }) => state !== 'waiting')) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const [crossed, ...others] = await told();
  expect([crossed?.state, others]).toEqual(['sent', []]);
  const reference = crossed ? referenceOf(crossed) : 'none';
  expect(connector.posts().filter(({ body }) => JSON.stringify(body).includes(reference))).toHaveLength(1);
}, 300_000);
