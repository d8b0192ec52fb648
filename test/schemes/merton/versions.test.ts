import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { type CaseHistory, type Caseload, changeFrom, historyOf, unchanging } from '../../../src/domain/caseload.ts';
import { buildTimeline, scoreOn } from '../../../src/domain/timeline.ts';
import { merton } from '../../../src/schemes/merton/index.ts';
import { caseWith, childWith, termsWith } from '../builders.ts';

const family = caseWith('C-1', { children: [childWith('A')] });

/** The case as it stands, with `details` in force from 16 November 2026 on. */
function changedOnThe16th(facts: CaseFacts, details: Partial<CaseFacts>): CaseHistory {
  const history = historyOf(facts);
  return { ...history, details: changeFrom(history.details, '2026-11-16', (before) => ({ ...before, ...details })) };
}

function linesOn(history: CaseHistory, asOf: string, rule: string) {
  const caseload: Caseload = { workerId: 'W1', terms: unchanging(termsWith()), duties: [], cases: [history] };
  const { lines } = scoreOn(buildTimeline(caseload, unchanging(merton)), asOf);
  return lines
    .filter((line) => line.rule === rule)
    .map((line) => [line.points.valueOf(), line.period.firstDay, line.period.lastDay]);
}

const both = [childWith('A'), childWith('B')];
const apart = [childWith('A'), childWith('B', { household: 'foster-1' })];

describe('facts of a case that change from a day on', () => {
  it.each<[string, CaseFacts, Partial<CaseFacts>, string, unknown, unknown]>([
    [
      'a child named in proceedings counts from the day on which the case has it',
      { ...family, activities: [{ kind: 'proceedings', from: '2026-11-02', children: ['A', 'B'] }] },
      { children: both },
      'proceedings',
      [[3, '2026-11-02', '2026-11-15']],
      [[4, '2026-11-16', null]],
    ],
    [
      'proceedings of no child that the case has give no line',
      { ...family, activities: [{ kind: 'proceedings', from: '2026-11-02', children: ['B'] }] },
      { children: both },
      'proceedings',
      [],
      [[3, '2026-11-16', null]],
    ],
    [
      'children who are placed apart from a day on are two placements from then on',
      { ...family, children: both, activities: [{ kind: 'proceedings', from: '2026-11-02' }] },
      { children: apart },
      'proceedings',
      [[4, '2026-11-02', '2026-11-15']],
      [[6, '2026-11-16', null]],
    ],
    [
      'a case that is co-worked from a day on is halved from then on',
      family,
      { coWorked: true },
      'family',
      [[1, '2026-01-05', '2026-11-15']],
      [[0.5, '2026-11-16', null]],
    ],
    [
      'a case that becomes a leaving care case keeps the family point up to the day before',
      family,
      { leavingCare: { role: 'other' } },
      'family',
      [[1, '2026-01-05', '2026-11-15']],
      [],
    ],
    [
      'an assessment of the children of the case grows with them',
      { ...family, activities: [{ kind: 'core-assessment', on: '2026-11-04' }] },
      { children: both },
      'core-assessment',
      [[3, '2026-11-04', '2026-11-15']],
      [[4, '2026-11-16', '2026-12-22']],
    ],
    [
      'a change that means nothing to the line leaves it whole',
      { ...family, activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 2 }] },
      { children: apart, workloadIssues: ['court'] },
      'core-assessment',
      [[4, '2026-11-04', '2026-12-22']],
      [[4, '2026-11-04', '2026-12-22']],
    ],
    [
      'and leaves two lines that say the same whole too',
      {
        ...family,
        activities: [
          { kind: 'court-episode', on: '2026-11-04' },
          { kind: 'court-episode', on: '2026-11-04' },
        ],
      },
      { children: both },
      'court-episode',
      [
        [3, '2026-11-04', '2026-11-30'],
        [3, '2026-11-04', '2026-11-30'],
      ],
      [
        [3, '2026-11-04', '2026-11-30'],
        [3, '2026-11-04', '2026-11-30'],
      ],
    ],
  ])('%s', (_, facts, details, rule, before, from) => {
    const history = changedOnThe16th(facts, details);
    expect(linesOn(history, '2026-11-15', rule)).toEqual(before);
    expect(linesOn(history, '2026-11-16', rule)).toEqual(from);
  });
});

describe('terms that change from a day on', () => {
  it.each([
    ['full time on the day before', '2026-11-15', 15, 85, 100],
    ['part time from the day on', '2026-11-16', 9, 51, 60],
  ])('scores the stable element, the guideline and the limit %s', (_, asOf, points, guideline, limit) => {
    const caseload: Caseload = {
      workerId: 'W1',
      terms: changeFrom(unchanging(termsWith()), '2026-11-16', (before) => ({ ...before, fte: 0.6 })),
      duties: [],
      cases: [],
    };
    const { lines, capacity } = scoreOn(buildTimeline(caseload, unchanging(merton)), asOf);
    expect(lines.map((line) => line.points.valueOf())).toEqual([points]);
    expect([capacity?.guideline?.valueOf(), capacity?.limit?.valueOf()]).toEqual([guideline, limit]);
  });
});
