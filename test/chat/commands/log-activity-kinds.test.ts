import { describe, expect, it } from '@jest/globals';
import { typedTexts } from '../../../src/chat/form/field.ts';
import type { Activity, CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts, FAMILY, openOffice } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const bothHome = typedTexts(['C-101-1', 'C-101-2']);

const office = (...cases: readonly Partial<CaseFacts>[]) =>
  openOffice({ amira: (cases.length > 0 ? cases : [FAMILY]).map((facts) => caseFacts(facts)), ben: [] });

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
