import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '../../src/domain/case-facts.ts';
import { changeFrom, historyOf, unchanging } from '../../src/domain/caseload.ts';
import type { CaseNeed } from '../../src/domain/need.ts';
import { allChangeDays, buildTimeline, isIncomplete, scoreOn } from '../../src/domain/timeline.ts';
import { caseWith, termsWith } from '../schemes/builders.ts';
import { schemeWith } from './scheme-with.ts';

const need: CaseNeed = {
  code: 'category',
  of: 'case',
  what: 'a category',
  leavesOpen: 'total',
  lacks: ({ category }) => category === undefined,
};
const scheme = schemeWith({ needs: [need], caseEndsOn: ({ closedOn }) => closedOn ?? null });
const timelineOf = (facts: Partial<CaseFacts>, needs = [need]) => {
  const history = historyOf(caseWith('A', { allocatedOn: '2026-11-10', ...facts }));
  const details = changeFrom(history.details, '2026-11-20', (value) => ({ ...value, category: 'court' as const }));
  const caseload = {
    workerId: 'W1',
    terms: unchanging(termsWith()),
    duties: [],
    cases: [{ ...history, details }],
  };
  return buildTimeline(caseload, unchanging({ ...scheme, needs }));
};

describe('what a case lacks', () => {
  it.each([
    ['before the case is held', '2026-11-09', false],
    ['on the first day held', '2026-11-10', true],
    ['on the last day before the fact is recorded', '2026-11-19', true],
    ['on the day from which it is recorded', '2026-11-20', false],
  ])('%s', (_, day, expected) => {
    const score = scoreOn(timelineOf({}), day);
    expect(score.lacking.map(({ caseRef }) => caseRef)).toEqual(expected ? ['A'] : []);
    expect(isIncomplete(score)).toBe(expected);
  });

  it('begins and ends on days that a projection looks at', () => {
    expect(allChangeDays(timelineOf({}))).toEqual(expect.arrayContaining(['2026-11-10', '2026-11-20']));
    expect(allChangeDays(timelineOf({ closedOn: '2026-11-15' }))).toEqual(expect.arrayContaining(['2026-11-16']));
  });

  it.each<[string, Partial<CaseNeed>, boolean]>([
    ['what leaves the total open', {}, true],
    ['what is logged as it happens does not', { asItHappens: true }, false],
    ['what decides on the status alone does not', { leavesOpen: 'status' }, false],
    ['a detail does not', { leavesOpen: 'detail' }, false],
  ])('makes a total incomplete: %s', (_, different, expected) => {
    const score = scoreOn(timelineOf({}, [{ ...need, ...different } as CaseNeed]), '2026-11-12');
    expect(score.lacking).toHaveLength(1);
    expect(isIncomplete(score)).toBe(expected);
  });
});
