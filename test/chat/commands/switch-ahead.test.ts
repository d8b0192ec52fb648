import { describe, expect, it } from '@jest/globals';
import type { RunwayData } from '../../../src/chat/cards/runway.ts';
import { caseFacts } from './talk.ts';
import { NORTH, openTown } from './town.ts';

/** amira's total falls within merton on 2 December, on 19 December, and North goes to halton on 1 January. */
async function townBeforeSwitch(back?: string) {
  const town = await openTown({
    amira: { cases: [caseFacts({ activities: [{ kind: 'core-assessment', on: '2026-11-02', children: 2 }] })] },
  });
  const ada = town.as('ada');
  const goTo = async (schemeId: string, from: string) => {
    await ada.send('switch-scheme.preview', { teamId: NORTH, schemeId, from });
    await ada.press('Switch');
  };
  await goTo('halton', '2027-01-01');
  if (back !== undefined) await goTo('merton', back);
  return town;
}

describe('figures before a switch to come', () => {
  it('the next change of a total is said in the unit of the new scheme', async () => {
    const town = await townBeforeSwitch();
    expect((await town.as('amira').say('my-total')).words).toContain('Falls to 22 on 2 Dec.');
    const later = await town.as('amira').say('total-on-date', { on: '2026-12-24' });
    expect(later.words).toContain('After that it becomes 1 case under Halton on 1 Jan, then has room.');
    const team = await town.as('mona').say('team-capacity', { on: '2026-12-24' });
    expect(team.words).toContain('becomes 1 case under Halton on 1 Jan, then has room');
  });

  it('a total under the new scheme is not set against the one of today', async () => {
    const town = await townBeforeSwitch();
    const answer = await town.as('amira').say('total-on-date', { on: '2027-01-01' });
    expect(answer.words).toContain('Your total on 1 Jan 2027: 1 case');
    expect(answer.words).toContain("It is counted under Halton; today's 23 points under Merton are of another kind.");
    expect(answer.words).not.toContain('Different from today');
  });

  it.each([
    ['for good', undefined, ['23 points', '22 points', '17 points', '1 case']],
    ['and back', '2027-02-01', ['23 points', '22 points', '17 points', '1 case', '17 points']],
  ])('a runway over a switch %s draws the line up to it, and lists every step in its unit', async (_, back, totals) => {
    const town = await townBeforeSwitch(back);
    const answer = await town.as('amira').say('runway');
    expect(answer.words).toContain('From 1 Jan you are weighed by Halton traffic lights.');
    const { chart, steps } = answer.data as unknown as RunwayData;
    expect(chart.title).toBe('Your total until 31 Dec 2026');
    expect(
      chart.lines
        .flatMap(({ values }) => values.map(({ x }) => x))
        .sort()
        .at(-1),
    ).toBe('2026-12-31');
    expect(steps.map(({ total }) => total)).toEqual(totals);
  });
});
