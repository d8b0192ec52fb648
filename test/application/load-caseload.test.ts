import { describe, expect, it } from '@jest/globals';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { failingStores, fullTime, identity, keyOf, outsideOn, TODAY } from './outside.ts';

const BY = { person: keyOf('admin'), key: 'sample-1' };
const cases = ['C-1', 'C-2'].map((ref) =>
  historyOf({
    ref,
    allocatedOn: '2026-11-02',
    coWorked: false,
    teamHold: false,
    statutoryResponsibility: false,
    workloadIssues: [],
    children: [{ ref: `${ref}-1`, household: 'home' }],
    activities: [],
  }),
);
const facts = { cases, duties: [{ kind: 'locality', from: '2026-01-01', quantity: 1 } as const] };

async function team() {
  const stores = memoryStores();
  const outside = outsideOn(TODAY, stores);
  const members = [{ ...identity('amira'), terms: fullTime }];
  await setUpTeam(outside, { name: 'North', schemeId: 'merton', members, managers: [], serviceManagers: [] }, BY);
  return { stores, outside };
}

describe('loading a caseload', () => {
  it('puts the cases and duties in one change that cannot be undone by the worker', async () => {
    const { stores, outside } = await team();
    expect(await loadCaseload(outside, keyOf('amira'), facts, BY)).toMatchObject({ ok: true });
    const kept = await stores.caseloads.read(keyOf('amira'));
    expect(kept?.cases.map(({ history }) => history).sort((a, b) => (a.dated.ref < b.dated.ref ? -1 : 1))).toEqual(
      cases,
    );
    expect(kept?.head).toMatchObject({ version: 2, duties: facts.duties });
    expect(kept?.undo).toBeNull();
  });

  it('does nothing when the same is loaded again, even when a case was added since', async () => {
    const { stores, outside } = await team();
    await loadCaseload(outside, keyOf('amira'), facts, BY);
    const before = await stores.caseloads.read(keyOf('amira'));
    expect(await loadCaseload(outside, keyOf('amira'), facts, BY)).toEqual({ ok: true, pending: [] });
    expect(await stores.caseloads.read(keyOf('amira'))).toEqual(before);
  });

  it.each([
    ['someone without a caseload', 'nobody', 'no-such-caseload'],
    ['someone who has cases already', 'amira', 'has-cases'],
  ])('refuses %s', async (_, name, reason) => {
    const { outside } = await team();
    await loadCaseload(outside, keyOf('amira'), facts, { ...BY, key: 'another' });
    expect(await loadCaseload(outside, keyOf(name), facts, BY)).toEqual({ ok: false, reason });
  });

  it.each([1, 2, 3])('ends the same when storage call %i fails and it is done again', async (at) => {
    for (const when of ['before', 'after'] as const) {
      const { stores, outside } = await team();
      const failing = { ...outside, stores: failingStores(stores, at, when) };
      await expect(loadCaseload(failing, keyOf('amira'), facts, BY)).rejects.toThrow();
      expect(await loadCaseload(outside, keyOf('amira'), facts, BY)).toMatchObject({ ok: true });
      expect((await stores.caseloads.read(keyOf('amira')))?.cases).toHaveLength(2);
    }
  });
});
