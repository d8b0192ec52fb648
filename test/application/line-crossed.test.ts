import { describe, expect, test } from '@jest/globals';
import { reviewWarnings } from '../../src/application/review-warnings.ts';
import { sinceOf } from '../../src/application/team-warnings.ts';
import type { CaseFacts } from '../../src/domain/case-facts.ts';
import { keyOf } from './outside.ts';
import { AT_GUIDELINE, OVER_LIMIT, oldCase, oldCases, openWarnedTeam } from './warned-team.ts';

const WEDNESDAY = '2026-11-18T10:02:30.000Z';
const SATURDAY = '2026-11-21';
const MONDAY = '2026-11-23T09:00:00.000Z';

const opened = (cases: readonly CaseFacts[], settlingMinutes = 0) =>
  openWarnedTeam({ amira: cases }, WEDNESDAY, { settlingMinutes });
type Team = Awaited<ReturnType<typeof opened>>;

async function lookAt(team: Team, now: string): Promise<void> {
  team.setNow(now);
  await reviewWarnings(team.outside, keyOf('amira'));
}

/** A case whose court episodes count from Saturday on. */
const courtOnSaturday = (ref: string) => {
  const episode = { kind: 'court-episode', on: SATURDAY } as const;
  return oldCase(ref, { activities: [episode, episode] });
};

describe('since when a warning is', () => {
  test.each<readonly [string, string, (team: Team) => Promise<void>, readonly CaseFacts[]]>([
    [
      'the moment of the change that crossed the line, also of a case held for long',
      WEDNESDAY,
      async (team) => {
        await team.add('amira', 'more', oldCase('C-900'));
        await lookAt(team, '2026-11-18T10:12:30.000Z');
      },
      oldCases(AT_GUIDELINE),
    ],
    [
      'the day of the date that crossed it, though nobody looked before Monday',
      SATURDAY,
      (team) => lookAt(team, MONDAY),
      [courtOnSaturday('C-900'), ...oldCases(AT_GUIDELINE - 4)],
    ],
    [
      'the day on which what was recorded before begins to count',
      SATURDAY,
      async (team) => {
        await team.add('amira', 'more', courtOnSaturday('C-900'));
        await lookAt(team, MONDAY);
      },
      oldCases(AT_GUIDELINE - 4),
    ],
    [
      'that day also where a later change added to it before anybody looked',
      SATURDAY,
      async (team) => {
        team.setNow('2026-11-22T12:00:00.000Z');
        await team.add('amira', 'more', oldCase('C-901'));
        await lookAt(team, MONDAY);
      },
      [courtOnSaturday('C-900'), ...oldCases(AT_GUIDELINE - 4)],
    ],
  ])('is %s', async (_sentence, since, happens, cases) => {
    const team = await opened(cases, 10);
    await happens(team);
    // What began over the weekend settles on Monday morning.
    await lookAt(team, '2026-11-23T09:10:00.000Z');
    const [warning, ...others] = await team.warnings('amira');
    expect(others).toEqual([]);
    expect(warning?.state).toBe('open');
    expect(warning && sinceOf(warning)).toBe(since);
  });

  test('is of the line that it is of: the limit, and the guideline again after it fell', async () => {
    const team = await opened(oldCases(AT_GUIDELINE));
    const since = async () => (await team.warnings('amira')).map(sinceOf);
    await team.add('amira', 'more', oldCase('C-900'));
    team.setNow('2026-11-19T09:00:00.000Z');
    for (let number = AT_GUIDELINE + 1; number < OVER_LIMIT; number += 1) {
      await team.add('amira', `more-${number}`, oldCase(`D-${number}`));
    }
    expect(await since()).toEqual(['2026-11-19T09:00:00.000Z']);
    for (let number = AT_GUIDELINE + 1; number < AT_GUIDELINE + 4; number += 1) {
      await team.remove('amira', `more-${number}`);
    }
    expect(await team.warnings('amira')).toMatchObject([{ level: 'above' }]);
    expect(await since()).toEqual([WEDNESDAY]);
  });

  test('is the day that the records say of a caseload that came over the line', async () => {
    const team = await opened([...oldCases(AT_GUIDELINE), oldCase('C-900', { allocatedOn: '2026-10-05' })]);
    await lookAt(team, MONDAY);
    expect((await team.warnings('amira')).map(sinceOf)).toEqual(['2026-10-05']);
  });
});
