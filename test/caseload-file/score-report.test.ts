import { describe, expect, it } from '@jest/globals';
import { scoreReport } from '../../src/caseload-file/score-report.ts';
import { caseWith, type Facts, fileWith, read } from './builders.ts';

function reportOf(facts: Facts, forecastDays?: number) {
  const parsed = read(facts);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return scoreReport(parsed.file, forecastDays);
}

const coreAssessment = { kind: 'core-assessment', on: '2026-11-04', children: 3 };
const example = fileWith({ cases: [caseWith({ allocatedOn: '2026-10-05', activities: [coreAssessment] })] });

describe('the report', () => {
  it('is that of the page, key by key in its order', () => {
    expect(JSON.stringify(reportOf(example, 30))).toBe(
      JSON.stringify({
        scheme: 'merton',
        asOf: '2026-11-30',
        workerId: 'W1',
        unit: 'points',
        lines: [
          { rule: 'stable', points: 15, from: null, until: null, source: 'stable element' },
          { rule: 'family', caseRef: 'C-101', points: 1, from: '2026-10-05', until: null, source: 'rows 1-3' },
          {
            rule: 'core-assessment',
            caseRef: 'C-101',
            points: 5,
            from: '2026-11-04',
            until: '2026-12-22',
            source: 'row 8',
          },
        ],
        subtotal: 21,
        total: 23,
        capacity: { min: null, guideline: 85, limit: 100 },
        utilisation: 0.2706,
        status: 'within',
        counts: null,
        flags: [],
        nextChangeOn: '2026-12-23',
        forecast: [
          { from: '2026-11-30', total: 23, status: 'within' },
          { from: '2026-12-23', total: 17, status: 'within' },
        ],
      }),
    );
  });

  it('has no forecast unless asked for', () => {
    expect(JSON.stringify(reportOf(example))).not.toContain('forecast');
  });

  it.each([
    ['the step on the last day', 23, ['2026-11-30', '2026-12-23']],
    ['no step behind it', 22, ['2026-11-30']],
  ])('forecasts %s', (_, days, steps) => {
    expect(reportOf(example, days).forecast?.map((step) => step.from)).toEqual(steps);
  });

  it('rounds half up, and only here: 15 and 85 points at 0.333 of full time', () => {
    const report = reportOf(fileWith({ worker: { id: 'W1', fte: 0.333 } }));
    expect(report).toMatchObject({
      subtotal: 5,
      total: 5,
      capacity: { min: null, guideline: 28.31, limit: 33.3 },
      utilisation: 0.1765,
    });
  });

  it('gives the child where the unit is a child, and counts', () => {
    const report = reportOf(fileWith({ scheme: 'bath-nes', cases: [caseWith({ allocatedOn: '2026-10-05' })] }));
    expect(report).toMatchObject({
      unit: 'children',
      lines: [{ rule: 'child', caseRef: 'C-101', childRef: 'A', points: 1, from: '2026-10-05', until: null }],
      capacity: null,
      utilisation: null,
      counts: { children: 1, lookedAfter: 0, childProtection: 0, teamHold: 0 },
      flags: [{ code: 'team-type-missing' }],
      nextChangeOn: null,
    });
  });

  it('sorts flags by code and case, one for each', () => {
    const discretion = { risk: 20 };
    const cases = ['C-2', 'C-10', 'C-1'].map((ref) =>
      caseWith({
        ref,
        category: 'permanency',
        discretion,
        activities: [{ kind: 'court', from: '2026-11-02', discretion }],
      }),
    );
    const duties = [{ kind: 'training', on: '2026-11-03', hours: 40 }];
    const report = reportOf(fileWith({ scheme: 'northern-ireland', cases, duties }));
    expect(report.flags).toEqual([
      { code: 'capped' },
      { code: 'capped', caseRef: 'C-1' },
      { code: 'capped', caseRef: 'C-10' },
      { code: 'capped', caseRef: 'C-2' },
    ]);
  });

  it.each(['merton', 'bath-nes', 'northern-ireland', 'halton'])(
    'scores one caseload with the facts of every scheme under %s',
    (scheme) => {
      const facts = fileWith({
        scheme,
        worker: { id: 'W1', teamType: 'child-in-need', qualifiedOn: '2020-09-01' },
        duties: [
          { kind: 'supervision', from: '2026-01-01' },
          { kind: 'team-meeting', on: '2026-11-03', hours: 3 },
        ],
        cases: [
          caseWith({
            category: 'looked-after',
            workloadIssues: ['court'],
            discretion: { risk: 1 },
            rating: { activity: 'red', risk: 'amber', travel: 'green' },
            activities: [coreAssessment, { kind: 'court', from: '2026-11-02' }],
          }),
        ],
      });
      const report = reportOf(facts, 400);
      expect(report.scheme).toBe(scheme);
      expect(report.lines.reduce((sum, line) => sum + line.points, 0)).toBe(report.subtotal);
      expect(report.forecast?.[0]).toEqual({ from: report.asOf, total: report.total, status: report.status });
    },
  );
});
