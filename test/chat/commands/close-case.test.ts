import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts, inputsOf, openOffice } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

async function closureOf(facts: Partial<CaseFacts> = {}) {
  const opened = await openOffice({ amira: [caseFacts(facts)] });
  const amira = opened.as('amira');
  await amira.start('close-case', { caseRef: 'C-101' });
  const dated = async () => (await opened.history('amira', 'C-101'))?.dated;
  return { ...opened, amira, dated };
}

describe('closing a case', () => {
  it('gives its point for 28 days, after which all its points end', async () => {
    const { amira, dated } = await closureOf();
    const saved = await amira.press('Save', { decidedOn: '2026-11-10' });
    expect(saved.words).toContain('Closure decided on 10 Nov 2026');
    expect(saved.words).toContain('C-101 · case closure · until 8 Dec 2026');
    expect((await dated())?.closureDecidedOn).toBe('2026-11-10');
  });

  it('a sentence with its day is answered with a preview', async () => {
    const { amira } = await closureOf();
    expect((await amira.start('close-case', { caseRef: 'C-101', on: '2026-11-10' })).words).toContain('Preview');
  });

  it('the day on which it was closed is kept beside the decision', async () => {
    const { amira, dated } = await closureOf();
    await amira.press('Save', { decidedOn: '2026-11-10', closedOn: '2026-11-17' });
    expect(await dated()).toMatchObject({ closureDecidedOn: '2026-11-10', closedOn: '2026-11-17' });
  });

  it('shows a decision that is recorded, to be changed', async () => {
    const { amira, dated } = await closureOf({ closureDecidedOn: '2026-11-10', closedOn: '2026-11-17' });
    expect(inputsOf(amira.last().card)).toEqual({ decidedOn: '2026-11-10', closedOn: '2026-11-17' });
    await amira.press('Save', { decidedOn: '2026-11-11', closedOn: '' });
    expect(await dated()).toEqual({
      ref: 'C-101',
      allocatedOn: '2026-11-02',
      closureDecidedOn: '2026-11-11',
      activities: [],
    });
  });

  it('is taken back after a preview', async () => {
    const { amira, dated } = await closureOf({ closureDecidedOn: '2026-11-10', closedOn: '2026-11-17' });
    expect((await amira.press('Take the closure back')).words).toContain('-1 point');
    await amira.press('Save');
    expect(await dated()).toEqual({ ref: 'C-101', allocatedOn: '2026-11-02', activities: [] });
  });

  it.each<[string, Inputs, string]>([
    ['before the allocation', { decidedOn: '2026-11-01' }, 'C-101 was allocated on 2 Nov 2026.'],
    ['without a decision', { decidedOn: '', closedOn: '2026-11-10' }, 'Please give a date.'],
    ['closed before the decision', { decidedOn: '2026-11-10', closedOn: '2026-11-09' }, 'before the decision, 10 Nov'],
    ['an impossible day', { decidedOn: '2026-11-31' }, 'is not a date'],
  ])('%s is refused', async (_, inputs, problem) => {
    const { amira, snapshot } = await closureOf();
    const before = await snapshot('amira');
    expect((await amira.press('Save', inputs)).words).toContain(problem);
    expect(await snapshot('amira')).toEqual(before);
  });

  it('after the case was passed on is refused', async () => {
    const { amira } = await closureOf({ transferredOutOn: '2026-11-16' });
    expect((await amira.press('Save', { decidedOn: '2026-11-16' })).words).toContain('held by another worker');
  });

  it('what was never decided is not taken back', async () => {
    const { amira, snapshot } = await closureOf();
    const { data } = amira.last().button('Save');
    const before = await snapshot('amira');
    expect((await amira.send('close-case.reopen-save', data)).words).toContain(
      'No decision to close C-101 is recorded.',
    );
    expect(await snapshot('amira')).toEqual(before);
  });
});
