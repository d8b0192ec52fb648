import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AllocationOperation, WaitingChange } from '../../src/application/ports.ts';
import { bothStores, type ContractStores } from './both-stores.ts';
import { auditOf, memberOf, teamOf } from './builders.ts';
import { waitingOf } from './waiting.ts';

describe.each(bothStores('waitingContract'))('cases that wait %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  const change = (teamId: string, id: string, key: string, more: Partial<WaitingChange>) =>
    stores.teams.changeWaiting({ teamId, id, key, audit: auditOf(1), apply: () => waitingOf(id), ...more });

  test('one that was added is there, in the team and by itself, and of no other team', async () => {
    await stores.teams.changeTeam('added', () => teamOf('added'), auditOf(1));
    await stores.teams.putMember('added', memberOf('w-1', 1));
    expect(await change('added', 'b', 'n-1', {})).toStrictEqual({ ok: true, waiting: waitingOf('b') });
    await change('added', 'a', 'n-2', {});
    await change('other', 'c', 'n-3', {});
    expect(await stores.teams.read('added')).toStrictEqual({
      team: teamOf('added'),
      members: [memberOf('w-1', 1)],
      waiting: [waitingOf('a'), waitingOf('b')],
    });
    expect(await stores.teams.waiting('added', 'b')).toStrictEqual(waitingOf('b'));
    expect(await stores.teams.waiting('added', 'c')).toBeUndefined();
  });

  test('a change sees what is there, and what is taken out is gone', async () => {
    await change('changed', 'a', 'n-1', {});
    const two = await change('changed', 'a', 'n-2', {
      apply: (before) => before && { ...before, revision: before.revision + 1 },
    });
    expect(two).toStrictEqual({ ok: true, waiting: waitingOf('a', { revision: 2 }) });
    expect(await change('changed', 'a', 'n-3', { apply: () => null })).toStrictEqual({ ok: true, waiting: null });
    expect(await stores.teams.waiting('changed', 'a')).toBeUndefined();
    expect(await change('changed', 'a', 'n-4', { apply: () => null })).toStrictEqual({
      ok: false,
      reason: 'unchanged',
      waiting: undefined,
    });
  });

  test.each([
    ['what is there is given back', (before: unknown) => before],
    ['there is nothing to say', () => undefined],
  ])('nothing is written when %s', async (sentence, apply) => {
    const team = sentence.replaceAll(' ', '-');
    await change(team, 'a', 'n-1', {});
    const result = await change(team, 'a', 'n-2', { apply: apply as WaitingChange['apply'] });
    expect(result).toStrictEqual({ ok: false, reason: 'unchanged', waiting: waitingOf('a') });
    expect(await stores.teams.audit(team, 9)).toHaveLength(1);
  });

  test('a key is used once, also after the case has gone', async () => {
    await change('once', 'a', 'n-1', {});
    expect(await change('once', 'a', 'n-1', { apply: () => null })).toStrictEqual({ ok: false, reason: 'repeat' });
    await change('once', 'a', 'n-2', { apply: () => null });
    expect(await change('once', 'a', 'n-1', {})).toStrictEqual({ ok: false, reason: 'repeat' });
    expect(await change('once', 'a', 'n-1', { apply: (before) => before })).toStrictEqual({
      ok: false,
      reason: 'repeat',
    });
    expect(await stores.teams.waiting('once', 'a')).toBeUndefined();
    expect(await stores.teams.audit('once', 9)).toHaveLength(2);
  });

  test('of twenty who take the same case at once one gets it, with its operation', async () => {
    await change('race', 'a', 'n-0', {});
    const going = (key: string) => ({ key, workerKey: 'w', on: '2026-11-30', by: 'p', byName: 'Mona' });
    const operationOf = (key: string): AllocationOperation => ({
      kind: 'allocate-case',
      teamId: 'race',
      key,
      by: 'p',
      waitingId: 'a',
    });
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        change('race', 'a', `n-${index + 1}`, {
          operation: operationOf(`n-${index + 1}`),
          apply: (before) => (before?.going ? before : { ...waitingOf('a'), going: going(`n-${index + 1}`) }),
        }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const begun: string[] = [];
    for await (const operation of stores.teams.operations()) if (operation.teamId === 'race') begun.push(operation.key);
    expect(begun).toEqual([(await stores.teams.waiting('race', 'a'))?.going?.key]);
  });

  test('keys used before a moment are forgotten', async () => {
    await change('forgotten', 'a', 'n-1', {});
    await stores.sweepKeys('2026-11-05T00:00:00.000Z');
    expect(await change('forgotten', 'a', 'n-1', { apply: () => null })).toMatchObject({ ok: true });
  });
});
