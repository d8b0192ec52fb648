import { describe, expect, it } from '@jest/globals';
import { acceptOffer } from '../../src/application/accept-offer.ts';
import { receiverOf } from '../../src/application/agree-hand-over.ts';
import { changeRecords } from '../../src/application/change-records.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { followOffer } from '../../src/application/follow-offer.ts';
import { declineOffer, offerCase, withdrawOffer } from '../../src/application/offer-case.ts';
import { offersBy, offersTo } from '../../src/application/open-offers.ts';
import type { CaseloadSnapshot, PendingItem, Stores } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { weighOffer } from '../../src/application/weigh-offer.ts';
import type { Access } from '../../src/domain/access.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import { factsOn } from '../../src/domain/caseload.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { schemeById, schemeInForce } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';
import { BY, NORTH, openTeam } from './readings-team.ts';

const SOUTH = teamIdOf('south');
const FROM = '2026-12-14';
const person = (name: string, manages: readonly string[]): Access => ({
  ...{ personKey: keyOf(name), name, manages, oversees: [], coordinates: [], admin: false },
});
const maria = person('maria', [NORTH]);
const sid = person('sid', [SOUTH]);

/** North with amira and ben, and South with cy, under a scheme of its own. */
async function openTwo(stores: Stores = memoryStores(), scheme: SchemeId = 'halton') {
  const outside = await openTeam(stores);
  const set = await setUpTeam(
    outside,
    {
      ...{ name: 'South', schemeId: scheme, serviceManagers: [], managers: [identity('sid')] },
      members: [{ ...identity('cy'), terms: fullTime }],
    },
    { ...BY, key: 'south' },
  );
  if (set.ok) await deliverPending(outside, set.pending);
  return outside;
}

async function kept(stores: Stores, name: string): Promise<CaseloadSnapshot> {
  const snapshot = await stores.caseloads.read(keyOf(name));
  if (!snapshot) throw new Error('no caseload');
  return snapshot;
}

type Ends = (holder: CaseloadSnapshot) => ReturnType<ReturnType<typeof withdrawOffer>>;

/** A change of the holder's records by a manager. */
async function ending(stores: Stores, key: string, decide: Ends, today = TODAY) {
  return changeRecords<string, string>(outsideOn(today, stores), {
    ...{ workerKey: keyOf('amira'), by: maria.personKey, action: 'test', keys: [key], may: () => true },
    decide: (holder) => {
      const decided = decide(holder);
      return decided.ok ? { ...decided, reply: 'done' } : decided;
    },
  });
}

async function offer(stores: Stores, from = FROM, id = 'o1') {
  const [first] = (await kept(stores, 'amira')).cases;
  const wish = { id, caseId: first?.caseId ?? '', to: { teamId: SOUTH, name: 'South' }, from };
  const decide = offerCase(outsideOn(TODAY, stores), maria, { name: 'North' }, wish) as Ends;
  return ending(stores, `offer-${id}`, decide);
}

async function accept(stores: Stores, today = TODAY, access = sid) {
  const outside = outsideOn(today, stores);
  const receiver = await receiverOf(outside, access, keyOf('cy'));
  const wish = { holderKey: keyOf('amira'), offerId: 'o1', receiver, keys: ['accept'], reply: 'done' };
  return acceptOffer(outside, access, wish);
}

const withdraw = (stores: Stores, today = TODAY) =>
  ending(stores, 'withdraw', withdrawOffer(outsideOn(today, stores), maria, 'o1'), today);

async function follow(stores: Stores, result: { ok: boolean; pending?: readonly PendingItem[] }) {
  await deliverPending(outsideOn(TODAY, stores), result.pending ?? []);
}

async function sweep(stores: Stores): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds += 1)
    await deliverPending(outsideOn(TODAY, stores), stores.caseloads.pending());
}

/** Who has the case on a day, of the two. */
async function holders(stores: Stores, day: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['amira', 'cy']) {
    const { cases } = await kept(stores, name);
    const holds = cases.some(({ history }) => {
      const { ref, allocatedOn, transferredOutOn = '9999' } = factsOn(history, day);
      return ref === 'C-amira' && allocatedOn <= day && day < transferredOutOn;
    });
    if (holds) found.push(name);
  }
  return found;
}

async function offered() {
  const { stores } = await openTwo();
  await follow(stores, await offer(stores));
  return stores;
}

const pointers = async (stores: Stores) => (await stores.teams.record(SOUTH))?.offered ?? [];

describe('an offer', () => {
  it('is known to both teams while it is open, and moves nothing', async () => {
    const stores = await offered();
    const [north, south] = [await stores.teams.read(NORTH), await stores.teams.record(SOUTH)];
    expect(offersBy({ teamId: NORTH }, north?.members ?? [])).toMatchObject([{ offer: { id: 'o1' } }]);
    expect(await offersTo(outsideOn(TODAY, stores), south ?? {})).toMatchObject([{ offer: { id: 'o1' } }]);
    for (const day of [TODAY, FROM, addDays(FROM, 30)]) expect(await holders(stores, day)).toEqual(['amira']);
  });

  it.each([
    ['the day before', -1, true],
    ['its day', 0, true],
    ['the day after', 1, false],
  ] as const)('can be accepted on %s: %i', async (_, days, isAccepted) => {
    const stores = await offered();
    const today = addDays(FROM, days);
    const listed = await offersTo(outsideOn(today, stores), { offered: await pointers(stores) });
    expect(listed).toHaveLength(isAccepted ? 1 : 0);
    expect((await accept(stores, today)).ok).toBe(isAccepted);
  });

  it('that was accepted leaves the case with exactly one of the two on every day', async () => {
    const stores = await offered();
    await follow(stores, await accept(stores));
    expect(await holders(stores, addDays(FROM, -1))).toEqual(['amira']);
    for (const days of [0, 1, 40]) expect(await holders(stores, addDays(FROM, days))).toEqual(['cy']);
    expect(await pointers(stores)).toEqual([]);
  });

  it.each<[string, Access]>([
    ['the manager who offered it', maria],
    ['a manager of a third team', person('tom', ['third'])],
    ['a service manager of that team', { ...sid, manages: [], oversees: [SOUTH] }],
    ['an administrator', { ...sid, manages: [], admin: true }],
  ])('is not for %s to accept', async (_, access) => {
    const stores = await offered();
    expect(await accept(stores, TODAY, access)).toMatchObject({ ok: false, reason: 'no-such-caseload' });
    expect(await holders(stores, FROM)).toEqual(['amira']);
  });

  it('gives no right to any other case of the holder', async () => {
    const stores = await offered();
    const outside = outsideOn(TODAY, stores);
    const receiver = await receiverOf(outside, sid, keyOf('cy'));
    const wish = { holderKey: keyOf('ben'), offerId: 'o1', receiver, keys: ['k'], reply: 'done' };
    expect(await acceptOffer(outside, sid, wish)).toMatchObject({ ok: false, reason: 'no-such-caseload' });
  });

  it('stands no more once the holder has gone to another team', async () => {
    const stores = await offered();
    const moved = await kept(stores, 'amira');
    const read = stores.caseloads.read.bind(stores.caseloads);
    const elsewhere = { ...moved, head: { ...moved.head, teamId: teamIdOf('third') } };
    const later: Stores = {
      ...stores,
      caseloads: { ...stores.caseloads, read: async (key) => (key === keyOf('amira') ? elsewhere : read(key)) },
    };
    expect(await accept(later)).toMatchObject({ problem: 'no-such-offer' });
    expect(await offersTo(outsideOn(TODAY, later), { offered: await pointers(stores) })).toEqual([]);
    const members = (await stores.teams.read(NORTH))?.members ?? [];
    expect(offersBy({ teamId: NORTH }, members)).toHaveLength(1);
    expect(
      offersBy(
        { teamId: NORTH },
        members.map((member) => ({ ...member, movedOn: TODAY })),
      ),
    ).toEqual([]);
  });

  it('is answered once: who comes second finds nothing', async () => {
    const stores = await offered();
    const declines = declineOffer(outsideOn(TODAY, stores), sid, 'o1', 'no room');
    expect((await ending(stores, 'decline', declines)).ok).toBe(true);
    expect(await accept(stores)).toMatchObject({ problem: 'no-such-offer' });
    expect(await withdraw(stores)).toMatchObject({ problem: 'no-such-offer' });
  });

  it('of two that are pressed at once, accepting and taking back, leaves one', async () => {
    const stores = await offered();
    const results = await Promise.all([accept(stores), withdraw(stores)]);
    await Promise.all(results.map((result) => follow(stores, result)));
    await sweep(stores);
    const [record] = recordsOf((await kept(stores, 'amira')).records, 'offer');
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await holders(stores, FROM)).toEqual([record?.state === 'accepted' ? 'cy' : 'amira']);
    expect(await pointers(stores)).toEqual([]);
  });

  it('is taken off the list of the other team although an older state is followed last', async () => {
    const stores = await offered();
    const old = await kept(stores, 'amira');
    await withdraw(stores);
    const read = stores.caseloads.read.bind(stores.caseloads);
    let times = 0;
    const slow: Stores = {
      ...stores,
      caseloads: {
        ...stores.caseloads,
        read: async (key) => {
          times += 1;
          return times === 1 ? old : read(key);
        },
      },
    };
    const item = { kind: 'follow-offer', workerKey: keyOf('amira'), teamId: SOUTH, offerId: 'o1' } as const;
    await followOffer(outsideOn(TODAY, slow), item);
    expect(await pointers(stores)).toEqual([]);
  });
});

describe('a service that dies in the middle', () => {
  const stateOf = async (stores: Stores) => {
    const day = await holders(stores, FROM);
    const deliveries: string[] = [];
    for await (const { id } of stores.deliveries.ofDay(TODAY)) deliveries.push(id.key);
    const offers = recordsOf((await kept(stores, 'amira')).records, 'offer').map(({ state }) => state);
    return { day, offers, pointers: await pointers(stores), deliveries: deliveries.sort() };
  };

  it.each([
    ['accepting', accept],
    ['taking back', withdraw],
  ] as const)('while %s leaves the case with one of the two, and the sweep completes it', async (_, work) => {
    const before = await stateOf(await offered());
    const calls = await interruptedEverywhere(
      async (stores) => {
        await openTwo(stores);
        await follow(stores, await offer(stores));
      },
      async (stores) => follow(stores, await work(stores)),
      sweep,
      stateOf,
      (state, smooth) => expect([JSON.stringify(smooth), JSON.stringify(before)]).toContain(JSON.stringify(state)),
    );
    expect(calls).toBeGreaterThan(8);
  });

  it('while offering offers it or does not, and tells of it once', async () => {
    const before = await stateOf((await openTwo()).stores);
    const calls = await interruptedEverywhere(
      async (stores) => void (await openTwo(stores)),
      async (stores) => follow(stores, await offer(stores)),
      sweep,
      stateOf,
      (state, smooth) => expect([JSON.stringify(smooth), JSON.stringify(before)]).toContain(JSON.stringify(state)),
    );
    expect(calls).toBeGreaterThan(6);
  });
});

describe('what a case weighs for the team that is asked', () => {
  it.each<[string, SchemeId, readonly string[]]>([
    ['the same scheme, which has all it needs', 'merton', []],
    ['a scheme that needs more', 'northern-ireland', ['a category']],
  ])('under %s', async (_, scheme, lacking) => {
    const { stores } = await openTwo(memoryStores(), scheme);
    const [first] = (await kept(stores, 'amira')).cases;
    const south = await stores.teams.record(SOUTH);
    if (!first || !south) throw new Error('nothing there');
    const outside = { schemeOf: schemeInForce };
    const weighed = weighOffer(outside, south, first.history, FROM, schemeById('merton'));
    expect(weighed).toMatchObject({ mix: { lookedAfter: 1 }, children: 1, scheme: { id: scheme } });
    expect(weighed.lacking).toEqual(expect.arrayContaining([...lacking]));
    expect(weighed.lacking.length === 0).toBe(lacking.length === 0);
  });
});
