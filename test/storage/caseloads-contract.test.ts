import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseloadSnapshot, PendingItem } from '../../src/application/ports.ts';
import { bothStores, type ContractStores } from './both-stores.ts';
import { AT, auditOf, caseOf, commitOf, commitUntilDone, headOf } from './builders.ts';

const project = (workerKey: string) => ({ kind: 'project-member', workerKey, teamId: 'team-1' }) as const;

describe.each(bothStores('caseloadContract'))('caseloads %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  const readBack = async (workerKey: string): Promise<CaseloadSnapshot> => {
    const found = await stores.caseloads.read(workerKey);
    if (!found) throw new Error('no caseload was kept');
    return found;
  };
  const waiting = async (workerKey: string): Promise<PendingItem[]> => {
    const items: PendingItem[] = [];
    for await (const each of stores.caseloads.pending()) {
      if ('workerKey' in each.item && each.item.workerKey === workerKey) items.push(each);
    }
    return items;
  };

  test('nobody has a caseload before the first change', async () => {
    expect(await stores.caseloads.read('nobody')).toBeUndefined();
    expect(await stores.caseloads.answered('nobody', 'key')).toBeUndefined();
    expect(await stores.caseloads.audit('nobody', 5)).toEqual([]);
  });

  test('what was committed is read as it was: head, cases in order of their ids, undo', async () => {
    const undo = {
      version: 1,
      what: 'added C-101',
      terms: headOf('whole', 1).terms,
      duties: [{ kind: 'locality', quantity: 2, from: '2026-01-01' }] as const,
      cases: [{ caseId: 'one', history: null }],
    };
    const putCases = [caseOf('two', 1, 'C-102'), caseOf('one', 1)];
    const result = await stores.caseloads.commit(commitOf('whole', undefined, { putCases, undo }));
    expect(result).toEqual({ ok: true, pending: [] });
    const { tag, ...kept } = await readBack('whole');
    expect(tag).not.toBe('');
    expect(kept).toStrictEqual({ head: headOf('whole', 1), cases: [putCases[1], putCases[0]], records: [], undo });
  });

  test('a second change replaces what it names and leaves the rest', async () => {
    await stores.caseloads.commit(commitOf('second', undefined, { putCases: [caseOf('one', 1), caseOf('two', 1)] }));
    const undo = { version: 2, what: 'x', terms: headOf('second', 1).terms, duties: [], cases: [] };
    const first = await readBack('second');
    await stores.caseloads.commit(commitOf('second', first, { putCases: [caseOf('two', 2, 'C-9')], undo }));
    const second = await readBack('second');
    expect(second.head.version).toBe(2);
    expect(second.cases).toEqual([caseOf('one', 1), caseOf('two', 2, 'C-9')]);
    expect(second.undo).toEqual(undo);
    await stores.caseloads.commit(commitOf('second', second));
    expect((await readBack('second')).undo).toBeNull();
  });

  test('a removed case is gone, one that never was is no error, and a removed one can come back', async () => {
    await stores.caseloads.commit(commitOf('removed', undefined, { putCases: [caseOf('one', 1), caseOf('two', 1)] }));
    await stores.caseloads.commit(commitOf('removed', await readBack('removed'), { removedCaseIds: ['one', 'three'] }));
    const without = await readBack('removed');
    expect(without.cases).toEqual([caseOf('two', 1)]);
    await stores.caseloads.commit(commitOf('removed', without, { putCases: [caseOf('one', 3)] }));
    expect((await readBack('removed')).cases).toEqual([caseOf('one', 3), caseOf('two', 1)]);
  });

  test('a first change is refused when there is a caseload already', async () => {
    await stores.caseloads.commit(commitOf('first', undefined));
    expect(await stores.caseloads.commit(commitOf('first', undefined))).toEqual({
      ok: false,
      reason: 'changed-in-between',
    });
  });

  test('a change based on what is no longer so is refused and writes nothing', async () => {
    await stores.caseloads.commit(commitOf('stale', undefined));
    const seen = await readBack('stale');
    await stores.caseloads.commit(commitOf('stale', seen));
    const late = commitOf('stale', seen, { putCases: [caseOf('late', 2)], keys: ['late'], outbox: [project('stale')] });
    expect(await stores.caseloads.commit(late)).toEqual({ ok: false, reason: 'changed-in-between' });
    expect((await readBack('stale')).cases).toEqual([]);
    expect(await stores.caseloads.answered('stale', 'late')).toBeUndefined();
    expect(await stores.caseloads.audit('stale', 10)).toHaveLength(2);
    expect(await waiting('stale')).toEqual([]);
  });

  test('a change of a caseload that is not there is refused', async () => {
    await stores.caseloads.commit(commitOf('there', undefined));
    expect(await stores.caseloads.commit(commitOf('not-there', await readBack('there')))).toEqual({
      ok: false,
      reason: 'changed-in-between',
    });
  });

  test.each([
    ['the nonce', ['nonce', 'other']],
    ['the activity', ['another', 'activity']],
    ['both, one of them twice', ['nonce', 'activity', 'nonce']],
  ])('%s again is answered as the first time and changes nothing', async (sentence, keys) => {
    const worker = `repeat-${keys.length}-${keys.includes('nonce')}`;
    const reply = { card: { rows: [1, 2.25, null, 'é'] }, said: sentence };
    await stores.caseloads.commit(commitOf(worker, undefined, { keys: ['nonce', 'activity'], reply }));
    const before = await readBack(worker);
    const again = commitOf(worker, before, { keys, reply: 'second', putCases: [caseOf('again', 2)] });
    expect(await stores.caseloads.commit(again)).toEqual({ ok: false, reason: 'repeat', reply });
    expect(await stores.caseloads.commit({ ...again, basedOn: null, head: headOf(worker, 1) })).toEqual({
      ok: false,
      reason: 'repeat',
      reply,
    });
    expect(await readBack(worker)).toEqual(before);
    expect(await stores.caseloads.answered(worker, 'activity')).toEqual({ reply });
  });

  test("a key is one worker's own", async () => {
    await stores.caseloads.commit(commitOf('own-1', undefined, { keys: ['same'] }));
    expect(await stores.caseloads.commit(commitOf('own-2', undefined, { keys: ['same'] }))).toMatchObject({ ok: true });
  });

  test.each([
    ['text', 'done'],
    ['nothing', null],
    ['undefined', undefined],
    ['a list', [{ a: 1 }, []]],
  ])('a reply that is %s comes back', async (sentence, reply) => {
    const worker = `reply-${sentence.replace(' ', '-')}`;
    await stores.caseloads.commit(commitOf(worker, undefined, { keys: ['k'], reply }));
    expect(await stores.caseloads.answered(worker, 'k')).toEqual({ reply });
  });

  test('the same key 20 times at once: one change, and 19 times its answer', async () => {
    await stores.caseloads.commit(commitOf('twenty', undefined));
    const seen = await readBack('twenty');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        stores.caseloads.commit(commitOf('twenty', seen, { keys: ['pressed'], reply: { winner: index } })),
      ),
    );
    const winner = results.findIndex(({ ok }) => ok);
    const repeats = results.filter((_, index) => index !== winner);
    expect(repeats).toEqual(Array(19).fill({ ok: false, reason: 'repeat', reply: { winner } }));
    expect((await readBack('twenty')).head.version).toBe(2);
  });

  test('50 changes at once, each tried until nobody was in between: 50 versions, 50 audit entries', async () => {
    await Promise.all(Array.from({ length: 50 }, () => commitUntilDone(stores.caseloads, 'fifty')));
    expect((await readBack('fifty')).head.version).toBe(50);
    const versions = (await stores.caseloads.audit('fifty', 100)).map(({ detail }) => detail.version);
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => 50 - index));
  });

  test('the audit keeps every entry, newest first, as many as asked for', async () => {
    for (let version = 1; version <= 12; version += 1) await commitUntilDone(stores.caseloads, 'audit');
    const entries = Array.from({ length: 12 }, (_, index) => auditOf(12 - index));
    expect(await stores.caseloads.audit('audit', 100)).toEqual(entries);
    expect(await stores.caseloads.audit('audit', 3)).toEqual(entries.slice(0, 3));
    expect(await stores.caseloads.audit('audit', 0)).toEqual([]);
  });

  test('outbox rows wait, with those of every worker, until they are done', async () => {
    const outbox = [project('outbox-1'), { ...project('outbox-1'), teamId: 'team-2' }];
    const result = await stores.caseloads.commit(commitOf('outbox-1', undefined, { outbox }));
    await stores.caseloads.commit(commitOf('outbox-2', undefined, { outbox: [project('outbox-2')] }));
    if (!result.ok) throw new Error('the change was refused');
    expect(result.pending.map(({ item }) => item)).toEqual(outbox);
    expect(await waiting('outbox-1')).toEqual(result.pending);
    expect(await waiting('outbox-2')).toHaveLength(1);
    const [first, second] = result.pending;
    if (!first || !second) throw new Error('two rows wait');
    await stores.caseloads.done(first);
    await stores.caseloads.done(first);
    expect(await waiting('outbox-1')).toEqual([second]);
    expect(await waiting('outbox-2')).toHaveLength(1);
  });

  test.each([
    ['the moment before', '2026-11-04T08:59:59.999Z', 0],
    ['the moment itself', AT, 0],
    ['the moment after', '2026-11-04T09:00:00.001Z', 2],
  ])('keys used before %s are swept away, and nothing else', async (_sentence, before, swept) => {
    const worker = `sweep-${before}`.replaceAll(':', '-');
    await stores.sweepKeys('2026-11-04T09:00:00.001Z');
    await stores.caseloads.commit(commitOf(worker, undefined, { keys: ['a', 'b'], outbox: [project(worker)] }));
    const seen = await readBack(worker);
    const later = { ...auditOf(2), at: '2026-11-05T09:00:00.000Z' };
    await stores.caseloads.commit(commitOf(worker, seen, { keys: ['c'], audit: later }));
    expect(await stores.sweepKeys(before)).toBe(swept);
    expect(await stores.caseloads.answered(worker, 'a')).toEqual(
      swept > 0 ? undefined : { reply: { text: 'answer 1' } },
    );
    expect(await stores.caseloads.answered(worker, 'c')).toEqual({ reply: { text: 'answer 2' } });
    expect(await waiting(worker)).toHaveLength(1);
    expect(await stores.caseloads.audit(worker, 5)).toHaveLength(2);
  });

  test('nothing in storage is shared with whoever wrote or read it', async () => {
    const detail: Record<string, string> = { what: 'as it was' };
    const reply = { list: ['as it was'] };
    await stores.caseloads.commit(
      commitOf('apart', undefined, {
        audit: { ...auditOf(1), detail },
        keys: ['k'],
        reply,
        putCases: [caseOf('one', 1)],
      }),
    );
    detail.what = 'changed';
    reply.list.push('changed');
    const read = await readBack('apart');
    (read.cases as unknown[]).pop();
    (read.head.terms[0].value as { fte: number }).fte = 0.1;
    expect(await stores.caseloads.audit('apart', 1)).toEqual([{ ...auditOf(1), detail: { what: 'as it was' } }]);
    expect(await stores.caseloads.answered('apart', 'k')).toEqual({ reply: { list: ['as it was'] } });
    expect(await readBack('apart')).toMatchObject({ head: headOf('apart', 1), cases: [caseOf('one', 1)] });
  });
});
