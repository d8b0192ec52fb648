import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Posted, Sent } from '../../../src/application/delivery-ports.ts';
import { StorageUnavailable } from '../../../src/application/ports.ts';
import { type EraseOutside, erasePerson } from '../../../src/application/rights/erase-person.ts';
import { setHold } from '../../../src/application/rights/legal-hold.ts';
import type { TableStores } from '../../../src/storage/index.ts';
import { caseOf, commitOf, headOf, personOf, teamOf } from '../../storage/builders.ts';
import { CHAT, clock, KEY, NAME, OBJECT, OTHER, OTHER_NAME, planted } from './planted.ts';

async function everything(stores: TableStores): Promise<string> {
  const rows: string[] = [];
  for await (const { table, partition, row, value } of stores.kept.all()) {
    rows.push(JSON.stringify([table, partition, row, value]));
  }
  return rows.join('\n');
}

const MARKS = [
  NAME,
  OBJECT,
  CHAT.conversationId,
  'PLANT-1',
  'offer-mark',
  'change-mark',
  'undo-mark',
  'remark-mark',
  'absence-mark',
  'adjusted-mark',
  'snapshot-mark',
  'own-audit-mark',
  'refused-mark',
  'reply-mark',
  'outbox-mark',
  'subject-detail-mark',
  'activity-mark',
  'live-mark',
];
const KEPT = [
  'own-action-mark',
  'actor-mark',
  'team-actor-mark',
  'subject-mark',
  OTHER_NAME,
  'SECRET-9',
  'secret-actions',
  'secret-detail',
  'secret-verb',
];

async function expectErased(stores: TableStores): Promise<void> {
  const text = await everything(stores);
  for (const mark of MARKS) expect([mark, text.includes(mark)]).toEqual([mark, false]);
  for (const mark of KEPT) expect([mark, text.includes(mark)]).toEqual([mark, true]);
  for await (const verdict of stores.verifyAudits()) expect(verdict).toMatchObject({ faults: [] });
  expect((await stores.queue.receive(32)).map(({ id }) => id.key)).toEqual([`month-card/${OTHER}`]);
}

describe('erasing a person', () => {
  let stores: TableStores;
  beforeAll(async () => {
    stores = await planted('erasePerson');
  });

  it('writes nothing and counts all when it is only tried', async () => {
    const before = await everything(stores);
    const tried = await erasePerson({ stores, clock }, KEY, true);
    expect(tried).toMatchObject({ ok: true, counts: { messages: 3, teams: 1 } });
    expect(await everything(stores)).toBe(before);
  });

  it('takes all content away, leaves what, when and by whom, and takes the old cards out of the chat', async () => {
    const removed: Posted[] = [];
    const removePost = async (posted: Posted): Promise<Sent> => {
      removed.push(posted);
      return { kind: 'ok', activityId: posted.activityId };
    };
    const erased = await erasePerson({ stores, clock, removePost }, KEY);
    expect(erased).toMatchObject({ ok: true, postsLeft: [], again: 0, counts: { messages: 3, teams: 1 } });
    expect(removed).toEqual([{ address: CHAT, activityId: 'activity-mark' }]);
    await expectErased(stores);
    const team = await stores.teams.record('t-1');
    expect(team).toMatchObject({ managerKeys: [OTHER], serviceManagerKeys: [], coordinatorKeys: [], covers: [] });
    expect(team?.offered).toEqual([{ workerKey: OTHER, offerId: 'offer-2' }]);
    expect(await stores.people.read(KEY)).toBeUndefined();
    expect(await stores.people.audit(KEY, 9)).toMatchObject([{ by: KEY, action: 'denied', detail: {} }]);
  });

  it('does nothing more when it is done again', async () => {
    const before = await everything(stores);
    const again = await erasePerson({ stores, clock }, KEY);
    expect(again).toMatchObject({ counts: { own: 0, messages: 0, entries: 0, names: 0, teams: 0 } });
    expect(await everything(stores)).toBe(before);
  });

  it('leaves a caseload on which somebody who comes back can begin anew', async () => {
    const kept = await stores.caseloads.read(KEY);
    if (!kept) throw new Error('an emptied caseload is there');
    const head = { ...headOf(KEY, kept.head.version + 1), name: 'Petra Again' };
    const result = await stores.caseloads.commit(commitOf(KEY, kept, { head, putCases: [caseOf('new', 1)] }));
    expect(result.ok).toBe(true);
    for await (const verdict of stores.verifyAudits()) expect(verdict).toMatchObject({ faults: [] });
  });
});

describe('posts that cannot be taken out', () => {
  it.each<[string, Sent | undefined, { readonly left: readonly string[]; readonly again: number }]>([
    ['without credentials they are listed', undefined, { left: ['no credentials'], again: 0 }],
    ['refused ones are listed', { kind: 'unreachable', problem: 'status-403' }, { left: ['status-403'], again: 0 }],
    ['one that is gone is none', { kind: 'gone' }, { left: [], again: 0 }],
    ['a busy Teams is asked again later', { kind: 'again', problem: 'status-429' }, { left: [], again: 1 }],
  ])('%s', async (sentence, sent, expected) => {
    const stores = await planted(`posts${sentence.replaceAll(' ', '')}`.slice(0, 30));
    const outside: EraseOutside = { stores, clock, ...(sent ? { removePost: async () => sent } : {}) };
    const erased = await erasePerson(outside, KEY);
    if (!erased.ok) throw new Error('nothing stands against it');
    expect({ left: erased.postsLeft.map(({ why }) => why), again: erased.again }).toEqual(expected);
    const isKnown = (await stores.people.read(KEY)) !== undefined;
    expect(isKnown).toBe(expected.again > 0);
  });
});

describe('what stands against erasing', () => {
  let stores: TableStores;
  const NEW = 'b'.repeat(32);
  beforeAll(async () => {
    stores = await planted('eraseRefused');
  });

  it('an open case', async () => {
    await stores.people.change(NEW, () => personOf(NEW, { name: 'Nia New' }));
    await stores.caseloads.commit(commitOf(NEW, undefined, { putCases: [caseOf('open', 1)] }));
    const before = await everything(stores);
    expect(await erasePerson({ stores, clock }, NEW)).toEqual({
      ok: false,
      problem: { reason: 'open-cases', cases: 1 },
    });
    expect(await everything(stores)).toBe(before);
  });

  it('a team that would have no manager', async () => {
    await stores.teams.changeTeam('alone', () => teamOf('alone', { name: 'West', managerKeys: [KEY] }), {
      at: clock.now(),
      by: KEY,
      action: 'set-up-team',
      detail: {},
    });
    expect(await erasePerson({ stores, clock }, KEY)).toEqual({
      ok: false,
      problem: { reason: 'only-manager', teams: ['West'] },
    });
  });

  it('a legal hold, until it is released', async () => {
    await setHold(stores.people, KEY, { since: clock.now(), reason: 'a claim' });
    expect(await erasePerson({ stores, clock }, KEY)).toEqual({
      ok: false,
      problem: { reason: 'legal-hold', since: clock.now(), why: 'a claim' },
    });
    await setHold(stores.people, KEY, null);
    expect(await stores.people.read(KEY)).not.toHaveProperty('legalHold');
    expect(await setHold(stores.people, 'e'.repeat(32), null)).toBe(false);
  });
});

describe('a crash on the way', () => {
  /** Fails on its nth write; every second time after it was made. */
  function failing(stores: TableStores, nth: number): TableStores {
    let writes = 0;
    const meddled = <T>(write: () => Promise<T>): Promise<T> => {
      writes += 1;
      if (writes !== nth) return write();
      const fail = (): never => {
        throw new StorageUnavailable('storage did not answer');
      };
      return nth % 2 === 0 ? write().then(fail) : Promise.reject(new StorageUnavailable('storage did not answer'));
    };
    const { kept, caseloads, teams, queue } = stores;
    return {
      ...stores,
      kept: {
        ...kept,
        rewrite: (item, value) => meddled(() => kept.rewrite(item, value)),
        eraseContent: (item) => meddled(() => kept.eraseContent(item)),
        remove: (item) => meddled(() => kept.remove(item)),
      },
      caseloads: { ...caseloads, commit: (change) => meddled(() => caseloads.commit(change)) },
      teams: { ...teams, changeTeam: (...args) => meddled(() => teams.changeTeam(...args)) },
      queue: { ...queue, done: (message) => meddled(() => queue.done(message)) },
    };
  }

  it('anywhere, and another in the next try, and so on: the end is the same', async () => {
    const stores = await planted('eraseCrash');
    let crashes = 0;
    for (let nth = 1; ; nth += 1) {
      try {
        await erasePerson({ stores: failing(stores, nth), clock }, KEY);
        break;
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
        crashes += 1;
      }
    }
    expect(crashes).toBeGreaterThan(3);
    await expectErased(stores);
  });
});
