import { describe, expect, it } from '@jest/globals';
import type { CaseloadCommit } from '../../../src/application/ports.ts';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
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
  const agreed = async () =>
    recordsOf((await town.stores.caseloads.read(keyOf('amira')))?.records ?? [], 'hand-over').filter(
      ({ state }) => state === 'agreed',
    );
  /** Does something once before the second change of Amira's caseload. */
  const beforeTheSecond = (work: () => Promise<void>) => {
    const { caseloads } = town.outside.stores;
    const commit = caseloads.commit.bind(caseloads);
    let times = 0;
    Object.assign(caseloads, {
      commit: async (change: CaseloadCommit) => {
        if (change.head.workerKey === keyOf('amira')) times += 1;
        if (times === 2) {
          times = 3;
          await work();
        }
        return commit(change);
      },
    });
  };
  return { town, mona, agreed, beforeTheSecond };
}

describe('a caseload that is agreed in parts', () => {
  it('says of what was left after a failure that it is agreed only when it is', async () => {
    const { mona, agreed, beforeTheSecond } = await inTwoParts();
    beforeTheSecond(async () => {
      throw new Error('storage is down');
    });
    await expect(mona.press('Confirm')).rejects.toThrow('storage is down');
    const part = (await agreed()).length;
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(30);
    await mona.press('Back');
    await mona.press('Preview');
    expect((await mona.press('Confirm')).words).toContain(`Agreed: ${30 - part} cases`);
    expect(await agreed()).toHaveLength(30);
  });
});
