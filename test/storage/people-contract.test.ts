import { beforeAll, describe, expect, test } from '@jest/globals';
import { bothStores, type ContractStores } from './both-stores.ts';
import { auditOf, personOf } from './builders.ts';

describe.each(bothStores('peopleContract'))('people %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  test('nobody is known before they are made', async () => {
    expect(await stores.people.read('nobody')).toBeUndefined();
  });

  test('the first change makes the person, and sees that there was nobody', async () => {
    const seen: unknown[] = [];
    const made = await stores.people.change('made', (before) => {
      seen.push(before);
      return personOf('made', { worksIn: 'team-1' });
    });
    expect(seen).toEqual([undefined]);
    expect(made).toStrictEqual(personOf('made', { worksIn: 'team-1' }));
    expect(await stores.people.read('made')).toStrictEqual(made);
  });

  test('a change sees what is there, and what it leaves out is gone', async () => {
    const chat = { serviceUrl: 'https://service/', conversationId: 'a:1', tenantId: 'tenant-1', botId: '28:bot' };
    await stores.people.change('chat', () => personOf('chat', { chat, worksIn: 'team-1' }));
    const changed = await stores.people.change('chat', (before) => {
      const { chat: _chat, ...rest } = before ?? personOf('chat');
      return { ...rest, welcomed: true };
    });
    expect(changed).toStrictEqual(personOf('chat', { worksIn: 'team-1', welcomed: true }));
    expect(await stores.people.read('chat')).toStrictEqual(changed);
  });

  test('a change that gives back what it was given leaves everything as it was', async () => {
    const made = await stores.people.change('same', () => personOf('same'));
    expect(await stores.people.change('same', (before) => before ?? personOf('other'))).toStrictEqual(made);
    expect(await stores.people.read('same')).toStrictEqual(made);
  });

  test('50 changes at once are all counted', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        stores.people.change('count', (before) => personOf('count', { name: String(Number(before?.name ?? 0) + 1) })),
      ),
    );
    expect((await stores.people.read('count'))?.name).toBe('50');
  });

  test('nothing in storage is shared with whoever wrote or read it', async () => {
    const manages = ['team-1'];
    const made = await stores.people.change('apart', () => personOf('apart', { manages }));
    manages.push('team-2');
    (made.manages as string[]).push('team-3');
    expect((await stores.people.read('apart'))?.manages).toEqual(['team-1']);
  });

  test('an error of the change itself comes out as it is, and nothing is written', async () => {
    const change = stores.people.change('failed', () => {
      throw new Error('no such role');
    });
    await expect(change).rejects.toThrow('no such role');
    expect(await stores.people.read('failed')).toBeUndefined();
  });

  test.each(['', 'a/b', 'a\\b', 'a#b', 'a?b', 'a\tb', 'x'.repeat(513)])('the key %j is refused', async (key) => {
    await expect(stores.people.change(key, () => personOf(key))).rejects.toThrow('a storage key is');
    await expect(stores.people.enter(key, auditOf(1))).rejects.toThrow('a storage key is');
  });

  test('what is refused to somebody is kept, the newest first, whether they are known or not', async () => {
    await stores.people.change('refused', () => personOf('refused'));
    expect(await stores.people.audit('refused', 9)).toEqual([]);
    for (const version of [1, 2, 3]) {
      await stores.people.enter('refused', { ...auditOf(version), at: `2026-11-0${version}T09:00:00.000Z` });
      await stores.people.enter('unknown', { ...auditOf(version), at: `2026-11-0${version}T09:00:00.000Z` });
    }
    const newest = (await stores.people.audit('refused', 2)).map(({ detail }) => detail.version);
    expect(newest).toEqual([3, 2]);
    expect(await stores.people.audit('unknown', 9)).toHaveLength(3);
    expect(await stores.people.read('refused')).toStrictEqual(personOf('refused'));
    expect(await stores.people.read('unknown')).toBeUndefined();
  });

  test('20 refusals at once are all kept', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => stores.people.enter('often', auditOf(at + 1))));
    const versions = (await stores.people.audit('often', 99)).map(({ detail }) => Number(detail.version));
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test('storage can be reached', async () => {
    await expect(stores.health.check()).resolves.toBeUndefined();
  });
});
