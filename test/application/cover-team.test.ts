import { describe, expect, it } from '@jest/globals';
import type { Outside } from '../../src/application/change-caseload.ts';
import { coverTeam } from '../../src/application/cover-team.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import type { Stores } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { managersOn } from '../../src/application/who-is-told.ts';
import { identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';

const TEAM = teamIdOf('north');
const BY = { person: keyOf('sol'), key: 'nonce-1' };
const WEEK = { from: '2026-12-01', to: '2026-12-05' };

async function opened(outside: Outside): Promise<void> {
  const people = { members: [], managers: [identity('mona')], serviceManagers: [identity('sol')] };
  await setUpTeam(outside, { name: 'North', schemeId: 'merton', ...people }, { person: keyOf('ada'), key: 'north' });
}

describe('covering a team for its manager', () => {
  it.each([
    ['the day before', '2026-11-30', ['mona']],
    ['the first day', '2026-12-01', ['mona', 'sol']],
    ['the last day', '2026-12-05', ['mona', 'sol']],
    ['the day after', '2026-12-06', ['mona']],
  ])('counts as managing on its days: %s', async (_, day, expected) => {
    const outside = outsideOn(TODAY);
    await opened(outside);
    const covered = await coverTeam(outside, TEAM, identity('sol'), WEEK, BY);
    expect(covered.ok && managersOn(covered.team, day)).toEqual(expected.map(keyOf));
    expect((await outside.stores.people.read(keyOf('sol')))?.covers).toEqual([{ teamId: TEAM, ...WEEK }]);
  });

  it('is replaced by the next, ended, and forgotten once it is over', async () => {
    const outside = outsideOn(TODAY);
    await opened(outside);
    await coverTeam(outside, TEAM, identity('sol'), WEEK, BY);
    const later = { from: '2026-12-03', to: '2026-12-09' };
    await coverTeam(outside, TEAM, identity('sol'), later, { ...BY, key: 'nonce-2' });
    expect((await outside.stores.teams.record(TEAM))?.covers).toEqual([{ personKey: keyOf('sol'), ...later }]);

    const then = outsideOn('2026-12-10', outside.stores);
    await coverTeam(then, TEAM, identity('mona'), null, { ...BY, key: 'nonce-3' });
    expect((await outside.stores.teams.record(TEAM))?.covers).toEqual([]);
    await coverTeam(then, TEAM, identity('sol'), null, { ...BY, key: 'nonce-4' });
    expect((await outside.stores.people.read(keyOf('sol')))?.covers).toBeUndefined();
  });

  it('is kept with who did it, once for a press that comes twice', async () => {
    const outside = outsideOn(TODAY);
    await opened(outside);
    await coverTeam(outside, TEAM, identity('sol'), WEEK, BY);
    await coverTeam(outside, TEAM, identity('sol'), null, BY);
    expect((await outside.stores.teams.record(TEAM))?.covers).toHaveLength(1);
    expect((await outside.stores.teams.audit(TEAM, 9)).map(({ action }) => action)).toEqual([
      'cover-team',
      'set-up-team',
    ]);
  });

  it('ends with leaving the team', async () => {
    const outside = outsideOn(TODAY);
    await opened(outside);
    await coverTeam(outside, TEAM, identity('sol'), WEEK, BY);
    await leaveTeam(outside, TEAM, keyOf('sol'), { ...BY, key: 'nonce-2' });
    expect((await outside.stores.teams.record(TEAM))?.covers).toEqual([]);
    expect(await outside.stores.people.read(keyOf('sol'))).toMatchObject({ oversees: [] });
    expect((await outside.stores.people.read(keyOf('sol')))?.covers).toBeUndefined();
  });

  it('says nothing of a team that is not there', async () => {
    const outside = outsideOn(TODAY);
    await opened(outside);
    expect(await coverTeam(outside, 'none', identity('sol'), WEEK, BY)).toEqual({ ok: false, reason: 'no-such-team' });
  });

  it('ends the same wherever it is interrupted and done again', async () => {
    const cover = (stores: Stores) => coverTeam(outsideOn(TODAY, stores), TEAM, identity('sol'), WEEK, BY);
    const stateOf = async (stores: Stores) => [await stores.teams.record(TEAM), await stores.people.read(keyOf('sol'))];
    const calls = await interruptedEverywhere(
      (stores) => opened(outsideOn(TODAY, stores)),
      cover,
      cover,
      stateOf,
      (state, smooth) => expect(state).toEqual(smooth),
    );
    expect(calls).toBeGreaterThan(2);
  });
});
