import { describe, expect, it } from '@jest/globals';
import { readFrom } from '../../src/application/change-reading.ts';
import { movesBy } from '../../src/application/team-moves.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';
import { TODAY } from './outside.ts';
import { DECEMBER, familyPoint, mertonReading, NORTH, openTeam, stateOf } from './readings-team.ts';

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
