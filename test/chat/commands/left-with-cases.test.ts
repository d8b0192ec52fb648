import { describe, expect, it } from '@jest/globals';
import { leaveTeam } from '../../../src/application/leave-team.ts';
import type { PendingItem } from '../../../src/application/ports.ts';
import { caseFacts } from './talk.ts';
import { told } from './told.ts';
import { keyOf, NORTH, openTown, TODAY } from './town.ts';

const by = { person: keyOf('ada'), key: 'leaving' };

/** Amira has C-101 and C-102. */
async function opened() {
  const cases = ['C-101', 'C-102'].map((ref) => caseFacts({ ref }));
  const town = await openTown({ amira: { cases } });
  const leaves = async (name: string) => {
    const left = await leaveTeam(town.outside, NORTH, keyOf(name), by);
    await town.deliverAll();
    return left;
  };
  return { town, mona: town.as('mona'), leaves };
}

describe('what the managers hear of the cases of somebody who has left', () => {
  it.each([
    ['worked on together', 'co-work', 'end the working together first.', 'Transfers'],
    ['offered', 'offer', 'take the offer back first.', 'Offers'],
  ])('counts a case that is %s, and says what comes first', async (_, how, words, button) => {
    const { town, mona, leaves } = await opened();
    if (how === 'offer') {
      await mona.hear('transfer C-101 to the South team on 14 Dec');
      await mona.press('Preview');
      await mona.press('Offer');
    } else {
      await mona.hear('transfer C-101 to Ben on 14 Dec');
      await mona.press('Preview', { as: 'co-work' });
      await mona.press('Agree');
    }
    await town.deliverAll();
    expect(await leaves('amira')).toMatchObject({ ok: true, cases: 2 });
    const [message = ''] = await told(town, 'cases-left', 'mona');
    expect(message).toContain('amira has left the team: 2 cases are still with them');
    expect(message).toMatch(new RegExp(`1 is .*: ${words}`));
    expect(message).toContain('Hand over the caseload');
    expect(message).toContain(button);
  });

  it('leaves out what is agreed to move', async () => {
    const { town, mona, leaves } = await opened();
    for (const ref of ['C-101', 'C-102']) {
      await mona.hear(`transfer ${ref} to Ben on 14 Dec`);
      await mona.press('Preview');
      await mona.press('Agree');
    }
    await town.deliverAll();
    expect(await leaves('amira')).toMatchObject({ ok: true, cases: 0 });
    expect(await told(town, 'cases-left', 'mona')).toEqual([]);
  });

  it('is said of a case that comes to somebody who left while it was agreed', async () => {
    const { town, mona } = await opened();
    const held: PendingItem[] = [];
    Object.assign(town.outside, { follow: (pending: readonly PendingItem[]) => held.push(...pending) });
    await mona.hear('transfer C-101 to Ben on 14 Dec');
    await mona.press('Preview');
    await mona.press('Agree');
    expect(held.length).toBeGreaterThan(0);
    const left = await leaveTeam(town.outside, NORTH, keyOf('ben'), by);
    expect(left).toMatchObject({ ok: true, cases: 0 });
    await town.deliverAll();
    const [message = '', ...others] = await told(town, 'cases-left', 'mona');
    expect(others).toEqual([]);
    expect(message).toContain('ben has left the team: 1 case is still with them');
    expect(message).toContain('1 comes to them on a later day: cancel that first.');
    expect(message).not.toContain('Hand over the caseload');
    town.setToday('2026-12-14');
    expect((await told(town, 'cases-left', 'mona', TODAY))[0]).toContain('Hand over the caseload');
  });
});
