import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts, FAMILY, inputsOf, openOffice, TODAY } from './talk.ts';

const office = (...cases: readonly Partial<CaseFacts>[]) =>
  openOffice({ amira: (cases.length > 0 ? cases : [FAMILY]).map((facts) => caseFacts(facts)), ben: [] });

describe('what was said in the sentence', () => {
  it('a sentence that says everything is answered with a preview, and nothing is written', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    const words: Words = { caseRef: 'c101', activity: 'core-assessment', children: 3, on: '2026-11-04' };
    const preview = await amira.start('log-activity', words);
    expect(preview.words).toContain('Nothing is saved yet.');
    expect(preview.words).toContain('+5 points, +1 weight: 18 → 24 points, within the guideline of 85');
    expect((await snapshot('amira')).cases[0]?.history.dated.activities).toEqual([]);
    const saved = await amira.press('Save');
    expect(saved.words).toContain('Core assessment of 3 children, started 4 Nov 2026');
    expect(saved.words).toContain('If nothing else is recorded, the total falls to 23 on 2 Dec.');
  });

  it('what was not said is asked, with what was said filled in', async () => {
    const { as } = await office();
    const card = await as('amira').start('log-activity', { caseRef: 'C-101', activity: 'travel', hours: 3 });
    expect(inputsOf(card.card)).toEqual({ arrangement: 'trip', on: TODAY, to: '', hoursEachWay: 3, count: 1 });
  });

  it('back from the preview shows what was said', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'core-assessment', children: 4, on: '2026-11-04' });
    expect(inputsOf((await amira.press('Back')).card)).toEqual({ on: '2026-11-04', children: 4 });
  });

  it('a sentence without a case asks which, and keeps the rest', async () => {
    const { as } = await office(FAMILY, { ref: 'C-102' });
    const amira = as('amira');
    const which = await amira.start('log-activity', { activity: 'core-assessment', children: 3, on: '2026-11-04' });
    const chosen = /C-102\n(\w+)/.exec(which.words)?.[1];
    expect((await amira.press('Next', { caseId: chosen })).words).toContain('Core assessment of 3 children');
  });

  it('a sentence without a kind asks for it, and keeps the day', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', from: '2026-11-10' });
    expect((await amira.press('Next', { kind: 'private-law' })).words).toContain('Private law, since 10 Nov 2026');
  });

  it('a day that is in no calendar is asked again, at its field', async () => {
    const { as } = await office();
    const words: Words = { caseRef: 'C-101', activity: 'court-episode', impossibleDate: true };
    const card = await as('amira').start('log-activity', words);
    expect(card.words).toContain('Check: The day that you wrote is in no calendar.');
    expect(inputsOf(card.card)).toEqual({ on: '' });
  });

  it('the only case is chosen already', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-activity');
    const next = await amira.press('Next', { kind: 'court-episode' });
    expect(next.words).toContain('C-101 · One-off court work');
  });

  it('nothing chosen is said at the fields', async () => {
    const { as } = await office(FAMILY, { ref: 'C-102' });
    const amira = as('amira');
    await amira.start('log-activity');
    const again = await amira.press('Next');
    expect(again.words).toContain('Check: Please choose a case.');
    expect(again.words).toContain('Check: Please choose one.');
  });

  it('without a case on the caseload the first one is offered', async () => {
    const { as } = await office();
    const card = await as('ben').start('log-activity', { activity: 'travel' });
    expect(card.buttons.map(({ title }) => title)).toEqual(['Add a case']);
  });
});

describe('the case that is meant', () => {
  it.each(['C-101', 'C101', 'c-101', 'c 101', 'C-101-2'])('%s is C-101', async (said) => {
    const { as } = await office(FAMILY, { ref: 'C-102' });
    const card = await as('amira').start('log-activity', { caseRef: said, activity: 'court-episode' });
    expect(card.words).toContain('C-101 · One-off court work');
  });

  it.each([
    ['C-110', ['C-101', 'C-102', 'Choose a case', 'Add a case']],
    ['C-0102', ['C-102', 'C-101', 'Choose a case', 'Add a case']],
    ['XYZ-999', ['Choose a case', 'Add a case']],
    ['NFX-102', ['C-102', 'Choose a case', 'Add a case']],
    ['C-990', ['Choose a case', 'Add a case']],
  ])('%s is not on the caseload: the nearest are offered', async (said, titles) => {
    const { as } = await office(FAMILY, { ref: 'C-102' });
    const amira = as('amira');
    const card = await amira.start('log-activity', { caseRef: said, activity: 'court-episode', on: '2026-11-04' });
    expect(card.words).toContain(`I do not see ${said} on this caseload`);
    expect(card.buttons.map(({ title }) => title)).toEqual(titles);
    if (titles.includes('C-101'))
      expect((await amira.press('C-101')).words).toContain('One-off court work on 4 Nov 2026');
  });
});

describe('when a change counts', () => {
  it.each([
    ['a coming day', '2026-12-04', 'It counts from 4 Dec 2026; these are the figures of that day.'],
    ['a day two years ahead', '2028-11-20', 'It counts from 20 Nov 2028; these are the figures of that day.'],
    ['today', TODAY, '+3 points'],
  ])('%s', async (_, on, words) => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
    expect((await amira.press('Save', { on })).words).toContain(words);
  });

  it('a month that is over', async () => {
    const { as } = await office({ ...FAMILY, allocatedOn: '2026-09-01' });
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
    const saved = await amira.press('Save', { on: '2026-10-10' });
    expect(saved.words).toContain("It counted up to 31 Oct 2026, so today's total stays the same.");
  });

  it('a short journey changes nothing', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'travel' });
    const saved = await amira.press('Save', { hoursEachWay: 2 });
    expect(saved.words).toContain('no change: 18 → 18 points');
    expect(saved.words).not.toContain("today's total");
  });
});
