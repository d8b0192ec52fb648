import { beforeAll, describe, expect, test } from '@jest/globals';
import { bothStores, type ContractStores } from './both-stores.ts';
import { auditOf, memberOf, teamOf } from './builders.ts';

describe.each(bothStores('teamsContract'))('teams %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  test('a team that was never made is not there, even with a member', async () => {
    expect(await stores.teams.read('none')).toBeUndefined();
    await stores.teams.putMember('none', memberOf('w-1', 1));
    expect(await stores.teams.read('none')).toBeUndefined();
  });

  test('a team is read with its members in order of their keys, and with nobody of another team', async () => {
    const channel = { serviceUrl: 'https://service/', conversationId: '19:x', tenantId: 't', botId: 'b' };
    const managersChannel = { ...channel, teamsTeamId: '19:team', channelId: '19:x' };
    const team = await stores.teams.changeTeam('read', () => teamOf('read', { managersChannel }), auditOf(1));
    expect(team).toStrictEqual(teamOf('read', { managersChannel }));
    await stores.teams.changeTeam('other', () => teamOf('other'), auditOf(1));
    await stores.teams.putMember('other', memberOf('w-3', 1));
    await stores.teams.putMember('read', memberOf('w-2', 1));
    await stores.teams.putMember('read', memberOf('w-1', 4));
    expect(await stores.teams.read('read')).toStrictEqual({
      team,
      members: [memberOf('w-1', 4), memberOf('w-2', 1)],
      waiting: [],
    });
  });

  test('every team is listed by its newest name, with its newest service managers', async () => {
    const nameOf = async (teamId: string, name: string, serviceManagerKeys: readonly string[] = []) =>
      stores.teams.changeTeam(teamId, () => teamOf(teamId, { name, serviceManagerKeys }), auditOf(1));
    await nameOf('listed-1', 'Able');
    await nameOf('listed-2', 'Baker', ['somebody']);
    await nameOf('listed-2', 'Baker', ['sol']);
    await nameOf('listed-1', 'Charlie');
    const listed = (await stores.teams.list()).filter(({ teamId }) => teamId.startsWith('listed-'));
    expect(listed).toStrictEqual([
      { teamId: 'listed-2', name: 'Baker', serviceManagerKeys: ['sol'] },
      { teamId: 'listed-1', name: 'Charlie', serviceManagerKeys: [] },
    ]);
  });

  test('50 changes at once are all counted', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        stores.teams.changeTeam(
          'count',
          (before) => teamOf('count', { managerKeys: [...(before?.managerKeys ?? []), `person-${index}`] }),
          auditOf(index),
        ),
      ),
    );
    expect(new Set((await stores.teams.read('count'))?.team.managerKeys).size).toBe(50);
    expect(await stores.teams.audit('count', 100)).toHaveLength(50);
  });

  test('who changed a team is kept with the change, the newest first, and not for a change that was none', async () => {
    const at = (hour: number) => ({ ...auditOf(hour), at: `2026-11-04T0${hour}:00:00.000Z` });
    await stores.teams.changeTeam('audited', () => teamOf('audited'), at(1));
    await stores.teams.changeTeam('audited', (before) => before ?? teamOf('audited'), at(2));
    await stores.teams.changeTeam('audited', () => teamOf('audited', { name: 'South' }), at(3));
    expect(await stores.teams.audit('audited', 5)).toStrictEqual([at(3), at(1)]);
    expect(await stores.teams.audit('audited', 1)).toStrictEqual([at(3)]);
    expect(await stores.teams.audit('nobody', 5)).toStrictEqual([]);
    expect((await stores.teams.read('audited'))?.members).toStrictEqual([]);
  });

  test.each([
    ['the version before is left out', 6, 'Asha Rao'],
    ['the same version is written again', 7, 'Asha Khan'],
    ['the version after replaces it', 8, 'Asha Khan'],
  ])('of a member at version 7, %s', async (sentence, version, name) => {
    const team = sentence.replaceAll(' ', '-');
    await stores.teams.changeTeam(team, () => teamOf(team), auditOf(1));
    await stores.teams.putMember(team, memberOf('w-1', 7));
    await stores.teams.putMember(team, { ...memberOf('w-1', version), name: 'Asha Khan' });
    expect((await stores.teams.read(team))?.members.map((member) => member.name)).toEqual([name]);
  });

  test('of 20 versions put at once and out of order the newest stays', async () => {
    await stores.teams.changeTeam('newest', () => teamOf('newest'), auditOf(1));
    const versions = Array.from({ length: 20 }, (_, index) => ((index * 7) % 20) + 1);
    await Promise.all(versions.map((version) => stores.teams.putMember('newest', memberOf('w-1', version))));
    expect((await stores.teams.read('newest'))?.members).toStrictEqual([memberOf('w-1', 20)]);
  });

  test('a removed member is gone, and removing again is no error', async () => {
    await stores.teams.changeTeam('removed', () => teamOf('removed'), auditOf(1));
    await stores.teams.putMember('removed', memberOf('w-1', 1));
    await stores.teams.putMember('removed', memberOf('w-2', 1));
    await stores.teams.removeMember('removed', 'w-1');
    await stores.teams.removeMember('removed', 'w-1');
    expect((await stores.teams.read('removed'))?.members).toStrictEqual([memberOf('w-2', 1)]);
  });

  test('the record alone is the team without its members, or nothing', async () => {
    expect(await stores.teams.record('alone')).toBeUndefined();
    await stores.teams.putMember('alone', memberOf('w-1', 1));
    expect(await stores.teams.record('alone')).toBeUndefined();
    const team = await stores.teams.changeTeam('alone', () => teamOf('alone'), auditOf(1));
    expect(await stores.teams.record('alone')).toStrictEqual(team);
  });

  test('operations are kept once, read over all teams, and no part of a team; ended, they are gone', async () => {
    const waiting = async () => {
      const found = [];
      for await (const operation of stores.teams.operations()) found.push(operation);
      return found.sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
    };
    const [first, second] = ['operation-1', 'operation-2'].map(
      (teamId) => ({ kind: 'follow-team', teamId, key: 'a/b#?', by: 'p' }) as const,
    );
    if (!first || !second) throw new Error('two operations');
    await stores.teams.changeTeam(first.teamId, () => teamOf(first.teamId), auditOf(1));
    await stores.teams.beginOperation(first);
    await stores.teams.beginOperation(first);
    await stores.teams.beginOperation(second);
    expect(await waiting()).toStrictEqual([first, second]);
    expect(await stores.teams.read(first.teamId)).toStrictEqual({
      team: teamOf(first.teamId),
      members: [],
      waiting: [],
    });
    await stores.teams.endOperation(first);
    await stores.teams.endOperation(first);
    expect(await waiting()).toStrictEqual([second]);
    await stores.teams.endOperation(second);
  });
});
