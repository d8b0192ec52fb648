import { describe, expect, it } from '@jest/globals';
import { type AllocationWish, allocateCase } from '../../src/application/allocate-case.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { PendingItem } from '../../src/application/ports.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import type { WaitingCase } from '../../src/domain/waiting-case.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { waitingOf } from '../storage/waiting.ts';
import { deliveriesIn, MONA, NORTH, openTeam, PAST, sweptInto, WAITING, whereabouts, wish } from './allocation-team.ts';
import { interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';
import { heldCases } from './take-builders.ts';

describe('giving a case to a worker', () => {
  it('takes it out of the queue, onto the caseload, into both audits, and tells the worker', async () => {
    const outside = await openTeam();
    const { stores } = outside;
    const result = await allocateCase(outside, wish());
    expect(result).toMatchObject({
      ok: true,
      received: { ref: 'C-201', name: 'amira', on: TODAY, before: { total: 16 }, after: { total: 18 } },
    });
    expect(await whereabouts(stores)).toEqual({ waits: false, onItsWay: false, holders: ['amira'], operations: [] });
    const snapshot = await stores.caseloads.read(keyOf('amira'));
    const [record] = recordsOf(snapshot?.records ?? [], 'allocation');
    expect(record).toMatchObject({ ref: 'C-201', before: 16, after: 18, decided: { name: 'Mona' } });
    expect(await stores.caseloads.audit(keyOf('amira'), 1)).toMatchObject([
      { action: 'allocate-case', by: MONA.person, detail: { on: TODAY, totalBefore: 16, totalAfter: 18 } },
    ]);
    expect((await stores.teams.audit(NORTH, 9)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['allocate-case', 'leave-queue']),
    );
    expect(await deliveriesIn(stores)).toEqual([`case-allocated case-allocated/${record?.id}`]);
    expect(JSON.stringify(await deliveriesIn(stores))).not.toContain('C-201');
  });

  it('the case begins with the worker on the day of allocation, and its children are as they were', async () => {
    const outside = await openTeam();
    const waiting = { ...WAITING, profile: { ...WAITING.profile, children: 2, lookedAfter: 1 } };
    await outside.stores.teams.changeWaiting({
      teamId: NORTH,
      id: WAITING.id,
      key: 'change',
      audit: { at: outside.clock.now(), by: MONA.person, action: 'unallocated', detail: {} },
      apply: () => waiting,
    });
    await allocateCase(outside, wish({ waiting, on: '2026-12-02' }));
    const snapshot = await outside.stores.caseloads.read(keyOf('amira'));
    expect(snapshot?.cases[0]?.history).toMatchObject({
      dated: { ref: 'C-201', allocatedOn: '2026-12-02' },
      details: [{ value: { children: [{ ref: 'C-201-1', lookedAfter: { from: '2026-11-03' } }, { ref: 'C-201-2' }] } }],
    });
  });

  it('pressed twice, also at once, it is given once and answered the same', async () => {
    const outside = await openTeam();
    const both = await Promise.all([allocateCase(outside, wish()), allocateCase(outside, wish())]);
    const again = await allocateCase(outside, wish());
    for (const result of [...both, again])
      expect(result).toMatchObject({ ok: true, received: { after: { total: 18 } } });
    expect((await whereabouts(outside.stores)).holders).toEqual(['amira']);
    expect(await deliveriesIn(outside.stores)).toHaveLength(1);
  });

  it('two managers at once give it to one worker', async () => {
    const outside = await openTeam();
    const results = await Promise.all([
      allocateCase(outside, wish({ key: 'nonce-1' })),
      allocateCase(outside, wish({ key: 'nonce-2', workerKey: keyOf('ben'), past: PAST })),
    ]);
    expect(results.map((result) => (result.ok ? 'given' : result.reason)).sort()).toEqual(['given', 'gone']);
    expect((await whereabouts(outside.stores)).holders).toHaveLength(1);
  });

  it.each<[string, Partial<WaitingCase>, Partial<AllocationWish>, string]>([
    ['an old card, after the case was changed', { revision: 2 }, {}, 'changed'],
    [
      'a case that is on its way to somebody',
      { going: { key: 'x', workerKey: 'w', on: TODAY, by: 'p', byName: 'P' } },
      {},
      'gone',
    ],
  ])('%s', async (_, now, more, reason) => {
    const outside = await openTeam();
    await outside.stores.teams.changeWaiting({
      teamId: NORTH,
      id: WAITING.id,
      key: 'change',
      audit: { at: outside.clock.now(), by: MONA.person, action: 'unallocated', detail: {} },
      apply: () => ({ ...WAITING, ...now }),
    });
    expect(await allocateCase(outside, wish(more))).toEqual({ ok: false, reason });
    expect((await whereabouts(outside.stores)).holders).toEqual([]);
  });

  it('a case that was only described goes straight to the caseload', async () => {
    const outside = await openTeam();
    const waiting = waitingOf('new-1', { ref: 'C-300', revision: 0 });
    expect(await allocateCase(outside, wish({ waiting }))).toMatchObject({ ok: true, received: { ref: 'C-300' } });
    expect(await outside.stores.teams.waiting(NORTH, 'new-1')).toBeUndefined();
    expect(await allocateCase(outside, wish({ waiting, workerKey: keyOf('ben') }))).toEqual({
      ok: false,
      reason: 'gone',
    });
  });
});

describe('what a caseload does not take goes back into the queue', () => {
  it.each<
    [string, (outside: Awaited<ReturnType<typeof openTeam>>) => Promise<unknown>, Partial<AllocationWish>, string]
  >([
    [
      'the worker has left the team',
      (outside) => leaveTeam(outside, NORTH, keyOf('amira'), { person: MONA.person, key: 'leave' }),
      {},
      'not-in-team',
    ],
    [
      'a case of the reference is there, written otherwise',
      (outside) =>
        loadCaseload(
          outside,
          keyOf('amira'),
          { cases: heldCases(1).map((facts) => historyOf({ ...facts, ref: 'c 201' })), duties: [] },
          { person: MONA.person, key: 'load' },
        ),
      {},
      'has-reference',
    ],
    [
      'somebody else has a case of the reference',
      async (outside) => {
        const facts = { cases: heldCases(1).map((one) => historyOf({ ...one, ref: 'C 201' })), duties: [] };
        const loaded = await loadCaseload(outside, keyOf('amira'), facts, { person: MONA.person, key: 'load' });
        if (loaded.ok) await deliverPending(outside, loaded.pending);
      },
      { workerKey: keyOf('ben'), past: PAST },
      'held-elsewhere',
    ],
    ['a stop that nobody has seen', async () => {}, { workerKey: keyOf('ben') }, 'stops'],
    [
      'another stop than the one that was passed',
      async () => {},
      { workerKey: keyOf('ben'), past: { ...PAST, stops: ['student'] } },
      'stops',
    ],
    ['nobody of that key', async () => {}, { workerKey: 'nobody' }, 'not-in-team'],
  ])('%s', async (_, prepare, more, why) => {
    const outside = await openTeam();
    await prepare(outside);
    const before = await whereabouts(outside.stores);
    expect(await allocateCase(outside, wish(more))).toMatchObject({ ok: false, reason: 'refused', refusal: { why } });
    expect(await whereabouts(outside.stores)).toEqual(before);
    expect(before.waits).toBe(true);
    expect((await outside.stores.teams.waiting(NORTH, WAITING.id))?.revision).toBe(2);
    expect(await deliveriesIn(outside.stores)).toEqual([]);
  });

  it('past a stop it is recorded why, until when and when to look again', async () => {
    const outside = await openTeam();
    const result = await allocateCase(outside, wish({ workerKey: keyOf('ben'), past: PAST }));
    expect(result).toMatchObject({ ok: true, received: { before: { total: 99 }, after: { total: 101 } } });
    const snapshot = await outside.stores.caseloads.read(keyOf('ben'));
    expect(recordsOf(snapshot?.records ?? [], 'allocation')).toMatchObject([{ past: PAST }]);
    const [entry] = await outside.stores.caseloads.audit(keyOf('ben'), 1);
    expect(entry?.detail).toMatchObject({ past: 'past-line', reason: 'nobody else', until: '2026-12-31' });
    expect(
      (await outside.stores.teams.audit(NORTH, 9)).find(({ action }) => action === 'allocate-case')?.detail,
    ).toMatchObject({
      past: 'past-line',
      reason: 'nobody else',
      reviewOn: '2026-12-07',
      until: '2026-12-31',
    });
  });
});

describe('the service dies in the middle', () => {
  it.each<[string, Partial<AllocationWish>, readonly string[]]>([
    ['a case that the worker takes', {}, ['amira']],
    ['a case that the worker cannot take', { workerKey: keyOf('ben') }, []],
  ])('%s is never in both lists and never in none', async (_, more, holders) => {
    let follow: readonly PendingItem[] = [];
    const calls = await interruptedEverywhere(
      openTeam,
      async (stores) => {
        const result = await allocateCase(outsideOn(TODAY, stores), wish(more));
        if (result.ok) follow = result.pending;
      },
      async (stores) => {
        await sweptInto(stores);
        await allocateCase(outsideOn(TODAY, stores), wish(more));
      },
      async (stores) => ({ ...(await whereabouts(stores)), told: await stores.caseloads.audit(keyOf('amira'), 50) }),
      ({ told, ...state }, { told: smooth, ...expected }) => {
        expect(state).toEqual(expected);
        expect(told).toEqual(smooth);
        expect(state.holders).toEqual(holders);
      },
    );
    expect(calls).toBeGreaterThan(5);
    expect(follow.length > 0).toBe(holders.length > 0);
  });
});
