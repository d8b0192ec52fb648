import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  markOf,
  newcomersOf,
  PICKED_AS,
  pickedFrom,
  readPicks,
  withPage,
  writePicks,
} from '../../../src/chat/team-set-up/picks.ts';

const roster = ['dan', 'eva', 'hal'].map((name) => ({ objectId: `object-${name}`, name }));
const mark = (name: string) => markOf('tenant', { objectId: `object-${name}`, name });

describe('picks on a card', () => {
  it('are read as they were written', () => {
    const pick = fc.record({
      mark: fc.stringMatching(/^[0-9a-f]{8}$/),
      as: fc.constantFrom(...PICKED_AS),
      fte: fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100),
    });
    fc.assert(fc.property(fc.array(pick), (picks) => expect(readPicks(writePicks(picks))).toEqual(picks)));
  });

  it.each([
    ['a word', 'dan'],
    ['a role that is none', 'a1b2c3d49'],
    ['an FTE above 1', 'a1b2c3d401.5'],
    ['an FTE of three decimals', 'a1b2c3d400.555'],
    ['a mark that is too short', 'a1b2c3d0'],
    ['a comma too many', 'a1b2c3d40,'],
  ])('%s was not written by us', (_, written) => {
    expect(readPicks(written)).toBeUndefined();
  });

  it('hold each person once: a page replaces what was picked on it before', () => {
    const before = [
      { mark: mark('dan'), as: 'student', fte: 1 } as const,
      { mark: mark('hal'), as: 'manager', fte: 1 } as const,
    ];
    const chosen = [{ mark: mark('dan'), as: 'social-worker', fte: 0.5 } as const];
    expect(withPage(before, [mark('dan'), mark('eva')], chosen)).toEqual([before[1], ...chosen]);
    expect(withPage(before, [mark('dan'), mark('eva')], [])).toEqual([before[1]]);
  });
});

describe('who was picked', () => {
  const picks = [
    { mark: mark('eva'), as: 'newly-qualified', fte: 0.6 } as const,
    { mark: mark('hal'), as: 'manager', fte: 1 } as const,
    { mark: mark('dan'), as: 'coordinator', fte: 1 } as const,
  ];

  it('has name and id from the roster', () => {
    const people = pickedFrom('tenant', roster, picks);
    expect(newcomersOf(people ?? [])).toEqual({
      members: [
        {
          tenantId: 'tenant',
          objectId: 'object-eva',
          name: 'eva',
          terms: { role: 'newly-qualified', fte: 0.6, professionalIssues: [] },
        },
      ],
      managers: [expect.objectContaining({ objectId: 'object-hal', name: 'hal' })],
      serviceManagers: [],
      coordinators: [expect.objectContaining({ objectId: 'object-dan', name: 'dan' })],
    });
  });

  it.each([
    ['not in the roster any more', roster.slice(0, 1)],
    ['in it twice, so that it is not sure who was meant', [...roster, ...roster]],
  ])('is unknown when somebody is %s', (_, members) => {
    expect(pickedFrom('tenant', members, picks)).toBeUndefined();
  });
});
