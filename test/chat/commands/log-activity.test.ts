import { describe, expect, it } from '@jest/globals';
import { typedTexts } from '../../../src/chat/form/field.ts';
import type { Words } from '../../../src/chat/words.ts';
import type { Activity, CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const family: Partial<CaseFacts> = {
  children: [
    { ref: 'C-101-1', household: 'home' },
    { ref: 'C-101-2', household: 'home' },
    { ref: 'C-101-3', household: 'foster 1' },
  ],
};
const bothHome = typedTexts(['C-101-1', 'C-101-2']);

async function office(...cases: readonly Partial<CaseFacts>[]) {
  return openOffice({ amira: (cases.length > 0 ? cases : [family]).map((facts) => caseFacts(facts)), ben: [] });
}

describe('each kind of activity', () => {
  it.each<[string, Activity['kind'], Inputs, Activity, string]>([
    [
      'a plan change is one point for a month',
      'plan-change',
      { on: '2026-11-10' },
      { kind: 'plan-change', on: '2026-11-10' },
      'row 6 · until 9 Dec 2026',
    ],
    [
      'a placement viability assessment is one point for a month',
      'placement-viability',
      { on: '2026-11-10' },
      { kind: 'placement-viability', on: '2026-11-10' },
      'row 7 · until 9 Dec 2026',
    ],
    [
      'a core assessment asks how many children',
      'core-assessment',
      { on: '2026-11-04', children: 5 },
      { kind: 'core-assessment', on: '2026-11-04', children: 5 },
      'row 8 · until 22 Dec 2026',
    ],
    [
      'court work counts to the end of its month',
      'court-episode',
      { on: '2026-11-10' },
      { kind: 'court-episode', on: '2026-11-10' },
      'row 9 · until 30 Nov 2026',
    ],
    [
      'proceedings run for the children that are chosen',
      'proceedings',
      { from: '2026-11-10', children: bothHome },
      { kind: 'proceedings', from: '2026-11-10', children: ['C-101-1', 'C-101-2'] },
      'row 10 · no end date',
    ],
    [
      'proceedings may have ended',
      'proceedings',
      { from: '2026-11-10', to: '2026-12-10' },
      { kind: 'proceedings', from: '2026-11-10', to: '2026-12-10', children: ['C-101-1', 'C-101-2', 'C-101-3'] },
      'row 10 · until 10 Dec 2026',
    ],
    [
      'private law runs',
      'private-law',
      { from: '2026-11-10' },
      { kind: 'private-law', from: '2026-11-10' },
      'row 11 · no end date',
    ],
    [
      'a change of placement counts placements',
      'placement-change',
      { on: '2026-11-10', placements: 2 },
      { kind: 'placement-change', on: '2026-11-10', placements: 2 },
      'row 12 · until 30 Nov 2026',
    ],
    [
      'a permanency report is two points for a month',
      'permanency-report',
      { on: '2026-11-10' },
      { kind: 'permanency-report', on: '2026-11-10' },
      'row 13 · until 9 Dec 2026',
    ],
    [
      'organising contact runs for the children that are chosen',
      'contact-organising',
      { from: '2026-11-10', children: typedTexts(['C-101-3']) },
      { kind: 'contact-organising', from: '2026-11-10', children: ['C-101-3'] },
      'row 14 · no end date',
    ],
    [
      'a supervised contact counts addresses',
      'supervised-contact',
      { on: '2026-11-10' },
      { kind: 'supervised-contact', on: '2026-11-10', children: ['C-101-1', 'C-101-2', 'C-101-3'] },
      'row 15 · until 30 Nov 2026',
    ],
    [
      'a trip counts in its month',
      'travel',
      { on: '2026-11-10', hoursEachWay: 2.5 },
      { kind: 'travel', on: '2026-11-10', hoursEachWay: 2.5, count: 1 },
      'row 16 · until 30 Nov 2026',
    ],
    [
      'a standing arrangement runs',
      'travel',
      { arrangement: 'standing', on: '2026-11-10', hoursEachWay: 4.5, count: 4 },
      { kind: 'travel', from: '2026-11-10', hoursEachWay: 4.5, count: 4 },
      'row 17 · no end date',
    ],
    [
      'a needs assessment that is not completed',
      'needs-assessment',
      { on: '2026-11-16' },
      { kind: 'needs-assessment', on: '2026-11-16' },
      'row 18 · until 24 Nov 2026',
    ],
    [
      'a needs assessment that was completed in time',
      'needs-assessment',
      { on: '2026-11-10', completedOn: '2026-11-12' },
      { kind: 'needs-assessment', on: '2026-11-10', completedOn: '2026-11-12' },
      'row 18 · until 30 Nov 2026',
    ],
    [
      'the first pathway plan',
      'pathway-plan',
      { on: '2026-11-10' },
      { kind: 'pathway-plan', on: '2026-11-10', rewrite: false },
      'row 19 · until 30 Dec 2026',
    ],
    [
      'a pathway plan that was written anew and is completed',
      'pathway-plan',
      { on: '2026-11-10', rewrite: 'true', completedBy: 'worker' },
      { kind: 'pathway-plan', on: '2026-11-10', rewrite: true, completedBy: 'worker' },
      'row 19 · until 30 Dec 2026',
    ],
  ])('%s', async (_, kind, inputs, activity, line) => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: kind });
    const saved = await amira.press('Save', inputs);
    expect(saved.words).toContain('Saved: logged');
    expect(saved.words).toContain(`C-101 · ${line}`);
    expect((await snapshot('amira')).cases[0]?.history.dated.activities).toEqual([activity]);
  });

  it('every kind that the scheme scores can be chosen, with its row', async () => {
    const { as } = await office();
    const { words } = await as('amira').start('log-activity');
    expect(words.match(/\(rows? [\d-]+\)/g)).toHaveLength(13);
  });
});

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
    const { as } = await office(family, { ref: 'C-102' });
    const amira = as('amira');
    const which = await amira.start('log-activity', { activity: 'core-assessment', children: 3, on: '2026-11-04' });
    const chosen = /C-102\n(\w+)/.exec(which.words)?.[1];
    expect((await amira.press('Next', { caseId: chosen })).words).toContain('Core assessment of 3 children');
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
    const { as } = await office(family, { ref: 'C-102' });
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
    const { as } = await office(family, { ref: 'C-102' });
    const card = await as('amira').start('log-activity', { caseRef: said, activity: 'court-episode' });
    expect(card.words).toContain('C-101 · One-off court work');
  });

  it.each([
    ['C-110', ['C-101', 'C-102', 'Choose a case', 'Add a case']],
    ['C-0102', ['C-102', 'C-101', 'Choose a case', 'Add a case']],
    ['XYZ-999', ['Choose a case', 'Add a case']],
  ])('%s is not on the caseload: the nearest are offered', async (said, titles) => {
    const { as } = await office(family, { ref: 'C-102' });
    const amira = as('amira');
    const card = await amira.start('log-activity', { caseRef: said, activity: 'court-episode', on: '2026-11-04' });
    expect(card.words).toContain(`I do not see ${said} on this caseload`);
    expect(card.buttons.map(({ title }) => title)).toEqual(titles);
    if (titles.includes('C-101'))
      expect((await amira.press('C-101')).words).toContain('One-off court work on 4 Nov 2026');
  });
});

describe('what will not do is said at its field, with what was typed, and nothing is written', () => {
  it.each<[string, Activity['kind'], Inputs, string]>([
    ['no date', 'court-episode', { on: '' }, 'Check: Please give a date.'],
    ['31 February', 'court-episode', { on: '2026-02-31' }, '"2026-02-31" is not a date'],
    ['a date of the wrong type', 'court-episode', { on: ['2026-11-04'] }, 'Check: Please give a date.'],
    ['a date that is an object', 'court-episode', { on: { toString: 'x' } }, 'Check: Please give a date.'],
    ['a long text for a date', 'court-episode', { on: 'x'.repeat(10_000) }, 'is not a date'],
    ['before the allocation', 'court-episode', { on: '2026-11-01' }, 'C-101 was allocated on 2 Nov 2026.'],
    ['running since before the allocation', 'proceedings', { from: '2026-11-01' }, 'was allocated on 2 Nov 2026'],
    [
      'an end before the start',
      'private-law',
      { from: '2026-11-10', to: '2026-11-09' },
      'before the first day, 10 Nov',
    ],
    [
      'completed before the start',
      'needs-assessment',
      { on: '2026-11-10', completedOn: '2026-11-09' },
      'before the first',
    ],
    ['0 children', 'core-assessment', { children: 0 }, 'Please give a whole number from 1 to 30.'],
    ['200 children', 'core-assessment', { children: 200 }, 'Please give a whole number from 1 to 30.'],
    ['two and a half children', 'core-assessment', { children: '2.5' }, 'Please give a whole number from 1 to 30.'],
    ['-1 children', 'core-assessment', { children: -1 }, 'Please give a whole number from 1 to 30.'],
    ['children as a word', 'core-assessment', { children: 'three' }, 'Please give a whole number from 1 to 30.'],
    ['no child chosen', 'proceedings', { children: '' }, 'Please choose at least one.'],
    ['a child of another case', 'proceedings', { children: typedTexts(['C-999-1']) }, 'Please choose at least one.'],
    ['25 hours', 'travel', { hoursEachWay: 25 }, 'Please give the hours as a number from 0 to 24'],
    ['no hours', 'travel', { hoursEachWay: '' }, 'Please give the hours as a number from 0 to 24'],
    ['an answer that is not offered', 'pathway-plan', { rewrite: 'maybe' }, 'Please choose one.'],
  ])('%s', async (_, kind, inputs, problem) => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: kind });
    const before = await snapshot('amira');
    for (const button of ['Save', 'Preview']) {
      const again = await amira.press(button, inputs);
      expect(again.words).toContain(problem);
      expect(again.words).toContain('Nothing was saved.');
    }
    expect(await snapshot('amira')).toEqual(before);
  });

  it('the good answers stay beside the bad one, and only that one needs to be mended', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'core-assessment' });
    await amira.press('Save', { on: '2026-11-04', children: 200 });
    expect(inputsOf(amira.last().card)).toEqual({ on: '2026-11-04', children: 200 });
    expect((await amira.press('Save', { children: 2 })).words).toContain('Core assessment of 2 children');
  });

  it.each([
    ['the last day that counts', '2026-11-30', 'Saved'],
    ['the day after', '2026-12-01', 'C-101 is closed: it counted up to 30 Nov 2026.'],
  ])('a closed case: %s', async (_, on, words) => {
    const { as } = await office({ ...family, closureDecidedOn: '2026-11-02' });
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
    expect((await amira.press('Save', { on })).words).toContain(words);
  });

  it('a case that was passed on', async () => {
    const { as } = await office({ ...family, transferredOutOn: '2026-11-20' });
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
    expect((await amira.press('Save', { on: '2026-11-20' })).words).toContain(
      'held by another worker from 20 Nov 2026',
    );
    expect((await amira.press('Save', { on: '2026-11-19' })).words).toContain('Saved');
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
    const { as } = await office({ ...family, allocatedOn: '2026-09-01' });
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
    expect(saved.words).toContain("It does not change today's total.");
    expect(saved.words).toContain('no change: 18 → 18 points');
  });
});
