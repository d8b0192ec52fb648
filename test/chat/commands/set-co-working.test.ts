import { describe, expect, it } from '@jest/globals';
import { factsOn } from '../../../src/domain/caseload.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

async function coWorking() {
  const opened = await openOffice({ amira: [caseFacts()] });
  const amira = opened.as('amira');
  await amira.start('set-co-working', { caseRef: 'C-101' });
  const coWorkedOn = async (day: string) => {
    const history = await opened.history('amira', 'C-101');
    return history && factsOn(history, day).coWorked;
  };
  return { ...opened, amira, coWorkedOn };
}

describe('co-working', () => {
  it('halves the points of the case from its day on', async () => {
    const { amira, coWorkedOn } = await coWorking();
    expect(inputsOf(amira.last().card)).toEqual({ coWorked: 'yes', from: TODAY });
    const saved = await amira.press('Save', { from: '2026-11-10' });
    expect(saved.words).toContain('-1 point: 18 → 17 points');
    expect(saved.words).toContain('(co-worked, half)');
    expect(await Promise.all(['2026-11-09', '2026-11-10'].map(coWorkedOn))).toEqual([false, true]);
  });

  it('ends on another day, and both are shown', async () => {
    const { amira, coWorkedOn } = await coWorking();
    await amira.press('Save', { from: '2026-11-10' });
    await amira.start('set-co-working', { caseRef: 'C-101', yes: false, on: '2026-12-01' });
    expect(amira.last().words).toContain('Preview');
    await amira.press('Save');
    expect(await Promise.all(['2026-11-30', '2026-12-01'].map(coWorkedOn))).toEqual([true, false]);
    const { words } = await amira.start('set-co-working', { caseRef: 'C-101' });
    for (const run of ['So far: not co-worked.', 'From 10 Nov 2026: co-worked.', 'From 1 Dec 2026: not co-worked.']) {
      expect(words).toContain(run);
    }
  });

  it.each<[string, Inputs, string]>([
    ['before the allocation', { from: '2026-11-01' }, 'C-101 was allocated on 2 Nov 2026.'],
    ['as it stands', { coWorked: 'no' }, 'That is how it stands on this day already.'],
    ['no day', { from: '' }, 'Please give a date.'],
  ])('%s is refused', async (_, inputs, problem) => {
    const { amira, snapshot } = await coWorking();
    const before = await snapshot('amira');
    expect((await amira.press('Save', inputs)).words).toContain(problem);
    expect(await snapshot('amira')).toEqual(before);
  });
});
