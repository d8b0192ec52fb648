import { describe, expect, it } from '@jest/globals';
import { allocateCase } from '../../src/application/allocate-case.ts';
import { changeCaseload, type Outside } from '../../src/application/change-caseload.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import { newPerson } from '../../src/application/person-record.ts';
import { type CaseloadStore, StorageUnavailable, type Stores, type TeamStore } from '../../src/application/ports.ts';
import { type TakeBackWish, takeBack } from '../../src/application/take-back.ts';
import { recordsOf } from '../../src/domain/worker-records.ts';
import { resumeOperations } from '../../src/schedule/resume-operations.ts';
import { waitingOf } from '../storage/waiting.ts';
import {
  deliveriesIn,
  MONA,
  NORTH,
  openTeam,
  PAST,
  SILENT,
  sweptInto,
  WAITING,
  whereabouts,
  wish,
} from './allocation-team.ts';
import { identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';

const AMIRA = keyOf('amira');

async function allocationOf({ caseloads }: Pick<Stores, 'caseloads'>, name = 'amira') {
  const [record] = recordsOf((await caseloads.read(keyOf(name)))?.records ?? [], 'allocation');
  if (!record) throw new Error('nothing was allocated');
  return record;
}

async function wishFor(outside: Outside, more: Partial<TakeBackWish> = {}): Promise<TakeBackWish> {
  const { id } = await allocationOf(outside.stores);
  return { teamId: NORTH, by: MONA, workerKey: AMIRA, allocationId: id, ...more };
}

/** C-201 was just given to amira. */
async function given(stores?: Stores, more: Parameters<typeof wish>[0] = {}): Promise<Outside> {
  const outside = await openTeam(stores);
  await allocateCase(outside, wish(more));
  return outside;
}

/** The worker changes C-201. */
async function worked(outside: Outside, name = 'amira') {
  const access = { ...newPerson(identity(name)), worksIn: NORTH };
  return changeCaseload(outside, {
    ...{ access, workerKey: keyOf(name), action: 'close-case', keys: [`${name}-worked`] },
    decide: ({ cases }) => ({
      ok: true,
      change: {
        what: 'closed C-201',
        cases: cases
          .filter(({ history }) => history.dated.ref === 'C-201')
          .map(({ caseId, history }) => ({
            caseId,
            history: { ...history, dated: { ...history.dated, closedOn: TODAY } },
          })),
      },
    }),
    reply: () => 'closed',
  });
}

const QUEUED = { waits: true, onItsWay: false, holders: [], operations: [] };
const HELD = { waits: false, onItsWay: false, holders: ['amira'], operations: [] };

describe('taking a case back', () => {
  it('brings it into the queue as it waited, off the caseload, into both audits, and tells the worker', async () => {
    const outside = await given();
    const { stores } = outside;
    const { id } = await allocationOf(stores);
    const result = await takeBack(outside, await wishFor(outside));
    expect(result).toMatchObject({
      ok: true,
      given: { ref: 'C-201', name: 'amira', since: '2026-11-03', before: { total: 18 }, after: { total: 16 } },
    });
    expect(await whereabouts(stores)).toEqual(QUEUED);
    expect(await stores.teams.waiting(NORTH, WAITING.id)).toEqual({ ...WAITING, revision: WAITING.revision + 1 });
    expect(await allocationOf(stores)).toMatchObject({ id, takenBack: { by: MONA.person, name: 'Mona' } });
    expect(await stores.caseloads.audit(AMIRA, 1)).toMatchObject([
      { action: 'take-back', by: MONA.person, detail: { waitedSince: '2026-11-03', totalBefore: 18, totalAfter: 16 } },
    ]);
    expect((await stores.teams.audit(NORTH, 9)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['take-back', 'return-to-queue']),
    );
    expect(await deliveriesIn(stores)).toContain(`allocation-taken-back allocation-taken-back/${id}`);
    const [first] = (await stores.caseloads.read(AMIRA))?.head.recentChanges ?? [];
    expect(first?.what).toBe('Mona took C-201 back');
  });

  it('twice, and twice at once, it comes back once and is answered the same', async () => {
    const outside = await given();
    const taken = await wishFor(outside);
    const both = await Promise.all([takeBack(outside, taken), takeBack(outside, taken)]);
    const again = await takeBack(outside, { ...taken, by: { person: keyOf('other'), name: 'Other' } });
    for (const result of [...both, again]) expect(result).toMatchObject({ ok: true, given: { after: { total: 16 } } });
    expect(await whereabouts(outside.stores)).toEqual(QUEUED);
    expect((await deliveriesIn(outside.stores)).filter((one) => one.startsWith('allocation-taken-back'))).toHaveLength(
      1,
    );
  });

  it('it can be given again, to the same worker too, and taken back again', async () => {
    const outside = await given();
    await takeBack(outside, await wishFor(outside));
    const waiting = { ...WAITING, revision: WAITING.revision + 1 };
    expect(await allocateCase(outside, wish({ waiting, key: 'nonce-2' }))).toMatchObject({ ok: true });
    expect(await whereabouts(outside.stores)).toEqual(HELD);
    const records = recordsOf((await outside.stores.caseloads.read(AMIRA))?.records ?? [], 'allocation');
    const open = records.find(({ takenBack }) => takenBack === undefined);
    const taken = await wishFor(outside, { allocationId: open?.id ?? '' });
    expect(await takeBack(outside, taken)).toMatchObject({ ok: true, given: { since: '2026-11-03' } });
    expect((await outside.stores.teams.waiting(NORTH, WAITING.id))?.revision).toBe(WAITING.revision + 2);
  });

  it('the card by which it was given gives it to nobody again', async () => {
    const outside = await given();
    await takeBack(outside, await wishFor(outside));
    expect(await allocateCase(outside, wish({ workerKey: keyOf('ben'), past: PAST, key: 'nonce-2' }))).toEqual({
      ok: false,
      reason: 'changed',
    });
    expect(await whereabouts(outside.stores)).toEqual(QUEUED);
  });

  it('a case that was only described comes into the queue, without a worker since it was described', async () => {
    const waiting = waitingOf('new-1', { ref: 'C-201', revision: 0, since: TODAY });
    const outside = await given(undefined, { waiting });
    expect(await takeBack(outside, await wishFor(outside))).toMatchObject({ ok: true, given: { since: TODAY } });
    expect(await outside.stores.teams.waiting(NORTH, 'new-1')).toEqual({ ...waiting, revision: 1 });
  });

  it('past a stop and with a concern, nothing of it stays open', async () => {
    const outside = await given(undefined, { workerKey: keyOf('ben'), past: PAST });
    const { id } = await allocationOf(outside.stores, 'ben');
    await takeBack(outside, { teamId: NORTH, by: MONA, workerKey: keyOf('ben'), allocationId: id });
    for await (const pending of outside.stores.caseloads.pending()) await deliverPending(outside, [pending]);
    const ben = (await outside.stores.teams.read(NORTH))?.members.find(({ workerKey }) => workerKey === keyOf('ben'));
    expect(recordsOf(ben?.records ?? [], 'allocation')).toEqual([]);
  });
});

describe('it stays with the worker', () => {
  it.each<[string, string, (outside: Outside) => Promise<unknown>, Partial<TakeBackWish>, string | null]>([
    ['the day before the day of allocation', '2026-12-01', async () => {}, {}, null],
    ['on the day of allocation', '2026-12-02', async () => {}, {}, null],
    ['the day after the day of allocation', '2026-12-03', async () => {}, {}, 'too-late'],
    ['once the worker has changed it', '2026-12-01', (outside) => worked(outside), {}, 'changed'],
    [
      'once the worker has left the team',
      '2026-12-01',
      (outside) => leaveTeam(outside, NORTH, AMIRA, { person: MONA.person, key: 'leave' }),
      {},
      'gone',
    ],
    ['for who manages another team', '2026-12-01', async () => {}, { teamId: 'south' }, 'gone'],
    ['under an id that is none', '2026-12-01', async () => {}, { allocationId: 'x' }, 'gone'],
    ['with somebody who has no caseload', '2026-12-01', async () => {}, { workerKey: 'nobody' }, 'gone'],
  ])('%s', async (_, today, prepare, more, reason) => {
    const first = await given(undefined, { on: '2026-12-02' });
    const outside = outsideOn(today, first.stores);
    await prepare(outside);
    const result = await takeBack(outside, await wishFor(outside, more));
    expect(result).toMatchObject(reason === null ? { ok: true } : { ok: false, reason });
    expect(await whereabouts(outside.stores)).toEqual(reason === null ? QUEUED : HELD);
  });

  it('when the worker changes it while it is on its way back', async () => {
    const outside = await given();
    const { caseloads } = outside.stores;
    let isChanged = false;
    const meddled: CaseloadStore = {
      ...caseloads,
      commit: async (change) => {
        if (change.audit.action === 'take-back' && !isChanged) {
          isChanged = true;
          await worked(outside);
        }
        return caseloads.commit(change);
      },
    };
    const stores = { ...outside.stores, caseloads: meddled };
    expect(await takeBack({ ...outside, stores }, await wishFor(outside))).toEqual({ ok: false, reason: 'changed' });
    expect(await whereabouts(outside.stores)).toEqual(HELD);
    expect((await outside.stores.teams.audit(NORTH, 1))[0]?.action).toBe('stay-with-worker');
  });
});

describe('the service dies in the middle of taking back', () => {
  it.each<[string, (outside: Outside) => Promise<unknown>, readonly string[]]>([
    ['a case that comes back', async () => {}, []],
    ['a case that the worker has changed', (outside) => worked(outside), ['amira']],
  ])('%s is never in both lists and never in none', async (_, prepare, holders) => {
    const back = async (stores: Stores) => {
      const outside = outsideOn(TODAY, stores);
      await takeBack(outside, await wishFor(outside));
    };
    let id = '';
    const calls = await interruptedEverywhere(
      async (stores) => {
        const outside = await given(stores);
        await prepare(outside);
        id = (await allocationOf(stores)).id;
      },
      (stores) => takeBack(outsideOn(TODAY, stores), { teamId: NORTH, by: MONA, workerKey: AMIRA, allocationId: id }),
      async (stores) => {
        await sweptInto(stores);
        await back(stores);
      },
      async (stores) => ({ ...(await whereabouts(stores)), told: await stores.caseloads.audit(AMIRA, 50) }),
      ({ told, ...state }, { told: smooth, ...expected }) => {
        expect(state).toEqual(expected);
        expect(told).toEqual(smooth);
        expect(state.holders).toEqual(holders);
      },
    );
    expect(calls).toBeGreaterThan(1);
  });

  it('an allocation that was stopped half-way is completed, and then taken back', async () => {
    const outside = await openTeam();
    const { stores } = outside;
    const { teams } = stores;
    const changeWaiting: TeamStore['changeWaiting'] = async (change) => {
      if (change.key.endsWith(':completed')) throw new StorageUnavailable('storage is down');
      return teams.changeWaiting(change);
    };
    const stopped = allocateCase({ ...outside, stores: { ...stores, teams: { ...teams, changeWaiting } } }, wish());
    await expect(stopped).rejects.toThrow(StorageUnavailable);
    expect(await whereabouts(stores)).toMatchObject({ onItsWay: true, holders: ['amira'] });
    expect(await takeBack(outside, await wishFor(outside))).toMatchObject({ ok: true });
    await resumeOperations({ ...outside, log: SILENT });
    expect(await whereabouts(stores)).toEqual(QUEUED);
  });
});
