import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { PendingItem } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { answerPressed } from '../../src/chat/converse.ts';
import type { ChatOutside } from '../../src/chat/turn.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { relayPending } from '../../src/schedule/relay-pending.ts';
import { tableStores } from '../../src/storage/index.ts';
import { asSent, chatOutside, commandSaid, identity, keyOf, PERSONAL, shownOf } from '../support/chat.ts';
import type { Button, Shown } from '../support/shown.ts';
import {
  answerWith,
  azuriteConnection,
  type Fault,
  halfAnswer,
  loseAnswer,
  type StorageProxy,
  storageProxy,
} from '../support/storage-proxy.ts';
import { check, checkedInTime, faultsInAudits } from './checker.ts';
import { keptKeys } from './kept-keys.ts';
import { filledIn, isAskedAbout, isSaved, type Kind, saidAs } from './said-commands.ts';
import { type Chance, chance, LONG, report, runs, SEED } from './settings.ts';
import { casesOf } from './world.ts';

const TODAY = '2026-11-30';
const TEAM = teamIdOf('loss');
const PREFIX = `loss${SEED}`;
const WORKERS = Array.from({ length: LONG ? 50 : 8 }, (_, index) => `worker${index}`);
const CALM = 'cannot reach my records';

const straight = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
const outside = chatOutside(straight, () => TODAY);
const logged: string[] = [];

/** An instance of the app over storage of its own, in which things go wrong. */
interface Instance {
  readonly proxy: StorageProxy;
  readonly chat: ChatOutside;
}
let instances: readonly [Instance, ...Instance[]];
const following = new Set<Promise<unknown>>();
let ids = 0;
let asked = 0;

async function instance(name: string): Promise<Instance> {
  const proxy = await storageProxy();
  const stores = tableStores({ connectionString: proxy.connectionString }, { prefix: PREFIX });
  const line = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
  const chat: ChatOutside = chatOutside(stores, () => TODAY, {
    newId: () => {
      ids += 1;
      return `${name}-${ids}`;
    },
    log: { info: line, warn: line, error: line },
    follow: (pending: readonly PendingItem[]) => {
      const work = relayPending(chat, pending).finally(() => following.delete(work));
      following.add(work);
    },
  });
  return { proxy, chat };
}

beforeAll(async () => {
  await straight.ensureTables();
  const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
  const by = (key: string) => ({ person: keyOf('ada'), key });
  await setUpTeam(
    outside,
    {
      name: 'North',
      schemeId: 'merton',
      members: WORKERS.map((name) => ({ ...identity(name), terms })),
      managers: [identity('mona')],
      serviceManagers: [],
    },
    by('loss'),
  );
  for (const name of WORKERS) {
    await loadCaseload(outside, keyOf(name), { cases: casesOf('NQL').map(historyOf), duties: [] }, by(name));
  }
  instances = [await instance('a'), await instance('b'), await instance('c')];
}, 120_000);
afterAll(async () => {
  await Promise.all(following);
  for (const { proxy } of instances) proxy.stop();
});

/** How often each was answered as done. */
const done = { activities: new Map<string, number>(), duties: new Map<string, number>(), waiting: 0 };
const counts = { commands: 0, faults: 0, calm: 0, stale: 0, twice: 0 };

/** Something goes wrong with one of the next requests of this instance. */
function spoil({ proxy }: Instance, { one, whole }: Chance): void {
  if (whole(3) > 0) return;
  counts.faults += 1;
  const faults: readonly [Fault, ...Fault[]] = [loseAnswer(), loseAnswer(), halfAnswer, answerWith(503, '')];
  const times = whole(10) === 0 ? 3 : 1;
  proxy.next(one(['read', 'write', 'write']), ...Array.from({ length: times }, () => one(faults)));
}

type Work = (chat: ChatOutside, activityId: string) => Promise<Shown>;

/** Tries until storage answers, on any instance, as people do. */
async function insistent(random: Chance, work: Work): Promise<Shown> {
  for (let tries = 0; tries < 30; tries += 1) {
    const at = random.one(instances);
    spoil(at, random);
    ids += 1;
    const shown = await work(at.chat, `activity-${ids}`);
    if (!shown.words.includes(CALM)) return shown;
    counts.calm += 1;
  }
  throw new Error('storage never answered');
}

/** Somebody records something; now and then the button is pressed twice, on two instances at once. */
async function command(random: Chance): Promise<void> {
  const kind: Kind = random.one(['activity', 'activity', 'duty', 'waiting']);
  const name = kind === 'waiting' ? 'mona' : (random.one(WORKERS) ?? 'mona');
  const speaker = identity(name);
  const [said, words] = saidAs(kind, random, () => `NQU-${++asked}`);
  const card = await insistent(random, async (chat, activityId) =>
    commandSaid(chat, { speaker, place: PERSONAL, activityId }, said, words).then(shownOf, saysCalm),
  );
  const pressed = ({ verb, data }: Pick<Button, 'verb' | 'data'>) =>
    insistent(random, (chat, activityId) =>
      answerPressed(chat, { speaker, place: PERSONAL, activityId, verb, data }).then((reply) =>
        shownOf(asSent(reply) as never),
      ),
    );
  /** The same work again is asked about first. */
  const press = async () => {
    const shown = await pressed(filledIn(card));
    return isAskedAbout(shown) ? pressed(shown.button('Save')) : shown;
  };
  const twice = random.whole(4) === 0;
  const answers = await Promise.all(twice ? [press(), press()] : [press()]);
  counts.commands += 1;
  if (twice) counts.twice += 1;
  const saved = answers.filter(isSaved);
  if (saved.length === 0) {
    counts.stale += 1;
    expect(answers.map(({ words: said }) => said)).toEqual(
      answers.map(() => expect.stringContaining('nothing was saved')),
    );
    return;
  }
  if (kind === 'waiting') done.waiting += 1;
  else {
    const of = kind === 'activity' ? done.activities : done.duties;
    of.set(name, (of.get(name) ?? 0) + 1);
  }
}

/** A sentence is said without the place where surprises end. */
function saysCalm(error: unknown): Shown {
  if (error instanceof Error && error.name === 'StorageUnavailable')
    return shownOf({ text: CALM, audience: 'private' });
  throw error;
}

describe(`random commands over three instances, with storage that loses answers (seed ${SEED})`, () => {
  it('none is lost, none is done twice, and every total is what a recount gives', async () => {
    const random = chance();
    const times = runs(48);
    const started = performance.now();
    while (counts.commands < times) await Promise.all([0, 1, 2, 3].map(() => command(random)));
    await Promise.all(following);
    report('commands', { ...counts, seconds: Math.round((performance.now() - started) / 1_000) });

    const workers = WORKERS.map(keyOf);
    expect(
      await checkedInTime(straight, {
        outside,
        workers,
        forbidden: ['NQL', 'NQU', 'worker0', 'mona', 'object-'],
        where: { logs: logged, keys: await keptKeys(PREFIX) },
      }),
    ).toEqual([]);
    for (const name of WORKERS) {
      const kept = await straight.caseloads.read(keyOf(name));
      const audit = await straight.caseloads.audit(keyOf(name), 100_000);
      const activities = kept?.cases.flatMap(({ history }) => history.dated.activities) ?? [];
      expect({
        name,
        activities: activities.filter(({ kind }) => kind === 'court-episode').length,
        duties: kept?.head.duties.length,
        audited: audit.filter(({ action }) => action.startsWith('log-')).length,
      }).toEqual({
        name,
        activities: done.activities.get(name) ?? 0,
        duties: done.duties.get(name) ?? 0,
        audited: (done.activities.get(name) ?? 0) + (done.duties.get(name) ?? 0),
      });
    }
    expect((await straight.teams.read(TEAM))?.waiting).toHaveLength(done.waiting);
    expect(counts.faults).toBeGreaterThan(0);
  }, 7_200_000);

  it('the chain of every audit is whole', async () => {
    expect(await faultsInAudits(straight)).toEqual([]);
  });

  it('a second look changes nothing: what was checked stays as it was', async () => {
    expect(await check(straight, { outside, workers: WORKERS.map(keyOf) })).toEqual([]);
  });
});
