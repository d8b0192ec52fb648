import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { tableStores } from '../../src/storage/index.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { asSent, chatOutside, commandSaid, identity, keyOf, PERSONAL, shownOf, TENANT } from '../support/chat.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { checkedInTime, faultsInAudits } from './checker.ts';
import { inputsOf, typed } from './explore.ts';
import { keptKeys } from './kept-keys.ts';
import { chance, LONG, report, runs, SEED } from './settings.ts';
import { casesOf } from './world.ts';

const DAY = '2026-11-30';
const PREFIX = `crashes${SEED}`;
const WORKERS = Array.from({ length: LONG ? 50 : 6 }, (_, index) => `worker${index}`);
const PROCESSES = LONG ? 3 : 2;

const straight = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
const outside = chatOutside(straight, () => DAY, { newId: () => `card-${++ids}` });
let ids = 0;
let connector: FakeConnector;
const bots: BotProcess[] = [];

async function start(): Promise<BotProcess> {
  const bot = await startBotProcess({
    STORAGE_CONNECTION_STRING: azuriteConnection(),
    STORAGE_TABLE_PREFIX: PREFIX,
    BOT_TENANT_ID: TENANT,
    CASELOAD_NOW: `${DAY}T10:00:00Z`,
    MESSAGES_PER_MINUTE: '9999',
  });
  await bot.listening;
  return bot;
}

beforeAll(async () => {
  connector = await fakeConnector();
  await straight.ensureTables();
  const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
  const by = (key: string) => ({ person: keyOf('ada'), key });
  const members = WORKERS.map((name) => ({ ...identity(name), terms }));
  const team = {
    name: 'North',
    schemeId: 'merton',
    members,
    managers: [identity('mona')],
    serviceManagers: [],
  } as const;
  await setUpTeam(outside, team, by('crashes'));
  for (const name of WORKERS) {
    await loadCaseload(outside, keyOf(name), { cases: casesOf('NQL').map(historyOf), duties: [] }, by(name));
  }
  bots.push(...(await Promise.all(Array.from({ length: PROCESSES }, start))));
}, 180_000);
afterAll(async () => {
  for (const bot of bots) bot.kill();
  await Promise.all(bots.map(({ ended }) => ended));
  await connector.close();
});

/** A press, as Teams passes it on; undefined when the process died over it. */
async function press({ url }: BotProcess, name: string, verb: string, data: object): Promise<string | undefined> {
  ids += 1;
  const activity = {
    ...{ type: 'invoke', name: 'adaptiveCard/action', id: `press-${ids}`, channelId: 'msteams' },
    ...{ serviceUrl: connector.url, recipient: { id: '28:bot' }, channelData: { tenant: { id: TENANT } } },
    from: { id: `29:${name}`, name, aadObjectId: identity(name).objectId },
    conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: TENANT },
    value: { action: { type: 'Action.Execute', verb, data } },
  };
  const headers = { 'content-type': 'application/json' };
  const sent = fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  return sent.then((response) => response.text()).catch(() => undefined);
}

const done = new Map<string, number>();
const counts = { commands: 0, kills: 0, again: 0, stale: 0 };

describe(`random commands to ${PROCESSES} processes that are killed in between (seed ${SEED})`, () => {
  it('none is lost and none is done twice', async () => {
    const random = chance();
    const once = async (): Promise<void> => {
      const name = random.one(WORKERS) ?? 'worker0';
      const heard = { speaker: identity(name), place: PERSONAL, activityId: '' };
      const words = { caseRef: `NQL-${1 + random.whole(3)}`, activity: 'court-episode' } as const;
      const card = shownOf(await commandSaid(outside, heard, 'log-activity', words));
      const save = card.button('Save');
      const data = asSent({ ...save.data, ...typed(inputsOf(card.card), () => undefined) });
      for (let tries = 0; ; tries += 1) {
        const answer = await press(bots[random.whole(PROCESSES)] ?? (await start()), name, save.verb, data);
        if (answer?.includes('"Undo"')) {
          done.set(name, (done.get(name) ?? 0) + 1);
          break;
        }
        if (answer?.includes('nothing was saved')) {
          counts.stale += 1;
          break;
        }
        if (tries > 200) throw new Error(`never answered: ${answer}`);
        counts.again += 1;
        await setTimeout(100);
      }
      counts.commands += 1;
    };
    const times = runs(12);
    const started = performance.now();
    while (counts.commands < times) {
      const at = random.whole(PROCESSES);
      const killed = counts.commands === 0 || random.whole(10) === 0;
      const work = Promise.all([0, 1, 2, 3].map(once));
      if (killed) {
        counts.kills += 1;
        await setTimeout(random.whole(60));
        bots[at]?.kill();
        await bots[at]?.ended;
        bots[at] = await start();
      }
      await work;
    }
    report('commands to processes', { ...counts, seconds: Math.round((performance.now() - started) / 1_000) });

    for (const name of WORKERS) {
      const kept = await straight.caseloads.read(keyOf(name));
      const activities = kept?.cases.flatMap(({ history }) => history.dated.activities) ?? [];
      const audit = await straight.caseloads.audit(keyOf(name), 100_000);
      expect([
        name,
        activities.filter(({ kind }) => kind === 'court-episode').length,
        audit.filter(({ action }) => action === 'log-activity').length,
      ]).toEqual([name, done.get(name) ?? 0, done.get(name) ?? 0]);
    }
    expect(await faultsInAudits(straight)).toEqual([]);
    const where = { keys: await keptKeys(PREFIX), addresses: connector.requests.map(({ path }) => path) };
    const forbidden = ['NQL'];
    expect(await checkedInTime(straight, { outside, workers: WORKERS.map(keyOf), forbidden, where })).toEqual([]);
  }, 7_200_000);
});
