import { describe, expect, it } from '@jest/globals';
import { changeReading, readFrom } from '../../src/application/change-reading.ts';
import { markOf } from '../../src/application/change-schemes.ts';
import type { Stores } from '../../src/application/ports.ts';
import { switchScheme } from '../../src/application/switch-scheme.ts';
import { unchanging, type Version, type Versions } from '../../src/domain/caseload.ts';
import { asDocumented, type SchemeInForce } from '../../src/domain/scheme-in-force.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';
import { asked, BY, DECEMBER, familyPoint, mertonReading, NORTH, openTeam, stateOf } from './readings-team.ts';

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
      // The team's row begins five months back; what was in force then is its first step.
      ['2026-06-01', 17],
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
