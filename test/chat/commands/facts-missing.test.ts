import { describe, expect, it } from '@jest/globals';
import type { TeamCapacityData } from '../../../src/chat/cards/team-capacity.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts } from './talk.ts';
import { NORTH, openTown } from './town.ts';

const cases = (count: number, facts: Partial<CaseFacts> = {}) =>
  Array.from({ length: count }, (_, index) => caseFacts({ ref: `${facts.category ?? 'C'}-${index + 1}`, ...facts }));

/** North went to northern-ireland on a day; its cases were kept under merton, most without a category. */
async function townSwitched(from: string) {
  const town = await openTown({
    amira: { cases: [...cases(3), ...cases(2, { category: 'family-intervention' })] },
    ben: { cases: [...cases(1), ...cases(61, { category: 'family-intervention' })] },
  });
  const ada = town.as('ada');
  await ada.send('switch-scheme.preview', { teamId: NORTH, schemeId: 'northern-ireland', from });
  await ada.press('Switch');
  return town;
}

describe('figures of a scheme that was not told all it needs', () => {
  it.each([
    ['my-total', {}, 'Your total today is at least 2 points'],
    ['my-total', {}, 'Cannot tell, against the range of 50 to 60: facts are missing.'],
    ['my-total', {}, 'Needs a category for 3 cases.'],
    ['why', {}, 'Why your total is at least 2 points'],
    ['why', {}, 'Needs a category for 3 cases.'],
    ['total-on-date', { on: '2026-12-24' }, 'Your total on 24 Dec 2026: at least 2 points'],
    ['total-on-date', { on: '2026-12-24' }, 'Needs a category for 3 cases.'],
    ['runway', {}, 'Today at least 2 points, cannot tell'],
  ] as const)('%s on %j says "%s"', async (command, words, expected) => {
    const town = await townSwitched('2026-11-30');
    expect((await town.as('amira').say(command, words)).words).toContain(expected);
  });

  it('promise no room, and are over where they are so already', async () => {
    const town = await townSwitched('2026-11-30');
    expect((await town.as('amira').say('my-total')).words).not.toContain('of room');
    const answer = await town.as('mona').say('team-capacity');
    expect(answer.words).toContain(
      '0 points of room in the team, not counting 1 worker of whom facts are missing; those over are not subtracted.',
    );
    const { members, chart } = answer.data as unknown as TeamCapacityData;
    expect(chart.bars.map(({ x }) => x)).toEqual(['ben']);
    expect(members.map(({ name, status, total, headroom }) => [name, status, total, headroom])).toEqual([
      ['ben', 'above the range', 'at least 61', '1 over'],
      ['amira', 'cannot tell: facts are missing', 'at least 2', 'cannot tell'],
    ]);
  });

  it('are announced so before the switch', async () => {
    const town = await townSwitched('2026-12-14');
    const words = 'is counted under Northern Ireland from 14 Dec on, for which facts are missing';
    const next = (await town.as('amira').say('total-on-date', { on: '2026-12-04' })).words;
    expect(next).toContain(`After that it ${words}.`);
    expect((await town.as('mona').say('team-capacity', { on: '2026-12-04' })).words).toContain(words);
  });

  it('are figures like any other for a scheme that was told', async () => {
    const town = await openTown({ amira: { cases: cases(2) } });
    const answer = await town.as('amira').say('my-total');
    expect(answer.words).toContain('Your total today is 20 points');
    expect(answer.words).not.toContain('Needs');
  });
});
