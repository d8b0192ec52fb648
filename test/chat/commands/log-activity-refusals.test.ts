import { describe, expect, it } from '@jest/globals';
import { typedTexts } from '../../../src/chat/form/field.ts';
import type { Activity, CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts, FAMILY, inputsOf, openOffice } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const office = (...cases: readonly Partial<CaseFacts>[]) =>
  openOffice({ amira: (cases.length > 0 ? cases : [FAMILY]).map((facts) => caseFacts(facts)), ben: [] });

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
    const { as } = await office({ ...FAMILY, closureDecidedOn: '2026-11-02' });
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
    expect((await amira.press('Save', { on })).words).toContain(words);
  });

  it('a case that was passed on', async () => {
    const { as } = await office({ ...FAMILY, transferredOutOn: '2026-11-20' });
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
    expect((await amira.press('Save', { on: '2026-11-20' })).words).toContain(
      'held by another worker from 20 Nov 2026',
    );
    expect((await amira.press('Save', { on: '2026-11-19' })).words).toContain('Saved');
  });
});
