import { describe, expect, it } from '@jest/globals';
import { caseFacts, FAMILY, openOffice, type Talk } from './talk.ts';

/** A fifth of full time: the guideline is 17. */
const office = () =>
  openOffice({ amira: [caseFacts(FAMILY), caseFacts({ ref: 'C-102' })] }, undefined, { terms: { fte: 0.2 } });

async function previewed() {
  const opened = await office();
  const amira = opened.as('amira');
  await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode', on: '2026-11-10' });
  return { ...opened, amira };
}

async function logOnTheOther(amira: Talk, activity: 'court-episode' | 'core-assessment') {
  await amira.start('log-activity', { caseRef: 'C-102', activity, children: 6, on: '2026-11-10' });
  return amira.press(amira.last().buttons.some(({ title }) => title === 'Save') ? 'Save' : 'Preview');
}

describe('a preview whose figures have moved', () => {
  it('over a line: a fresh preview says so, and a second press saves', async () => {
    const { amira, as, history } = await previewed();
    expect(amira.last().words).toContain('within the guideline');
    await logOnTheOther(as('amira'), 'core-assessment');
    const again = await amira.press('Save');
    expect(again.words).toContain('Check: nothing is saved yet. The preview came to');
    expect(again.words).toContain('Since then: logged a core assessment on C-102.');
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([]);
    expect((await amira.press('Save')).words).toContain('Saved: logged one-off court work on C-101');
    expect((await history('amira', 'C-101'))?.dated.activities).toHaveLength(1);
  });

  it('not over a line: it is saved', async () => {
    const { amira, as } = await previewed();
    const other = as('amira');
    await other.start('log-duty', { duty: 'training-delivered', on: '2026-10-10' });
    await other.press('Save');
    expect((await amira.press('Save')).words).toContain('Saved: logged one-off court work');
  });
});

it('an entry that was removed elsewhere: what changed since is said', async () => {
  const { amira, as } = await previewed();
  await amira.press('Save');
  const card = await amira.start('update-case', { caseRef: 'C-101' }).then(() => amira.press('Entries'));
  const entry = /\n([0-9a-f]{24})\n/.exec(card.words)?.[1];
  const other = as('amira');
  await other.start('update-case', { caseRef: 'C-101' });
  await other.press('Entries');
  await amira.press('Change or end', { entry });
  await other.press('Remove', { entry });
  await other.press('Save');
  const refused = await amira.press('Save', { on: '2026-11-11' });
  expect(refused.words).toContain('Since then: removed one-off court work from C-101.');
});
