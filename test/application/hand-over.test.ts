import { describe, expect, it } from '@jest/globals';
import { agreeHandOver, cancelHandOver, type HandOverWish, receiverOf } from '../../src/application/agree-hand-over.ts';
import { type Change, changeCaseload, type Decide } from '../../src/application/change-caseload.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import type { CaseloadSnapshot, PendingItem, Stores } from '../../src/application/ports.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { undoLastChange } from '../../src/application/undo-change.ts';
import type { Access } from '../../src/domain/access.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import { factsOn } from '../../src/domain/caseload.ts';
import { scoreOn } from '../../src/domain/timeline.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';
import { NORTH, openTeam } from './readings-team.ts';

const FROM = '2026-12-14';
const maria: Access = {
  personKey: keyOf('maria'),
  name: 'Maria',
  manages: [NORTH],
  oversees: [],
  coordinates: [],
  admin: false,
};
const amira: Access = { ...maria, personKey: keyOf('amira'), name: 'amira', manages: [], worksIn: NORTH };

async function kept(stores: Stores, name: string): Promise<CaseloadSnapshot> {
  const snapshot = await stores.caseloads.read(keyOf(name));
  if (!snapshot) throw new Error('no caseload');
  return snapshot;
}

const totalOn = (snapshot: CaseloadSnapshot, day: string): number =>
  scoreOn(timelineOf(snapshot, schemeInForce), day).total.valueOf();

/** The days on which a worker holds a case, of some days. */
const holds = (snapshot: CaseloadSnapshot, ref: string, day: string): boolean =>
  snapshot.cases.some(({ history }) => {
    const facts = factsOn(history, day);
    return facts.ref === ref && facts.allocatedOn <= day && (facts.transferredOutOn ?? '9999') > day;
  });

async function wishOf(stores: Stores, more: Partial<HandOverWish> = {}): Promise<HandOverWish> {
  const [first] = (await kept(stores, 'amira')).cases;
  const wish = { id: 'h1', as: 'transfer', caseId: first?.caseId ?? '', to: keyOf('ben'), from: FROM, until: null };
  return { ...wish, ...more } as HandOverWish;
}

async function change<Problem>(stores: Stores, decide: Decide<Problem>, key: string, access = maria, today = TODAY) {
  const outside = outsideOn(today, stores);
  const request = { access, workerKey: keyOf('amira'), action: 'test', keys: [key], decide, reply: () => 'done' };
  return changeCaseload(outside, request);
}

async function agree(stores: Stores, more: Partial<HandOverWish> = {}, access = maria) {
  const outside = outsideOn(TODAY, stores);
  const wish = await wishOf(stores, more);
  const receiver = await receiverOf(outside, access, wish.to);
  return change(stores, agreeHandOver(outside, access, receiver, wish), `agree-${wish.id}`, access);
}

async function follow(stores: Stores, pending: readonly PendingItem[], today = TODAY): Promise<void> {
  await deliverPending(outsideOn(today, stores), pending);
}

async function sweep(stores: Stores, today = TODAY): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds += 1)
    await deliverPending(outsideOn(today, stores), stores.caseloads.pending());
}

async function agreed(more: Partial<HandOverWish> = {}) {
  const { stores } = await openTeam();
  const result = await agree(stores, more);
  if (!result.ok) throw new Error('not agreed');
  await follow(stores, result.pending);
  return stores;
}

/** Logs a core assessment on the holder's case. */
const logsWork: Decide<never> = (snapshot) => {
  const [first] = snapshot.cases;
  if (!first) throw new Error('no case');
  const { dated } = first.history;
  const activities = [...dated.activities, { kind: 'core-assessment', on: TODAY, children: 1 } as const];
  const history = { ...first.history, dated: { ...dated, activities } };
  const made: Change = { what: 'logged', cases: [{ caseId: first.caseId, history }] };
  return { ok: true, change: made };
};

describe('a transfer', () => {
  it('changes nothing until its day, then both totals on the same day', async () => {
    const { stores: before } = await openTeam();
    const stores = await agreed();
    for (const day of [TODAY, addDays(FROM, -1)]) {
      expect(totalOn(await kept(stores, 'amira'), day)).toBe(totalOn(await kept(before, 'amira'), day));
      expect(totalOn(await kept(stores, 'ben'), day)).toBe(totalOn(await kept(before, 'ben'), day));
    }
    expect(totalOn(await kept(stores, 'amira'), FROM)).toBe(16);
    // A looked-after child (row 4), newly allocated for a month (row 6), and with these a tenth point: 1 of weight.
    expect(totalOn(await kept(stores, 'ben'), FROM)).toBe(totalOn(await kept(before, 'ben'), FROM) + 3);
  });

  it.each([-1, 0, 1])('is with exactly one of the two, %i days from its day', async (days) => {
    const stores = await agreed();
    const day = addDays(FROM, days);
    const [one, two] = [await kept(stores, 'amira'), await kept(stores, 'ben')];
    expect([holds(one, 'C-amira', day), holds(two, 'C-amira', day)]).toEqual([days < 0, days >= 0]);
  });

  it('takes along what the holder logs until then', async () => {
    const stores = await agreed();
    const logged = await change(stores, logsWork, 'log', amira);
    if (logged.ok) await follow(stores, logged.pending);
    const coming = (await kept(stores, 'ben')).cases.find(({ caseId }) => caseId === 'h1');
    expect(coming?.history.dated).toMatchObject({ allocatedOn: FROM, activities: [{ kind: 'core-assessment' }] });
  });

  it('is not changed by the receiver before its day, and is from then on', async () => {
    const stores = await agreed();
    const ben: Access = { ...amira, personKey: keyOf('ben') };
    const asBen = (today: string) =>
      changeCaseload(outsideOn(today, stores), {
        access: ben,
        workerKey: keyOf('ben'),
        action: 'test',
        keys: [`ben-${today}`],
        decide: (snapshot) => {
          const coming = snapshot.cases.find(({ caseId }) => caseId === 'h1');
          if (!coming) return { ok: false, problem: 'gone' };
          const history = { ...coming.history, dated: { ...coming.history.dated, closureDecidedOn: FROM } };
          return { ok: true, change: { what: 'decided', cases: [{ caseId: 'h1', history }] } };
        },
        reply: () => 'done',
      });
    expect(await asBen(addDays(FROM, -1))).toMatchObject({ ok: false, reason: 'kept-by-another' });
    expect(await asBen(FROM)).toMatchObject({ ok: true });
    // What the holder still had under way does not overwrite what is the receiver's own by now.
    const late = await change(stores, logsWork, 'late', amira);
    if (late.ok) await follow(stores, late.pending, FROM);
    const own = (await kept(stores, 'ben')).cases.find(({ caseId }) => caseId === 'h1');
    expect(own?.history.dated.closureDecidedOn).toBe(FROM);
  });

  it('is cancelled before its day, with both sides as they were', async () => {
    const { stores: before } = await openTeam();
    const stores = await agreed();
    const cancelled = await change(stores, cancelHandOver(outsideOn(TODAY, stores), maria, 'h1', null), 'cancel');
    if (cancelled.ok) await follow(stores, cancelled.pending);
    for (const name of ['amira', 'ben']) {
      expect((await kept(stores, name)).cases.map(({ history }) => history)).toEqual(
        (await kept(before, name)).cases.map(({ history }) => history),
      );
    }
    const records = (await kept(stores, 'ben')).records;
    expect(recordsOf(records, 'received')).toMatchObject([{ id: 'h1', state: 'cancelled' }]);
    const again = await change(stores, cancelHandOver(outsideOn(TODAY, stores), maria, 'h1', null), 'again');
    expect(again).toMatchObject({ ok: false, problem: 'no-such-hand-over' });
  });

  it('is not cancelled from its day on', async () => {
    const stores = await agreed();
    const late = await change(
      stores,
      cancelHandOver(outsideOn(FROM, stores), maria, 'h1', null),
      'cancel',
      maria,
      FROM,
    );
    expect(late).toMatchObject({ ok: false, problem: 'begun-already' });
  });

  it('is not undone by the worker alone', async () => {
    const stores = await agreed();
    expect(undoLastChange(amira)(await kept(stores, 'amira'))).toMatchObject({ ok: false, problem: 'nothing-to-undo' });
  });

  it('leaves what the receiver did last to be undone', async () => {
    const { stores } = await openTeam();
    const before = await kept(stores, 'ben');
    const result = await agree(stores);
    if (result.ok) await follow(stores, result.pending);
    expect((await kept(stores, 'ben')).undo).toEqual(before.undo);
  });
});

describe('co-working', () => {
  it('halves the case for both from its first day to its last (merton row 22)', async () => {
    const { stores: before } = await openTeam();
    const until = addDays(FROM, 20);
    const stores = await agreed({ as: 'co-work', until });
    const coWorked = async (day: string) =>
      scoreOn(timelineOf(await kept(stores, 'amira'), schemeInForce), day).subtotal.valueOf();
    const alone = (snapshot: CaseloadSnapshot, day: string) =>
      scoreOn(timelineOf(snapshot, schemeInForce), day).subtotal.valueOf();
    const was = alone(await kept(before, 'amira'), FROM);
    expect([
      await coWorked(addDays(FROM, -1)),
      await coWorked(FROM),
      await coWorked(until),
      await coWorked(addDays(until, 1)),
    ]).toEqual([was, 15 + (was - 15) / 2, 15 + (was - 15) / 2, was]);
    const ben = await kept(stores, 'ben');
    expect([-1, 0].map((days) => holds(ben, 'C-amira', addDays(FROM, days)))).toEqual([false, true]);
    expect([0, 1].map((days) => holds(ben, 'C-amira', addDays(until, days)))).toEqual([true, false]);
  });

  it('ends on a day that is named later', async () => {
    const stores = await agreed({ as: 'co-work' });
    const later = addDays(FROM, 5);
    const ends = cancelHandOver(outsideOn(later, stores), maria, 'h1', later);
    const ended = await change(stores, ends, 'end', maria, later);
    if (ended.ok) await follow(stores, ended.pending, later);
    const ben = await kept(stores, 'ben');
    expect([0, 1].map((days) => holds(ben, 'C-amira', addDays(later, days)))).toEqual([true, false]);
    const [own] = (await kept(stores, 'amira')).cases;
    const factsAt = (day: string) => own && factsOn(own.history, day).coWorked;
    expect([factsAt(addDays(FROM, -1)), factsAt(later), factsAt(addDays(later, 1))]).toEqual([false, true, false]);
  });
});

describe('what stands in the way', () => {
  it.each([
    ['a day before today', { from: addDays(TODAY, -1) }, 'before-today'],
    ['the holder themselves', { to: keyOf('amira') }, 'same-worker'],
    ['nobody of a team that the manager manages', { to: keyOf('admin') }, 'no-such-worker'],
    ['a case that is not there', { caseId: 'nothing' }, 'no-such-case'],
    ['an end before the beginning', { as: 'co-work', until: addDays(FROM, -1) }, 'ends-before-it-begins'],
  ] as const)('%s', async (_, more, problem) => {
    const { stores } = await openTeam();
    expect(await agree(stores, more)).toEqual({ ok: false, reason: 'problem', problem });
  });

  it('a hand-over of the case that is agreed already', async () => {
    const stores = await agreed();
    expect(await agree(stores, { id: 'h2' })).toMatchObject({ problem: 'agreed-already' });
  });

  it('a case that is held no more on that day', async () => {
    const stores = await agreed({ from: TODAY });
    expect(await agree(stores, { id: 'h2', from: FROM })).toMatchObject({ problem: 'not-held-then' });
  });

  it.each([
    ['a worker', { ...amira }],
    ['a manager of another team', { ...maria, manages: ['south'] }],
    ['a service manager', { ...maria, manages: [], oversees: [NORTH] }],
    ['an administrator', { ...maria, manages: [], admin: true }],
  ] as const)('%s has no right to it, and learns nothing', async (_, access) => {
    const { stores } = await openTeam();
    const result = await agree(stores, {}, access);
    expect(result.ok).toBe(false);
    expect((await kept(stores, 'ben')).records).toEqual([]);
  });
});

describe('what comes in between', () => {
  const asBen = (stores: Stores, today: string) =>
    changeCaseload(outsideOn(today, stores), {
      access: { ...amira, personKey: keyOf('ben') },
      workerKey: keyOf('ben'),
      action: 'test',
      keys: [`ben-${today}`],
      decide: (snapshot) => {
        const coming = snapshot.cases.find(({ caseId }) => caseId === 'h1');
        if (!coming) return { ok: false, problem: 'gone' };
        const history = { ...coming.history, dated: { ...coming.history.dated, closureDecidedOn: FROM } };
        return { ok: true, change: { what: 'decided', cases: [{ caseId: 'h1', history }] } };
      },
      reply: () => 'done',
    });

  it('a cancellation that is followed late takes the case back, whatever was done to it since', async () => {
    const stores = await agreed();
    const late = addDays(FROM, -1);
    const cancelled = await change(
      stores,
      cancelHandOver(outsideOn(late, stores), maria, 'h1', null),
      'cancel',
      maria,
      late,
    );
    expect(cancelled).toMatchObject({ ok: true });
    expect(await asBen(stores, FROM)).toMatchObject({ ok: true });
    await sweep(stores, FROM);
    const [one, two] = [await kept(stores, 'amira'), await kept(stores, 'ben')];
    expect([holds(one, 'C-amira', FROM), holds(two, 'C-amira', FROM)]).toEqual([true, false]);
  });

  it('a reference that is written otherwise is the same case', async () => {
    const { stores } = await openTeam();
    const outside = outsideOn(TODAY, stores);
    const ben = await kept(stores, 'ben');
    const [own] = ben.cases;
    const [case_] = (await kept(stores, 'amira')).cases;
    if (!own || !case_) throw new Error('no case');
    await changeCaseload(outside, {
      access: { ...amira, personKey: keyOf('ben') },
      workerKey: keyOf('ben'),
      action: 'test',
      keys: ['rename'],
      decide: () => {
        const dated = { ...own.history.dated, ref: 'c amira' };
        const history = { ...own.history, dated };
        return { ok: true, change: { what: 'renamed', cases: [{ caseId: own.caseId, history }] } };
      },
      reply: () => 'done',
    });
    expect(await agree(stores)).toMatchObject({ problem: 'has-it-already' });
  });

  it('is a change of the receiver, so that a card made before it is out of date', async () => {
    const stores = await agreed();
    expect((await kept(stores, 'ben')).head.recentChanges[0]?.what).toBe('C-amira comes from 14 Dec 2026');
  });

  it('nobody leaves the team to whom a case is to come', async () => {
    const stores = await agreed();
    const by = { person: keyOf('admin'), key: 'leave' };
    expect(await leaveTeam(outsideOn(TODAY, stores), NORTH, keyOf('ben'), by)).toEqual({
      ok: false,
      reason: 'cases-to-come',
    });
    const cancelled = await change(stores, cancelHandOver(outsideOn(TODAY, stores), maria, 'h1', null), 'cancel');
    if (cancelled.ok) await follow(stores, cancelled.pending);
    expect(await leaveTeam(outsideOn(TODAY, stores), NORTH, keyOf('ben'), by)).toMatchObject({ ok: true });
  });

  it('an older projection takes no reference back from a newer one', async () => {
    const { stores } = await openTeam();
    const read = stores.caseloads.read.bind(stores.caseloads);
    const old = await read(keyOf('amira'));
    const renames: Decide<never> = ({ cases }) => {
      const [first] = cases;
      if (!first) throw new Error('no case');
      const history = { ...first.history, dated: { ...first.history.dated, ref: 'Z-2' } };
      return { ok: true, change: { what: 'renamed', cases: [{ caseId: first.caseId, history }] } };
    };
    const changed = await change(stores, renames, 'rename', amira);
    if (!changed.ok) throw new Error('not renamed');
    await follow(stores, changed.pending);
    const slow: Stores = {
      ...stores,
      caseloads: { ...stores.caseloads, read: async (key) => (key === keyOf('amira') ? old : read(key)) },
    };
    const item = { kind: 'project-member', workerKey: keyOf('amira'), teamId: NORTH } as const;
    await deliverPending(outsideOn(TODAY, slow), [{ item, at: 'nowhere' }]);
    expect(await stores.references.holders('Z-2')).toEqual([keyOf('amira')]);
  });
});

describe('a service that dies in the middle', () => {
  it.each([
    ['a transfer', {}],
    ['co-working', { as: 'co-work' }],
  ] as const)('leaves %s with both or with neither, and the sweep completes it', async (_, more) => {
    const stateOf = async (stores: Stores) => {
      const [one, two] = [await kept(stores, 'amira'), await kept(stores, 'ben')];
      return {
        one: one.cases.map(({ history }) => history),
        two: two.cases.map(({ history }) => history),
        records: [one.records.length, two.records.length],
      };
    };
    const neither = await stateOf((await openTeam()).stores);
    const calls = await interruptedEverywhere(
      async (stores) => void (await openTeam(stores)),
      async (stores) => {
        const result = await agree(stores, more);
        if (result.ok) await follow(stores, result.pending);
      },
      (stores) => sweep(stores),
      stateOf,
      (state, smooth) => expect([JSON.stringify(smooth), JSON.stringify(neither)]).toContain(JSON.stringify(state)),
    );
    expect(calls).toBeGreaterThan(5);
  });

  it('loses nothing when the same is followed twice at once', async () => {
    const stores = memoryStores();
    await openTeam(stores);
    const result = await agree(stores);
    if (!result.ok) throw new Error('not agreed');
    await Promise.all([follow(stores, result.pending), follow(stores, result.pending), sweep(stores)]);
    const ben = await kept(stores, 'ben');
    expect(ben.cases.filter(({ caseId }) => caseId === 'h1')).toHaveLength(1);
    expect(ben.head.version).toBe(3);
  });
});
