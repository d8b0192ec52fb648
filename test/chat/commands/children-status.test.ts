import { describe, expect, it } from '@jest/globals';
import { typedTexts } from '../../../src/chat/form/field.ts';
import type { CaseFacts, Child } from '../../../src/domain/case-facts.ts';
import { factsOn } from '../../../src/domain/caseload.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const first: Child = { ref: 'C-101-1', household: 'home' };
const second: Child = { ref: 'C-101-2', household: 'home' };
const both = typedTexts(['C-101-1', 'C-101-2']);

async function office(facts: Partial<CaseFacts> = {}) {
  const opened = await openOffice({ amira: [caseFacts({ children: [first, second], ...facts })] });
  const amira = opened.as('amira');
  /** The children of the case on a day, without what is not looked at. */
  const childrenOn = async (day: string) => {
    const history = await opened.history('amira', 'C-101');
    return history ? factsOn(history, day).children : [];
  };
  /** Through the card that asks which and what, to the questions of the change. */
  const change = async (kind: string, children: string = typedTexts(['C-101-1'])) => {
    await amira.start('change-children', { caseRef: 'C-101' });
    return amira.press('Next', { children, change: kind });
  };
  return { ...opened, amira, childrenOn, change };
}

describe('a status that begins', () => {
  it.each([
    ['looked-after', 'row 4', 'looked after'],
    ['child-protection', 'row 5', 'subject to a CP/FS conference'],
  ])('%s counts for each child from its day', async (kind, row, words) => {
    const { amira, change } = await office();
    await change(kind, both);
    const saved = await amira.press('Save', { from: '2026-11-10' });
    expect(saved.words).toContain('+1 point: 18 → 19 points');
    expect(saved.words).toContain(`2 × child ${words} since 10 Nov 2026`);
    expect(saved.words).toContain(`C-101 · ${row} · no end date`);
    expect(saved.words).toContain('Family with no child looked after');
  });

  it('may have begun before the case was allocated', async () => {
    const { amira, change } = await office();
    await change('looked-after');
    expect((await amira.press('Save', { from: '2025-01-10' })).words).toContain('since 10 Jan 2025');
  });

  it('a second time leaves the first as it was, on its days', async () => {
    const lookedAfter = { from: '2026-03-01', to: '2026-04-30' };
    const { amira, change, childrenOn } = await office({
      allocatedOn: '2026-01-05',
      children: [{ ...first, lookedAfter }, second],
    });
    await change('looked-after');
    expect((await amira.press('Save', { from: '2026-11-10' })).words).toContain('+');
    expect((await childrenOn('2026-04-30'))[0]?.lookedAfter).toEqual(lookedAfter);
    expect((await childrenOn('2026-11-10'))[0]?.lookedAfter).toEqual({ from: '2026-11-10' });
    const again = await amira.start('change-children', { caseRef: 'C-101' });
    expect(again.words).toContain('looked after from 1 Mar 2026 to 30 Apr 2026 · looked after since 10 Nov 2026');
  });

  it.each<[string, Inputs, string]>([
    ['while it lasts already', { from: '2026-11-10' }, 'C-101-1 is recorded as looked after since 1 Oct 2026 already.'],
    ['over the day on which it began', { from: '2026-09-10' }, 'since 1 Oct 2026 already.'],
    ['up to a day before its first', { from: '2026-09-10', to: '2026-09-09' }, 'before the first day, 10 Sep 2026.'],
    ['on no day', { from: '' }, 'Please give a date.'],
  ])('is refused %s', async (_, inputs, problem) => {
    const { amira, change } = await office({ children: [{ ...first, lookedAfter: { from: '2026-10-01' } }] });
    await change('looked-after');
    expect((await amira.press('Save', inputs)).words).toContain(problem);
  });

  it('before what is recorded, with its end, is accepted', async () => {
    const { amira, change, childrenOn } = await office({
      allocatedOn: '2026-01-05',
      children: [{ ...first, lookedAfter: { from: '2026-10-01' } }],
    });
    await change('looked-after');
    await amira.press('Save', { from: '2026-02-01', to: '2026-03-01' });
    expect((await childrenOn('2026-02-15'))[0]?.lookedAfter).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect((await childrenOn('2026-11-18'))[0]?.lookedAfter).toEqual({ from: '2026-10-01' });
  });

  it('after the case is closed is refused', async () => {
    const { amira, change } = await office({ closureDecidedOn: '2026-11-02' });
    await change('looked-after');
    expect((await amira.press('Save', { from: '2026-12-01' })).words).toContain('C-101 is closed');
  });
});

describe('a status that ends', () => {
  it('ends on its last day in every version of the case', async () => {
    const { amira, change, childrenOn } = await office({
      children: [{ ...first, lookedAfter: { from: '2026-10-01' } }, second],
    });
    await change('moved');
    await amira.press('Save', { household: 'foster 1', from: '2026-11-10' });
    await change('not-looked-after');
    await amira.press('Save', { to: '2026-11-05' });
    for (const day of ['2026-11-05', '2026-11-10', '2026-11-18']) {
      expect((await childrenOn(day))[0]?.lookedAfter).toEqual({ from: '2026-10-01', to: '2026-11-05' });
    }
  });

  it('in the future counts until then', async () => {
    const { amira, change } = await office({ children: [{ ...first, childProtection: { from: '2026-10-01' } }] });
    await change('not-child-protection');
    const saved = await amira.press('Save', { to: '2026-11-30' });
    expect(saved.words).toContain('It counts from 1 Dec 2026; these are the figures of that day.');
  });

  it('that was not there is refused', async () => {
    const { amira, change } = await office();
    await change('not-looked-after', both);
    expect((await amira.press('Save')).words).toContain('C-101-1 is not recorded as looked after on 18 Nov 2026.');
  });
});

describe('dates that were wrong', () => {
  const periods = { lookedAfter: { from: '2026-10-01' }, childProtection: { from: '2026-09-01', to: '2026-11-01' } };

  it('are shown and put right', async () => {
    const { amira, change, childrenOn } = await office({ children: [{ ...first, ...periods }, second] });
    const card = await change('correct');
    expect(inputsOf(card.card)).toEqual({
      lookedAfterFrom: '2026-10-01',
      lookedAfterTo: '',
      conferenceFrom: '2026-09-01',
      conferenceTo: '2026-11-01',
    });
    await amira.press('Save', { lookedAfterFrom: '2026-10-02', conferenceFrom: '', conferenceTo: '' });
    expect((await childrenOn(TODAY))[0]).toEqual({ ...first, lookedAfter: { from: '2026-10-02' } });
  });

  it.each<[string, Inputs, string]>([
    ['nothing is different', {}, 'these are the dates that are recorded already'],
    [
      'a last day without a first',
      { lookedAfterFrom: '', lookedAfterTo: '2026-11-01' },
      'a last day without a first one',
    ],
    ['a last day before the first', { lookedAfterTo: '2026-09-30' }, 'is before the first.'],
  ])('%s', async (_, inputs, problem) => {
    const { amira, change } = await office({ children: [{ ...first, ...periods }] });
    await change('correct');
    expect((await amira.press('Save', inputs)).words).toContain(problem);
  });

  it('are put right for one child at a time', async () => {
    const { change } = await office();
    expect((await change('correct', both)).words).toContain('Please choose one child to put its dates right.');
  });
});
