import { describe, expect, it } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import type { Stores } from '../../src/application/ports.ts';
import { addToTeam, type NewTeam, setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';

const BY = { person: keyOf('admin'), key: 'nonce-1' };
const TEAM_ID = teamIdOf('nonce-1');
const member = (name: string, fte = 1) => ({ ...identity(name), terms: { ...fullTime, fte } });
const NORTH: NewTeam = {
  name: 'North',
  schemeId: 'merton',
  members: [member('amira'), member('ben', 0.6)],
  managers: [identity('mona')],
  serviceManagers: [identity('sol')],
  coordinators: [identity('cora')],
};
const EVERYONE = ['amira', 'ben', 'cy', 'mona', 'mike', 'sol', 'cora'];

/** Everything that a person could meet, after the outbox is done. */
async function stateOf(stores: Stores, teamId = TEAM_ID) {
  const outside = outsideOn(TODAY, stores);
  await deliverPending(outside, stores.caseloads.pending());
  const people = await Promise.all(EVERYONE.map((name) => stores.people.read(keyOf(name))));
  const snapshots = await Promise.all(EVERYONE.map((name) => stores.caseloads.read(keyOf(name))));
  const caseloads = snapshots.map((snapshot) => snapshot && { head: snapshot.head, cases: snapshot.cases });
  const [team, audit, list] = [stores.teams.read(teamId), stores.teams.audit(teamId, 9), stores.teams.list()];
  return { people, caseloads, team: await team, audit: await audit, list: await list };
}

describe('setting up a team', () => {
  it('gives everyone their role, the workers a caseload and the team a row for each', async () => {
    const stores = memoryStores();
    const result = await setUpTeam(outsideOn(TODAY, stores), NORTH, BY);
    expect(result).toMatchObject({ ok: true, teamId: TEAM_ID });
    const { people, caseloads, team } = await stateOf(stores);
    expect(people).toMatchObject([
      { name: 'amira', worksIn: TEAM_ID, manages: [] },
      { name: 'ben', worksIn: TEAM_ID },
      undefined as never,
      { name: 'mona', manages: [TEAM_ID] },
      undefined as never,
      { name: 'sol', oversees: [TEAM_ID] },
      { name: 'cora', coordinates: [TEAM_ID] },
    ]);
    expect(caseloads[1]?.head).toMatchObject({
      teamId: TEAM_ID,
      version: 1,
      schemes: [{ value: { scheme: 'merton', readings: {} } }],
    });
    expect(team?.team).toMatchObject({ name: 'North', managerKeys: [keyOf('mona')] });
    expect(team?.members.map(({ name, steps }) => [name, steps.at(-1)?.fte]).sort()).toEqual([
      ['amira', 1],
      ['ben', 0.6],
    ]);
  });

  it('keeps who did it and when', async () => {
    const stores = memoryStores();
    await setUpTeam(outsideOn(TODAY, stores), NORTH, BY);
    expect(await stores.caseloads.audit(keyOf('ben'), 5)).toEqual([
      {
        at: `${TODAY}T09:00:00.000Z`,
        by: BY.person,
        action: 'join-team',
        detail: { role: 'social-worker', fte: 0.6 },
      },
    ]);
    const named = { managers: keyOf('mona'), serviceManagers: keyOf('sol'), coordinators: keyOf('cora') };
    const detail = { scheme: 'merton', ...named };
    expect(await stores.teams.audit(TEAM_ID, 5)).toEqual([
      { at: `${TODAY}T09:00:00.000Z`, by: BY.person, action: 'set-up-team', detail },
    ]);
  });

  it('refuses someone who works in another team, and writes nothing', async () => {
    const stores = memoryStores();
    await setUpTeam(outsideOn(TODAY, stores), NORTH, BY);
    const south = { ...NORTH, name: 'South', members: [member('cy'), member('ben')] };
    const result = await setUpTeam(outsideOn(TODAY, stores), south, { ...BY, key: 'nonce-2' });
    expect(result).toEqual({ ok: false, reason: 'in-another-team', names: ['ben'] });
    expect(await stores.teams.read(teamIdOf('nonce-2'))).toBeUndefined();
    expect(await stores.people.read(keyOf('cy'))).toBeUndefined();
  });

  it('does not undo later changes when the same request comes again late', async () => {
    const stores = memoryStores();
    const outside = outsideOn(TODAY, stores);
    await setUpTeam(outside, NORTH, BY);
    await addToTeam(
      outside,
      TEAM_ID,
      { members: [], managers: [identity('mike')], serviceManagers: [] },
      { ...BY, key: 'nonce-2' },
    );
    await leaveTeam(outside, TEAM_ID, keyOf('ben'), { ...BY, key: 'nonce-3' });
    await leaveTeam(outside, TEAM_ID, keyOf('mona'), { ...BY, key: 'nonce-4' });
    const before = await stateOf(stores);
    await setUpTeam(outside, NORTH, BY);
    expect(await stateOf(stores)).toEqual(before);
  });
});

describe('interrupted at every storage call and done again', () => {
  const later = { ...BY, key: 'nonce-2' };
  const setUp = (stores: Stores) => setUpTeam(outsideOn(TODAY, stores), NORTH, BY);
  const leave = (name: string) => (stores: Stores) => leaveTeam(outsideOn(TODAY, stores), TEAM_ID, keyOf(name), later);

  it.each<[string, (stores: Stores) => Promise<unknown>, (stores: Stores) => Promise<unknown>]>([
    ['setting up', async () => {}, setUp],
    [
      'adding people',
      setUp,
      (stores) =>
        addToTeam(
          outsideOn(TODAY, stores),
          TEAM_ID,
          { members: [member('cy', 0.5)], managers: [identity('mike')], serviceManagers: [] },
          later,
        ),
    ],
    ['a worker leaving', setUp, leave('ben')],
    ['a service manager leaving', setUp, leave('sol')],
    ['a coordinator leaving', setUp, leave('cora')],
    [
      'someone coming back',
      async (stores) => {
        await setUp(stores);
        await leave('ben')(stores);
      },
      (stores) =>
        addToTeam(
          outsideOn('2026-12-14', stores),
          TEAM_ID,
          { members: [member('ben', 0.8)], managers: [], serviceManagers: [] },
          { ...BY, key: 'nonce-3' },
        ),
    ],
  ])('%s ends the same', async (_, prepare, work) => {
    const same = (state: unknown, smooth: unknown) => expect(state).toEqual(smooth);
    expect(await interruptedEverywhere(prepare, work, work, stateOf, same)).toBeGreaterThan(3);
  });
});

describe('leaving a team', () => {
  const set = async () => {
    const outside = outsideOn();
    await setUpTeam(outside, NORTH, BY);
    return outside;
  };

  it('takes the role away and keeps the caseload for those who manage the team', async () => {
    const outside = await set();
    const result = await leaveTeam(outside, TEAM_ID, keyOf('ben'), { ...BY, key: 'nonce-2' });
    expect(result).toMatchObject({ ok: true, name: 'ben' });
    expect((await outside.stores.people.read(keyOf('ben')))?.worksIn).toBeUndefined();
    expect((await outside.stores.caseloads.read(keyOf('ben')))?.head).toMatchObject({
      teamId: TEAM_ID,
      leftOn: TODAY,
    });
  });

  it('takes a coordinator out, and another one in', async () => {
    const outside = await set();
    await leaveTeam(outside, TEAM_ID, keyOf('cora'), { ...BY, key: 'nonce-2' });
    const people = { members: [], managers: [], serviceManagers: [], coordinators: [identity('mike')] };
    await addToTeam(outside, TEAM_ID, people, { ...BY, key: 'nonce-3' });
    expect((await outside.stores.teams.record(TEAM_ID))?.coordinatorKeys).toEqual([keyOf('mike')]);
    expect((await outside.stores.people.read(keyOf('cora')))?.coordinates).toEqual([]);
    expect((await outside.stores.people.read(keyOf('mike')))?.coordinates).toEqual([TEAM_ID]);
  });

  it('keeps the only manager until another is named', async () => {
    const outside = await set();
    const by = { ...BY, key: 'nonce-2' };
    expect(await leaveTeam(outside, TEAM_ID, keyOf('mona'), by)).toEqual({ ok: false, reason: 'only-manager' });
    expect((await outside.stores.people.read(keyOf('mona')))?.manages).toEqual([TEAM_ID]);
  });

  it('leaves a worker of another team as they are', async () => {
    const outside = await set();
    await setUpTeam(outside, { ...NORTH, name: 'South', members: [member('cy')] }, { ...BY, key: 'south' });
    const by = { ...BY, key: 'nonce-2' };
    expect(await leaveTeam(outside, TEAM_ID, keyOf('cy'), by)).toEqual({ ok: false, reason: 'not-in-team' });
    expect((await outside.stores.people.read(keyOf('cy')))?.worksIn).toBe(teamIdOf('south'));
  });

  it.each([
    ['a team that is not there', 'no-team', 'ben'],
    ['a person who is not known', TEAM_ID, 'nobody'],
  ])('says the same of %s', async (_, teamId, name) => {
    const outside = await set();
    const by = { ...BY, key: 'nonce-2' };
    expect(await leaveTeam(outside, teamId, keyOf(name), by)).toEqual({ ok: false, reason: 'not-in-team' });
  });

  it('lets someone who left go to another team, whose scheme counts from that day', async () => {
    const outside = await set();
    await leaveTeam(outside, TEAM_ID, keyOf('ben'), { ...BY, key: 'nonce-2' });
    const south = { ...NORTH, name: 'South', schemeId: 'halton' as const, members: [member('ben')] };
    const result = await setUpTeam(outside, south, { ...BY, key: 'nonce-3' });
    expect(result.ok).toBe(true);
    const head = (await outside.stores.caseloads.read(keyOf('ben')))?.head;
    expect(head?.teamId).toBe(teamIdOf('nonce-3'));
    expect(head?.leftOn).toBeUndefined();
    expect(head?.schemes.map(({ value }) => value.scheme)).toEqual(['merton', 'halton']);
    expect(head?.schemes[1]?.inForceFrom).toBe(TODAY);
  });
});
