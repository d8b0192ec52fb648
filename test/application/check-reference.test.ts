import { describe, expect, it } from '@jest/globals';
import { type Change, changeCaseload, type Outside } from '../../src/application/change-caseload.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { keepAsOwn } from '../../src/application/pending-case.ts';
import type { PendingItem, Stores } from '../../src/application/ports.ts';
import type { Access } from '../../src/domain/access.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { plainRef } from '../../src/domain/reference.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';
import { NORTH, openTeam } from './readings-team.ts';
import { OVER_LIMIT, oldCase, oldCases, openWarnedTeam } from './warned-team.ts';

/*
 * Amira and Ben have both looked who holds C-500, have both seen nobody, and add it.
 */

const access = (name: string): Access => ({
  ...{ personKey: keyOf(name), name, worksIn: NORTH, manages: [], oversees: [], coordinates: [], admin: false },
});
const mona: Access = { ...access('mona'), manages: [NORTH] };

const at = (stores: Stores, time: string): Outside => ({
  ...outsideOn(TODAY, stores),
  clock: { now: () => `${TODAY}T${time}.000Z`, today: () => TODAY },
});

/** As the command saves it once nobody was found. */
async function add(stores: Stores, name: string, time: string, ref = 'C-500') {
  const caseId = `case-of-${name}`;
  const change: Change = {
    what: `added ${ref}`,
    cases: [
      {
        caseId,
        history: historyOf({
          ...{ ref, allocatedOn: TODAY, coWorked: false, teamHold: false, statutoryResponsibility: false },
          ...{ workloadIssues: [], activities: [], children: [{ ref: 'K1', household: 'home' }] },
        }),
      },
    ],
    outbox: [{ kind: 'check-reference', workerKey: keyOf(name), caseId }],
  };
  return changeCaseload(at(stores, time), {
    access: access(name),
    ...{ workerKey: keyOf(name), action: 'add-case', keys: [`add-${name}`], reply: () => 'saved' },
    decide: () => ({ ok: true, change }),
  });
}

async function follow(stores: Stores, result: { ok: boolean; pending?: readonly PendingItem[] }) {
  await deliverPending(outsideOn(TODAY, stores), result.pending ?? []);
}

async function sweep(stores: Stores) {
  for (let rounds = 0; rounds < 3; rounds += 1)
    await deliverPending(outsideOn(TODAY, stores), stores.caseloads.pending());
}

async function stateOf(stores: Stores) {
  const of = async (name: string) => {
    const kept = await stores.caseloads.read(keyOf(name));
    const has = kept?.cases.some(({ history }) => plainRef(history.dated.ref) === 'C500') ?? false;
    const waits = recordsOf(kept?.records ?? [], 'pending-case').map(({ state }) => state);
    return { has, waits };
  };
  const told: string[] = [];
  for await (const { notice } of stores.deliveries.ofDay(TODAY)) {
    if (notice.kind === 'pending-settled') told.push(notice.workerKey === keyOf('amira') ? 'amira' : 'ben');
  }
  return { amira: await of('amira'), ben: await of('ben'), told };
}

const KEPT = { has: true, waits: [] };
const WAITS = { has: false, waits: ['asked'] };

describe('two who add the same reference at once', () => {
  it.each([
    ['Amira a second earlier', '09:00:00', '09:00:01', ['amira', 'ben'], 'ben'],
    ['Ben a second earlier', '09:00:01', '09:00:00', ['amira', 'ben'], 'amira'],
    ['Amira earlier, looked at last', '09:00:00', '09:00:01', ['ben', 'amira'], 'ben'],
    ['Ben earlier, looked at last', '09:00:01', '09:00:00', ['ben', 'amira'], 'amira'],
  ] as const)('%s: the later one waits for a manager', async (_, first, second, order, later) => {
    const { stores } = await openTeam();
    const results = { amira: await add(stores, 'amira', first), ben: await add(stores, 'ben', second, 'c 500') };
    for (const name of order) await follow(stores, results[name]);
    const state = await stateOf(stores);
    expect(state).toEqual({
      amira: later === 'amira' ? WAITS : KEPT,
      ben: later === 'ben' ? WAITS : KEPT,
      told: [later],
    });
    expect(await stores.references.holders('C-500')).toEqual([keyOf(later === 'ben' ? 'amira' : 'ben')]);
  });

  it('in the same moment: one of the two waits, not both and not neither', async () => {
    const { stores } = await openTeam();
    const results = [await add(stores, 'amira', '09:00:00'), await add(stores, 'ben', '09:00:00')];
    await Promise.all(results.map((result) => follow(stores, result)));
    const { amira, ben } = await stateOf(stores);
    expect([amira, ben].filter(({ has }) => has)).toHaveLength(1);
    expect([...amira.waits, ...ben.waits]).toEqual(['asked']);
  });

  it('leaves it to a manager, whose decision stands however late the other is looked at', async () => {
    const { stores } = await openTeam();
    const results = { amira: await add(stores, 'amira', '09:00:00'), ben: await add(stores, 'ben', '09:00:01') };
    // Amira's row is there, and nobody looked at her case yet.
    const pending = results.amira.ok ? results.amira.pending.slice(0, 1) : [];
    await follow(stores, { ok: true, pending });
    await follow(stores, results.ben);
    const decided = await keepAsOwn(outsideOn(TODAY, stores), mona, keyOf('ben'), 'case-of-ben', ['own'], 'kept');
    await follow(stores, decided);
    await follow(stores, results.amira);
    await follow(stores, results.ben);
    await sweep(stores);
    expect(await stateOf(stores)).toMatchObject({ amira: KEPT, ben: { has: true, waits: ['own'] } });
  });

  it('is nothing where the references are different', async () => {
    const { stores } = await openTeam();
    const results = [await add(stores, 'amira', '09:00:00'), await add(stores, 'ben', '09:00:01', 'C-501')];
    for (const result of results) await follow(stores, result);
    expect(await stateOf(stores)).toMatchObject({ amira: KEPT, told: [] });
  });

  it('ends alike when the service dies in the middle', async () => {
    let results: Awaited<ReturnType<typeof add>>[] = [];
    const calls = await interruptedEverywhere(
      async (stores) => {
        await openTeam(stores);
        results = [await add(stores, 'amira', '09:00:00'), await add(stores, 'ben', '09:00:01')];
      },
      async (stores) => {
        for (const result of results) await follow(stores, result);
      },
      sweep,
      stateOf,
      (state, smooth) => expect(state).toEqual(smooth),
    );
    expect(calls).toBeGreaterThan(10);
    const { stores } = await openTeam();
    await add(stores, 'amira', '09:00:00');
    await add(stores, 'ben', '09:00:01');
    await sweep(stores);
    expect(await stateOf(stores)).toEqual({ amira: KEPT, ben: WAITS, told: ['ben'] });
  });
});

it('what settles because a case had to wait is handed on to who asked', async () => {
  const north = await openWarnedTeam({ amira: [], ben: [] }, `${TODAY}T09:00:00.000Z`, { settlingMinutes: 10 });
  await north.add('amira', 'of-amira', oldCase('C-500'));
  north.setNow(`${TODAY}T09:00:01.000Z`);
  // Nobody has looked at Ben's warnings yet.
  const cases = oldCases(OVER_LIMIT).map((facts) => ({ caseId: facts.ref, facts }));
  await north.change('ben', cases);
  await north.change('ben', [{ caseId: 'of-ben', facts: oldCase('C-500') }]);
  const item = { kind: 'check-reference', workerKey: keyOf('ben'), caseId: 'of-ben' } as const;
  const left = await north.follow([{ item, at: `${keyOf('ben')} asked` }]);
  expect(left.map((pending) => pending.item)).toMatchObject([
    { kind: 'review-warnings', workerKey: keyOf('ben'), notBefore: `${TODAY}T09:10:01.000Z` },
  ]);
});
