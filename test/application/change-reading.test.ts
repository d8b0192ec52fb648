import { describe, expect, it } from '@jest/globals';
import { changeReading, readFrom } from '../../src/application/change-reading.ts';
import { markOf } from '../../src/application/change-schemes.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { Stores } from '../../src/application/ports.ts';
import { deliverPending } from '../../src/application/project-member.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { switchScheme } from '../../src/application/switch-scheme.ts';
import { movesBy } from '../../src/application/team-moves.ts';
import { historyOf, unchanging, type Version, type Versions } from '../../src/domain/caseload.ts';
import { choicesIn } from '../../src/domain/readings.ts';
import { asDocumented, type SchemeInForce } from '../../src/domain/scheme-in-force.ts';
import { schemeById } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';

const BY = { person: keyOf('admin'), key: 'nonce-1' };
const NORTH = teamIdOf('north');
const DECEMBER = '2026-12-01';

function mertonReading(id: string) {
  const reading = choicesIn(schemeById('merton').source).find((choice) => choice.id === id);
  if (!reading) throw new Error(`merton has no reading ${id}`);
  return reading;
}
const familyPoint = (option: string, from = DECEMBER) => ({
  from,
  scheme: 'merton' as const,
  reading: mertonReading('family-point'),
  option,
});

describe('a clause read in another way from a day on', () => {
  const merton = (readings: SchemeInForce['readings'] = {}): SchemeInForce => ({ scheme: 'merton', readings });
  const every = merton({ 'family-point': 'every-family' });
  const full = merton({ 'pro-rata': 'full-time' });
  const from = (inForceFrom: string, value: SchemeInForce): Version<SchemeInForce> => ({ inForceFrom, value });
  const [first] = unchanging(merton());

  it.each<[string, Versions<SchemeInForce>, string, Versions<SchemeInForce>]>([
    ['begins on the day', [first], 'every-family', [first, from(DECEMBER, every)]],
    [
      'leaves the other readings',
      [{ ...first, value: full }],
      'every-family',
      [{ ...first, value: full }, from(DECEMBER, merton({ 'family-point': 'every-family', 'pro-rata': 'full-time' }))],
    ],
    ['is nothing new where it is read so', [first], 'no-child-in-care-or-conference', [first]],
    [
      'goes back to the documented way',
      [{ ...first, value: every }],
      'no-child-in-care-or-conference',
      [{ ...first, value: every }, from(DECEMBER, merton())],
    ],
    [
      'goes on over a change of another reading',
      [first, from('2027-01-01', full)],
      'every-family',
      [
        first,
        from(DECEMBER, every),
        from('2027-01-01', merton({ 'family-point': 'every-family', 'pro-rata': 'full-time' })),
      ],
    ],
    [
      'ends where it is known to be read in another way',
      [{ ...first, value: every }, from('2027-01-01', merton())],
      'no-child-in-care-or-conference',
      [{ ...first, value: every }, from(DECEMBER, merton())],
    ],
    [
      'ends with the scheme',
      [first, from('2027-01-01', asDocumented('halton')), from('2028-01-01', merton())],
      'every-family',
      [first, from(DECEMBER, every), from('2027-01-01', asDocumented('halton')), from('2028-01-01', merton())],
    ],
    [
      'never reaches another scheme',
      [{ ...first, value: asDocumented('halton') }],
      'every-family',
      [{ ...first, value: asDocumented('halton') }],
    ],
    [
      'takes the place of a change on the same day',
      [first, from(DECEMBER, every)],
      'no-child-in-care-or-conference',
      [first],
    ],
  ])('%s', (_, before, option, after) => {
    expect(readFrom(before, familyPoint(option))).toEqual(after);
  });

  it('from before the beginning holds on every day', () => {
    expect(readFrom([first], familyPoint('every-family', first.inForceFrom))).toEqual([{ ...first, value: every }]);
  });

  it('is kept the same whatever was chosen first', () => {
    const rata = { ...familyPoint('full-time'), reading: mertonReading('pro-rata') };
    const one = readFrom(readFrom([first], rata), familyPoint('every-family'));
    const other = readFrom(readFrom([first], familyPoint('every-family')), rata);
    expect(markOf(one)).toBe(markOf(other));
  });
});

/** North with amira, who has a looked-after child, and ben at half time, who has a child at home. */
async function openTeam(stores: Stores = memoryStores()) {
  const outside = outsideOn(TODAY, stores);
  const members = [
    { ...identity('amira'), terms: fullTime },
    { ...identity('ben'), terms: { ...fullTime, fte: 0.5 } },
  ];
  const team = { name: 'North', schemeId: 'merton' as const, members, managers: [], serviceManagers: [] };
  const set = await setUpTeam(outside, team, { ...BY, key: 'north' });
  if (set.ok) await deliverPending(outside, set.pending);
  for (const [name, child] of [
    ['amira', { ref: 'K1', household: 'home', lookedAfter: { from: '2026-06-01' } }],
    ['ben', { ref: 'K2', household: 'home' }],
  ] as const) {
    const history = historyOf({
      ref: `C-${name}`,
      allocatedOn: '2026-01-05',
      coWorked: false,
      teamHold: false,
      statutoryResponsibility: false,
      workloadIssues: [],
      children: [child],
      activities: [],
    });
    const loaded = await loadCaseload(outside, keyOf(name), { cases: [history], duties: [] }, { ...BY, key: name });
    if (loaded.ok) await deliverPending(outside, loaded.pending);
  }
  return outside;
}

async function asked(stores: Stores, option = 'every-family', from = DECEMBER) {
  const team = await stores.teams.record(NORTH);
  if (!team) throw new Error('no team');
  return { ...familyPoint(option, from), seen: markOf(team.schemes) };
}

async function stateOf(stores: Stores) {
  await deliverPending(outsideOn(TODAY, stores), stores.caseloads.pending());
  const operations = [];
  for await (const operation of stores.teams.operations()) operations.push(operation);
  const heads = await Promise.all(
    ['amira', 'ben'].map(async (name) => (await stores.caseloads.read(keyOf(name)))?.head),
  );
  return { team: await stores.teams.read(NORTH), heads, operations };
}

describe('changing how a team reads a clause', () => {
  it('changes the record and every caseload, and the projection follows', async () => {
    const outside = await openTeam();
    expect(await changeReading(outside, NORTH, await asked(outside.stores), BY)).toMatchObject({ ok: true });
    const { team, heads, operations } = await stateOf(outside.stores);
    const expected = [asDocumented('merton'), { scheme: 'merton', readings: { 'family-point': 'every-family' } }];
    for (const schemes of [team?.team.schemes, heads[0]?.schemes, heads[1]?.schemes]) {
      expect(schemes?.map(({ value }) => value)).toEqual(expected);
      expect(schemes?.[1]?.inForceFrom).toBe(DECEMBER);
    }
    const steps = team?.members.find(({ name }) => name === 'amira')?.steps ?? [];
    expect(steps.slice(-2).map(({ from, total }) => [from, total])).toEqual([
      ['2026-02-05', 17],
      [DECEMBER, 18],
    ]);
    expect(operations).toEqual([]);
  });

  it('keeps who did it and what it did, in words and for the audit', async () => {
    const { stores, ...outside } = await openTeam();
    await changeReading({ stores, ...outside }, NORTH, await asked(stores), BY);
    const made = { at: `${TODAY}T09:00:00.000Z`, by: BY.person };
    const detail = { from: DECEMBER, scheme: 'merton', reading: 'family-point', option: 'every-family' };
    expect((await stores.teams.audit(NORTH, 1))[0]).toEqual({ ...made, action: 'change-reading', detail });
    expect((await stores.caseloads.audit(keyOf('amira'), 1))[0]).toMatchObject({
      action: 'follow-team',
      detail: { scheme: 'merton', 'family-point': 'every-family', from: DECEMBER, totalBefore: 17, totalAfter: 18 },
    });
    expect((await stores.caseloads.read(keyOf('amira')))?.head.recentChanges[0]?.what).toBe(
      'from 1 Dec 2026 the team reads a clause of its scheme in another way',
    );
  });

  it('does it once under one key, and says so when it is overtaken', async () => {
    const outside = await openTeam();
    const once = await asked(outside.stores);
    expect(await changeReading(outside, NORTH, once, BY)).toMatchObject({ ok: true });
    const state = await stateOf(outside.stores);
    expect(await changeReading(outside, NORTH, once, BY)).toMatchObject({ ok: true, pending: [] });
    expect(await stateOf(outside.stores)).toEqual(state);
    const back = await asked(outside.stores, 'no-child-in-care-or-conference');
    await changeReading(outside, NORTH, back, { ...BY, key: 'nonce-2' });
    expect(await changeReading(outside, NORTH, once, BY)).toEqual({ ok: false, reason: 'changed-since' });
  });

  it.each<[string, (outside: ReturnType<typeof outsideOn>) => Promise<unknown>]>([
    [
      'another reading',
      async (outside) =>
        changeReading(outside, NORTH, await asked(outside.stores, 'every-family', '2027-02-01'), {
          ...BY,
          key: 'other',
        }),
    ],
    [
      'another scheme',
      async (outside) =>
        switchScheme(
          outside,
          NORTH,
          { ...(await asked(outside.stores)), scheme: asDocumented('halton') },
          { ...BY, key: 'other' },
        ),
    ],
  ])('refuses a card that was made before %s was chosen', async (_, overtake) => {
    const outside = await openTeam();
    const stale = await asked(outside.stores);
    await overtake(outside);
    const state = await stateOf(outside.stores);
    expect(await changeReading(outside, NORTH, stale, BY)).toEqual({ ok: false, reason: 'changed-since' });
    expect(await stateOf(outside.stores)).toEqual(state);
  });

  it('interrupted at every storage call, is completed by the same press again', async () => {
    const documented = memoryStores();
    await openTeam(documented);
    const request = await asked(documented);
    const press = async (stores: Stores) => {
      const result = await changeReading(outsideOn(TODAY, stores), NORTH, request, BY);
      if (!result.ok) throw new Error(result.reason);
    };
    const same = (state: unknown, smooth: unknown) => expect(state).toEqual(smooth);
    expect(await interruptedEverywhere(openTeam, press, press, stateOf, same)).toBeGreaterThan(8);
  });
});

describe('who would move how', () => {
  const schemesWith = (reading: string, option: string, from = DECEMBER) =>
    readFrom(unchanging(asDocumented('merton')), { ...familyPoint(option, from), reading: mertonReading(reading) });

  it.each([
    ['on a day ahead', DECEMBER, DECEMBER],
    ['on today for a day that has passed', '2026-07-01', TODAY],
  ])('is told of everyone in the team, %s, and changes nothing', async (_, from, on) => {
    const outside = await openTeam();
    const state = await stateOf(outside.stores);
    const moves = await movesBy(outside, NORTH, schemesWith('family-point', 'every-family', from), from);
    expect(moves.map(({ name, effect }) => [name, effect.before.total, effect.after.total, effect.on])).toEqual([
      ['amira', 17, 18, on],
      ['ben', 8.5, 8.5, on],
    ]);
    expect(await stateOf(outside.stores)).toEqual(state);
  });

  it('is told where the figures that a total is held against become others', async () => {
    const outside = await openTeam();
    const moves = await movesBy(outside, NORTH, schemesWith('pro-rata', 'full-time'), DECEMBER);
    expect(moves.map(({ name, effect }) => [name, effect.before.guideline, effect.after.guideline])).toEqual([
      ['amira', 85, 85],
      ['ben', 42.5, 85],
    ]);
  });

  it('is nobody in a team that is not there', async () => {
    const outside = await openTeam();
    expect(await movesBy(outside, 'none', unchanging(asDocumented('halton')), DECEMBER)).toEqual([]);
  });
});
