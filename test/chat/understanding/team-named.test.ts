import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import { teamNamedIn } from '../../../src/chat/understanding/team-named.ts';

describe('the team to which something goes', () => {
  it.each([
    ['transfer C-101 to the Adoption team on 14 Dec', 'Adoption'],
    ['transfer C-101 to team North', 'North'],
    ['hand it over to the Leaving Care team', 'Leaving Care'],
    ['from the Duty team to the Long-Term team', 'Long-Term'],
    ['transfer C-101 to Cy in the South team', 'South'],
    ['transfer C-101 to another team', ''],
    ['transfer C-101 to a different team', ''],
    ['show the transfers of my team', undefined],
    ['transfer C-101 to Ben', undefined],
    ['transfer it to the teamwork group', undefined],
  ])('of "%s" is %s', (said, expected) => {
    expect(teamNamedIn(said)).toBe(expected);
  });

  it('comes with the case and the day', () => {
    expect(understand('transfer C-101 to the Adoption team on 14 Dec', '2026-11-30')).toMatchObject({
      command: 'transfer-case',
      words: { caseRef: 'C-101', toTeam: 'Adoption', on: '2026-12-14' },
    });
  });
});
