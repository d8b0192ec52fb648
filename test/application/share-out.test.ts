import { describe, expect, it } from '@jest/globals';
import type { HandOverWish } from '../../src/application/agree-hand-over.ts';
import { agreeShareOut } from '../../src/application/agree-share-out.ts';
import { changeRecords } from '../../src/application/change-records.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { CaseloadSnapshot, Stores } from '../../src/application/ports.ts';
import { movedCases } from '../../src/application/return-cases.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { planShareOut } from '../../src/application/share-out.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import type { Access } from '../../src/domain/access.ts';
import { factsOn, historyOf } from '../../src/domain/caseload.ts';
import { returnOn } from '../../src/domain/return-from-absence.ts';
import { scoreOn } from '../../src/domain/timeline.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';

const NORTH = teamIdOf('north');
const FROM = '2026-12-14';
const mona: Access = {
  personKey: keyOf('mona'),
  name: 'Mona',
  manages: [NORTH],
  oversees: [],
  coordinates: [],
  admin: false,
};
const NAMES = ['amira', 'ben', 'dan'] as const;

/** North: amira has `count` cases, ben and dan none. */
async function prepare(stores: Stores, count: number): Promise<void> {
  const outside = outsideOn(TODAY, stores);
  const members = NAMES.map((name) => ({ ...identity(name), terms: fullTime }));
  const by = { person: keyOf('ada'), key: 'north' };
  const team = {
    name: 'North',
    schemeId: 'merton' as const,
    members,
    managers: [identity('mona')],
    serviceManagers: [],
  };
  const set = await setUpTeam(outside, team, by);
  if (set.ok) await deliverPending(outside, set.pending);
  const cases = Array.from({ length: count }, (_, index) =>
    historyOf({
      ...{ ref: `C-${101 + index}`, allocatedOn: '2026-01-05', coWorked: false, teamHold: false },
      ...{ statutoryResponsibility: false, workloadIssues: [], activities: [] },
      children: [{ ref: `K-${index}`, household: 'home' }],
    }),
  );
  const loaded = await loadCaseload(outside, keyOf('amira'), { cases, duties: [] }, { ...by, key: 'amira' });
  if (loaded.ok) await deliverPending(outside, loaded.pending);
}

async function kept(stores: Stores, name: string): Promise<CaseloadSnapshot> {
  const snapshot = await stores.caseloads.read(keyOf(name));
  if (!snapshot) throw new Error('no caseload');
  return snapshot;
}

/** Every third case stays, the others go to ben and dan in turn; dan works on them together. */
function wishesFor({ cases }: CaseloadSnapshot, more: Partial<HandOverWish> = {}): readonly HandOverWish[] {
  return [...cases]
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
    .flatMap(({ caseId }, index): readonly HandOverWish[] => {
      if (index % 3 === 2) return [];
      const as = index % 3 === 0 ? 'transfer' : 'co-work';
      const to = keyOf(index % 3 === 0 ? 'ben' : 'dan');
      return [{ id: `h-${caseId.slice(0, 20)}`, as, caseId, to, from: FROM, until: null, ...more }];
    });
}

async function share(stores: Stores, wishes: readonly HandOverWish[], today = TODAY) {
  const outside = outsideOn(today, stores);
  const receivers = new Map([
    [keyOf('ben'), await kept(stores, 'ben')],
    [keyOf('dan'), await kept(stores, 'dan')],
  ]);
  const request = { access: mona, holderKey: keyOf('amira'), action: 'share-out', keys: ['nonce', 'activity'] };
  const result = await agreeShareOut(outside, { ...request, receivers, wishes });
  if (result.ok) await deliverPending(outside, result.pending);
  return result;
}

async function sweep(stores: Stores): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds += 1)
    await deliverPending(outsideOn(TODAY, stores), stores.caseloads.pending());
}

/** Who has each case alone, or together, on a day. */
async function holdersOn(stores: Stores, day: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, string[]> = {};
  for (const name of NAMES) {
    for (const { history } of (await kept(stores, name)).cases) {
      const { ref, allocatedOn, transferredOutOn = '9999' } = factsOn(history, day);
      found[ref] ??= [];
      if (allocatedOn <= day && day < transferredOutOn) found[ref].push(name);
    }
  }
  return found;
}

async function messages(stores: Stores): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { notice, to } of stores.deliveries.ofDay(TODAY, TODAY)) {
    if (notice.kind === 'cases-handed-over' && to.kind === 'person') found.push(to.personKey);
  }
  return found.sort();
}

describe('a caseload that is shared out', () => {
  it('has, on the day, exactly the totals that were shown', async () => {
    const stores = memoryStores();
    await prepare(stores, 7);
    const wishes = wishesFor(await kept(stores, 'amira'));
    const receivers = new Map([
      [keyOf('ben'), await kept(stores, 'ben')],
      [keyOf('dan'), await kept(stores, 'dan')],
    ]);
    const plan = planShareOut(outsideOn(TODAY, stores), mona, await kept(stores, 'amira'), receivers, wishes);
    if (!plan.ok) throw new Error('not planned');
    expect((await share(stores, wishes)).ok).toBe(true);
    const totals = await Promise.all(
      NAMES.map(async (name) => scoreOn(timelineOf(await kept(stores, name), schemeInForce), FROM).total.valueOf()),
    );
    expect(plan.affected.map(({ after }) => after.total)).toEqual(totals);
    expect(plan.affected.map(({ name }) => name)).toEqual([...NAMES]);
  });

  it('is told in one message to the holder and to each receiver', async () => {
    const stores = memoryStores();
    await prepare(stores, 9);
    await share(stores, wishesFor(await kept(stores, 'amira')));
    expect(await messages(stores)).toEqual(NAMES.map(keyOf).sort());
  });

  it('is agreed whole or not at all, where something stands against one case', async () => {
    const stores = memoryStores();
    await prepare(stores, 40);
    const [first, ...others] = wishesFor(await kept(stores, 'amira'));
    if (!first) throw new Error('no wish');
    const version = (await kept(stores, 'amira')).head.version;
    const result = await share(stores, [{ ...first, to: keyOf('mona') }, ...others]);
    expect(result).toMatchObject({ ok: false, reason: 'problems' });
    expect(!result.ok && result.reason === 'problems' && [...result.problems]).toEqual([
      [first.caseId, 'no-such-worker'],
    ]);
    expect((await kept(stores, 'amira')).head.version).toBe(version);
  });

  it('in two parts leaves every case with somebody and with nobody twice, wherever the service dies, and the same again completes it', async () => {
    const count = 40;
    const stateOf = async (stores: Stores) => {
      await sweep(stores);
      return {
        holders: await holdersOn(stores, FROM),
        records: await Promise.all(NAMES.map(async (name) => (await kept(stores, name)).records.length)),
        messages: await messages(stores),
      };
    };
    const calls = await interruptedEverywhere(
      (stores) => prepare(stores, count),
      async (stores) => {
        const wishes = wishesFor(await kept(stores, 'amira'));
        const outside = outsideOn(TODAY, stores);
        const receivers = new Map([
          [keyOf('ben'), await kept(stores, 'ben')],
          [keyOf('dan'), await kept(stores, 'dan')],
        ]);
        const request = { access: mona, holderKey: keyOf('amira'), action: 'share-out', keys: ['nonce', 'activity'] };
        await agreeShareOut(outside, { ...request, receivers, wishes });
      },
      async (stores) => {
        await sweep(stores);
        // With what is there by now: no case is with two alone, none with nobody.
        for (const [, holders] of Object.entries(await holdersOn(stores, FROM)))
          expect(holders.length).toBeGreaterThan(0);
        expect(await share(stores, wishesFor(await kept(stores, 'amira')))).toMatchObject({ ok: true });
        await sweep(stores);
      },
      stateOf,
      (state, smooth) => expect(state).toEqual(smooth),
    );
    expect(calls).toBeGreaterThan(5);
  });

  it('keeps why it was passed with the receiver, until it is cancelled', async () => {
    const stores = memoryStores();
    await prepare(stores, 3);
    const past = {
      stops: ['past-line'],
      reason: 'Nobody else has room',
      reviewOn: '2026-12-20',
      until: '2027-01-10',
    } as const;
    const [wish] = wishesFor(await kept(stores, 'amira'), { past });
    if (!wish) throw new Error('no wish');
    await share(stores, [wish]);
    const [allocation] = recordsOf((await kept(stores, 'ben')).records, 'allocation');
    expect(allocation).toMatchObject({ id: wish.id, past, on: FROM });
    expect(allocation && allocation.after > allocation.before).toBe(true);
  });
});

describe('what had moved, when somebody is back', () => {
  it.each<[string, number, string]>([
    ['is not there to be given back before its day', 0, 'not-begun'],
    ['is with whoever received it', 14, 'can-go-back'],
  ])('%s', async (_, days, stands) => {
    const stores = memoryStores();
    await prepare(stores, 3);
    const [wish] = wishesFor(await kept(stores, 'amira'), { whileAway: 'a1' });
    if (!wish) throw new Error('no wish');
    await share(stores, [wish]);
    const handOvers = recordsOf((await kept(stores, 'amira')).records, 'hand-over');
    const today = days === 0 ? TODAY : FROM;
    const moved = await movedCases(outsideOn(today, stores), mona, keyOf('amira'), handOvers);
    expect(moved.map((one) => one.stands)).toEqual([stands]);
    const other = { ...mona, manages: ['south'] };
    const seen = await movedCases(outsideOn(FROM, stores), other, keyOf('amira'), handOvers);
    expect(seen.map((one) => one.stands)).toEqual(['not-yours']);
  });
});

describe('cases that go back', () => {
  const BACK = '2027-01-12';

  async function away(stores: Stores): Promise<void> {
    await prepare(stores, 6);
    const absence = { id: 'a1', from: FROM, to: '2027-01-11', planned: true };
    await changeRecords(outsideOn(TODAY, stores), {
      ...{ workerKey: keyOf('amira'), by: keyOf('mona'), may: () => true, action: 'test', keys: ['absence'] },
      decide: () => ({ ok: true, change: { put: [{ kind: 'absence', id: 'a1', value: absence }] }, reply: 'done' }),
    });
    await share(stores, wishesFor(await kept(stores, 'amira'), { whileAway: 'a1' }));
  }

  /** All of ben's go back to amira. */
  async function back(stores: Stores) {
    const outside = outsideOn(BACK, stores);
    const handOvers = recordsOf((await kept(stores, 'amira')).records, 'hand-over').filter(
      ({ as }) => as === 'transfer',
    );
    const wishes = handOvers.map(
      ({ id }): HandOverWish => ({
        ...{ id: `b-${id}`, as: 'transfer', caseId: id, to: keyOf('amira'), from: BACK, until: null, backOf: id },
      }),
    );
    const request = { access: mona, holderKey: keyOf('ben'), action: 'give-back', keys: ['back', 'activity'] };
    const receivers = new Map([[keyOf('amira'), await kept(stores, 'amira')]]);
    const result = await agreeShareOut(outside, { ...request, receivers, wishes });
    if (result.ok) await deliverPending(outside, result.pending);
    return result;
  }

  it('are with exactly one worker on every day, and settled, wherever the service dies', async () => {
    const stateOf = async (stores: Stores) => {
      await deliverPending(outsideOn(BACK, stores), stores.caseloads.pending());
      const days = await Promise.all(['2027-01-11', BACK].map((day) => holdersOn(stores, day)));
      const { records } = await kept(stores, 'amira');
      return { days, open: returnOn(records, BACK)?.moved.map(({ ref }) => ref) };
    };
    const calls = await interruptedEverywhere(
      away,
      back,
      async (stores) => expect(await back(stores)).toMatchObject({ ok: true }),
      stateOf,
      (state, smooth) => {
        expect(state).toEqual(smooth);
        expect(state.open ?? []).toEqual([]);
        expect(Object.values(state.days[1] ?? {}).every((holders) => holders[0] === 'amira')).toBe(true);
      },
    );
    expect(calls).toBeGreaterThan(5);
  });
});
