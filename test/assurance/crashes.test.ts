import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { StorageUnavailable } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { tableStores } from '../../src/storage/index.ts';
import { asSent, chatOutside, commandSaid, identity, keyOf, PERSONAL, shownOf, TENANT } from '../support/chat.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import { type Shown, shownIn } from '../support/shown.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { checkedInTime, faultsInAudits } from './checker.ts';
import { keptKeys } from './kept-keys.ts';
import { type KilledProcesses, killedProcesses } from './killed-processes.ts';
import { filledIn, isAskedAbout, isSaved, type Kind, saidAs } from './said-commands.ts';
import { type Chance, chance, LONG, report, runs, SEED } from './settings.ts';
import { casesOf } from './world.ts';

const DAY = '2026-11-30';
const PREFIX = `crashes${SEED}`;
const TEAM = teamIdOf('crashes');
const WORKERS = Array.from({ length: LONG ? 50 : 6 }, (_, index) => `worker${index}`);
const PROCESSES = LONG ? 3 : 2;
/** After so many commands at most, one is killed; after so many, what is kept is held against what was answered. */
const [KILL_WITHIN, LEG] = LONG ? [300, 1_000] : [8, 1_000];
/** Of a hundred commands, so many put a case into the queue, and so many give one to a worker. */
const [QUEUED, GIVEN] = LONG ? [4, 2] : [25, 25];
/** A process that is being started answers nobody: somebody presses again for so long. */
const MOST_TRIES = 3_000;

/** The rig itself is patient: storage that is slow because so much is asked of it is no fault. */
const PATIENCE = { tryMs: 20_000, callMs: 60_000 };
const straight = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX, ...PATIENCE });
let ids = 0;
const outside = chatOutside(straight, () => DAY, { newId: () => `card-${++ids}` });
let connector: FakeConnector;
let bots: KilledProcesses;

beforeAll(async () => {
  connector = await fakeConnector();
  await straight.ensureTables();
  const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
  const by = (key: string) => ({ person: keyOf('ada'), key });
  const members = WORKERS.map((name) => ({ ...identity(name), terms }));
  const managers = [identity('mona')];
  const team = { name: 'North', schemeId: 'merton', members, managers, serviceManagers: [] } as const;
  await setUpTeam(outside, team, by('crashes'));
  for (const name of WORKERS) {
    await loadCaseload(outside, keyOf(name), { cases: casesOf('NQL').map(historyOf), duties: [] }, by(name));
  }
  bots = await killedProcesses(PROCESSES, {
    STORAGE_CONNECTION_STRING: azuriteConnection(),
    STORAGE_TABLE_PREFIX: PREFIX,
    BOT_TENANT_ID: TENANT,
    CASELOAD_NOW: `${DAY}T10:00:00Z`,
    MESSAGES_PER_MINUTE: '9999',
  });
}, 300_000);
afterAll(async () => {
  await bots.end();
  await connector.close();
}, 60_000);

/** Nothing more is asked: all is done, or something failed. */
let isOver = false;
const counts = { commands: 0, kills: 0, again: 0, stale: 0, slow: 0 };

/** A press, as Teams passes it on to one of the processes; undefined when it died over it. */
async function press(random: Chance, name: string, verb: string, data: object): Promise<Shown | undefined> {
  ids += 1;
  const activity = {
    ...{ type: 'invoke', name: 'adaptiveCard/action', id: `press-${ids}`, channelId: 'msteams' },
    ...{ serviceUrl: connector.url, recipient: { id: '28:bot' }, channelData: { tenant: { id: TENANT } } },
    from: { id: `29:${name}`, name, aadObjectId: identity(name).objectId },
    conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: TENANT },
    value: { action: { type: 'Action.Execute', verb, data } },
  };
  try {
    const response = await fetch(`${bots.anyUrl(random)}/api/messages`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) },
    });
    return shownIn([], [await response.json()])[0];
  } catch {
    return undefined;
  }
}

/** Presses the same again, on any process, until it is answered with what was done or why nothing was. */
async function insist(random: Chance, name: string, verb: string, data: object, isEnd: (answer: Shown) => boolean) {
  for (let tries = 0; tries < MOST_TRIES && !isOver; tries += 1) {
    const answer = await press(random, name, verb, data);
    if (answer && isEnd(answer)) return answer;
    counts.again += 1;
    await setTimeout(100);
  }
  throw new Error(`${verb} was never answered`);
}

/** What was answered as done, by whom it is. */
const done = { activity: new Map<string, number>(), duty: new Map<string, number>() };
/** The cases in the queue, and those that were given to a worker. */
const queue: string[] = [];
const given = new Map<string, string>();
let queued = 0;

/** The rig asks for the form itself, and again when storage is too busy: it is what is pressed that is tried here. */
async function say(name: string, verb: string, words: object): Promise<Shown> {
  const heard = { speaker: identity(name), place: PERSONAL, activityId: '' };
  for (;;) {
    try {
      return shownOf(await commandSaid(outside, heard, verb, words));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      counts.slow += 1;
    }
  }
}

const isStale = ({ words }: Shown): boolean => words.includes('nothing was saved');

/** Somebody records something. */
async function record(random: Chance, kind: Kind): Promise<void> {
  const name = kind === 'waiting' ? 'mona' : (random.one(WORKERS) ?? '');
  const ref = `NQU-${++queued}`;
  const form = filledIn(await say(name, ...saidAs(kind, random, () => ref)));
  const isEnd = (shown: Shown) => isSaved(shown) || isStale(shown);
  const first = await insist(random, name, form.verb, form.data, (shown) => isEnd(shown) || isAskedAbout(shown));
  const again = isEnd(first) ? undefined : first.button('Save');
  const answer = again ? await insist(random, name, again.verb, again.data, isEnd) : first;
  if (!isSaved(answer)) counts.stale += 1;
  else if (kind === 'waiting') queue.push(ref);
  else done[kind].set(name, (done[kind].get(name) ?? 0) + 1);
}

/** The manager gives a case of the queue to a worker, whatever stands against it. */
async function give(random: Chance, ref: string): Promise<void> {
  const worker = random.one(WORKERS) ?? '';
  const reason = { reason: 'nobody else knows them', reviewOn: '2026-12-07', until: '2026-12-31' };
  const isEnd = ({ words, buttons }: Shown): boolean =>
    / goes to |Not allocated/.test(words) || buttons.some(({ title }) => title === 'Allocate');
  let card = await say('mona', 'allocate-case', { caseRef: ref });
  let inputs: object = { worker: keyOf(worker) };
  while (card.buttons.some(({ title }) => title === 'Allocate')) {
    const { verb, data } = card.button('Allocate');
    card = await insist(random, 'mona', verb, asSent({ ...data, ...inputs }), isEnd);
    inputs = reason;
  }
  if (card.words.includes(' goes to ')) given.set(ref, worker);
  else {
    counts.stale += 1;
    queue.push(ref);
  }
}

async function command(random: Chance): Promise<void> {
  const drawn = random.whole(100);
  const waiting = drawn < GIVEN ? queue.shift() : undefined;
  if (waiting !== undefined) await give(random, waiting);
  else if (drawn < GIVEN + QUEUED) await record(random, 'waiting');
  else await record(random, random.one(['activity', 'activity', 'duty']));
  counts.commands += 1;
}

/** So many commands by all workers at once, while processes are killed. */
async function leg(random: Chance, times: number): Promise<void> {
  let begun = 0;
  isOver = false;
  const commands = WORKERS.map(async () => {
    while (begun++ < times && !isOver) await command(random);
  });
  const kills = async (): Promise<void> => {
    for (let next = counts.commands; !isOver; next = counts.commands + random.whole(KILL_WITHIN)) {
      while (!isOver && counts.commands < next) await setTimeout(10);
      if (!isOver) counts.kills += await bots.killSome(random);
    }
  };
  const killing = kills();
  await Promise.race([Promise.all(commands), killing]).finally(() => {
    isOver = true;
  });
  await killing;
}

/** What is kept is exactly what was answered as done. */
async function held(): Promise<void> {
  for (const name of WORKERS) {
    const kept = await straight.caseloads.read(keyOf(name));
    const activities = kept?.cases.flatMap(({ history }) => history.dated.activities) ?? [];
    const audit = await straight.caseloads.audit(keyOf(name), 100_000);
    const audited = (what: string): number => audit.filter(({ action }) => action === what).length;
    const refs = kept?.cases.map(({ history }) => history.dated.ref).filter((ref) => ref.startsWith('NQU'));
    expect({
      name,
      activities: [activities.filter(({ kind }) => kind === 'court-episode').length, audited('log-activity')],
      duties: [kept?.head.duties.length, audited('log-duty')],
      given: refs?.toSorted(),
    }).toEqual({
      name,
      activities: Array(2).fill(done.activity.get(name) ?? 0),
      duties: Array(2).fill(done.duty.get(name) ?? 0),
      given: [...given.keys()].filter((ref) => given.get(ref) === name).toSorted(),
    });
  }
  const team = await straight.teams.read(TEAM);
  expect(team?.waiting.map(({ ref }) => ref).toSorted()).toEqual(queue.toSorted());
  expect(await faultsInAudits(straight)).toEqual([]);
  const where = { keys: await keptKeys(PREFIX), addresses: connector.requests.map(({ path }) => path) };
  const forbidden = ['NQL', 'NQU'];
  expect(await checkedInTime(straight, { outside, workers: WORKERS.map(keyOf), forbidden, where })).toEqual([]);
}

describe(`random commands to ${PROCESSES} processes that are killed in between (seed ${SEED})`, () => {
  it('none is lost and none is done twice', async () => {
    const random = chance();
    const times = runs(24);
    for (let before = { ...counts, allocated: 0 }; counts.commands < times; ) {
      const started = performance.now();
      await leg(random, Math.min(LEG, times - counts.commands));
      await held();
      const now = { ...counts, allocated: given.size };
      const passed = Object.entries(now).map(([what, count]) => [what, count - before[what as keyof typeof now]]);
      report('commands to processes', {
        ...Object.fromEntries(passed),
        seconds: Math.round((performance.now() - started) / 1_000),
      });
      before = now;
    }
    expect(counts.kills).toBeGreaterThan(0);
  }, 14_400_000);
});
