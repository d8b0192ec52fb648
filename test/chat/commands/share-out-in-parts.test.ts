import { describe, expect, it } from '@jest/globals';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { agreedMeanwhile, beforeChange } from './in-between.ts';
import { caseFacts } from './talk.ts';
import { keyOf, openTown, TODAY } from './town.ts';

/** Amira's thirty cases go to Ben and Dan: more than one transaction holds. At the preview. */
async function inTwoParts() {
  const cases = Array.from({ length: 30 }, (_, index) => caseFacts({ ref: `C-${101 + index}` }));
  const town = await openTown({ amira: { cases }, dan: {} });
  const mona = town.as('mona');
  await mona.hear("hand over Amira's caseload");
  const takers = ['ben', 'dan'].map((name) => choiceKey(keyOf(name))).join(',');
  await mona.press('Next', { why: 'leaves', from: TODAY, takers, start: 'move' });
  await mona.press('Preview');
  const amira = async () => {
    const { cases = [], records = [] } = (await town.stores.caseloads.read(keyOf('amira'))) ?? {};
    return { cases, agreed: recordsOf(records, 'hand-over') };
  };
  return { town, mona, amira };
}

describe('a caseload that is agreed in parts', () => {
  it('says of what was left after a failure that it is agreed only when it is', async () => {
    const { town, mona, amira } = await inTwoParts();
    beforeChange(town, 'amira', 2, async () => {
      throw new Error('storage is down');
    });
    await expect(mona.press('Confirm')).rejects.toThrow('storage is down');
    const first = (await amira()).agreed.length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(30);
    await mona.press('Back');
    await mona.press('Preview');
    expect((await mona.press('Confirm')).words).toContain(`Agreed: ${30 - first} cases`);
    expect((await amira()).agreed).toHaveLength(30);
  });

  it('says how much is agreed where something came in between after the first part', async () => {
    const { town, mona, amira } = await inTwoParts();
    let first = 0;
    beforeChange(town, 'amira', 2, async () => {
      const { cases, agreed } = await amira();
      first = agreed.length;
      const left = cases.find(({ caseId }) => !agreed.some((one) => one.caseId === caseId));
      await agreedMeanwhile(town, 'amira', left?.caseId ?? '', 'ben', '2026-12-20');
    });
    const answer = await mona.press('Confirm');
    expect(first).toBeGreaterThan(0);
    expect(answer.words).toContain(`${first} cases are agreed; these are not yet.`);
    expect(answer.words).not.toContain('Nothing was saved');
  });
});
