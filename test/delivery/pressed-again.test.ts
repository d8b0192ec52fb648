import { afterEach, describe, expect, it } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { Stores } from '../../src/application/ports.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { tableStores } from '../../src/storage/index.ts';
import { AT_GUIDELINE, oldCases } from '../application/warned-team.ts';
import { type Bot, objectIdOf, startBot, TENANT } from '../support/bot-client.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

const NOW = '2026-11-18T10:00:00Z';
const AMIRA = personKeyOf(TENANT, objectIdOf('Amira Khan'));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Amira stands at the guideline; two instances of the bot serve her over the same tables. */
async function twoInstances(prefix: string): Promise<readonly [Bot, Bot, Stores]> {
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix });
  await stores.ensureTables();
  const outside = { stores, schemeOf: schemeInForce, clock: { now: () => NOW, today: () => NOW.slice(0, 10) } };
  const person = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });
  const members = [
    { ...person('Amira Khan'), terms: { role: 'social-worker', fte: 1, professionalIssues: [] } as const },
  ];
  const team = { name: 'North', schemeId: 'merton' as const, members, managers: [person('Mona')], serviceManagers: [] };
  const by = { person: 'setter', key: 'set-up' };
  const made = await setUpTeam(outside, team, by);
  if (made.ok) await deliverPending(outside, made.pending);
  const facts = { cases: oldCases(AT_GUIDELINE).map(historyOf), duties: [] };
  const loaded = await loadCaseload(outside, AMIRA, facts, by);
  if (loaded.ok) await deliverPending(outside, loaded.pending);
  const bots = [await startBot({ stores, now: NOW }), await startBot({ stores, now: NOW })] as const;
  for (const bot of bots) closing.push(bot.stop);
  return [...bots, stores];
}

/** What is kept of it: changes since `version`, warnings, and messages to the worker about the line. */
async function outcome(stores: Stores, version: number) {
  const snapshot = await stores.caseloads.read(AMIRA);
  if (!snapshot) throw new Error('no caseload');
  const logged = snapshot.cases.flatMap(({ history }) => history.dated.activities).length;
  const told: string[] = [];
  for await (const { notice } of stores.deliveries.ofDay('2026-11-18')) told.push(notice.kind);
  return {
    changed: snapshot.head.version > version,
    logged,
    warnings: recordsOf(snapshot.records, 'warning').map(({ code, state }) => `${code} ${state}`),
    toTheWorker: told.filter((kind) => kind === 'line-crossed').length,
  };
}

const ONCE = { changed: true, logged: 1, warnings: ['load open'], toTheWorker: 1 };

describe('a press that comes again', () => {
  it('under 20 new ids over two instances: one change, one warning', async () => {
    const [one, two, stores] = await twoInstances('pressedAgain');
    const [card] = await one.person('Amira Khan').say('log a core assessment for C-1, 3 children, started today');
    const save = card?.button('Save');
    if (!save) throw new Error('no Save');
    const { version } = (await stores.caseloads.read(AMIRA))?.head ?? { version: 0 };
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : two).person('Amira Khan').press(save)),
    );
    await Promise.all([one.idle(), two.idle()]);
    expect(await outcome(stores, version)).toEqual(ONCE);
  });

  it('20 times under its own id: one change, one warning', async () => {
    const [one, two, stores] = await twoInstances('pressedSame');
    const [card] = await one.person('Amira Khan').say('log a core assessment for C-1, 3 children, started today');
    const save = card?.button('Save');
    if (!save) throw new Error('no Save');
    const { version } = (await stores.caseloads.read(AMIRA))?.head ?? { version: 0 };
    const again = {
      ...{ type: 'invoke', id: 'the-same', name: 'adaptiveCard/action', text: undefined, replyToId: 'card' },
      value: { action: { type: 'Action.Execute', verb: save.verb, data: save.data } },
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : two).post(again).then(({ status }) => status)),
    );
    await Promise.all([one.idle(), two.idle()]);
    expect(answers).toEqual(Array(20).fill(200));
    expect(await outcome(stores, version)).toEqual(ONCE);
  });
});
