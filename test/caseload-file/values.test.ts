import { describe, expect, it } from '@jest/globals';
import {
  caseWith,
  errorPaths,
  type Facts,
  fileWith,
  fileWithActivity,
  fileWithCase,
  fileWithChild,
  fileWithDuty,
  read,
} from './builders.ts';

const worker = (facts: Facts) => fileWith({ worker: { id: 'W1', ...facts } });
const travel = (facts: Facts) => fileWithActivity({ kind: 'travel', on: '2026-11-04', hoursEachWay: 3, ...facts });
const exceptional = (facts: Facts) =>
  fileWithDuty({ kind: 'exceptional', from: '2026-11-01', points: 1, reason: 'court', ...facts });
const assessment = (hours: unknown) => fileWithActivity({ kind: 'assessment', on: '2026-11-04', hours });
const group = (quantity: unknown) => fileWithDuty({ kind: 'working-group', from: '2026-01-01', quantity });

/** An emoji is one character, though two units of UTF-16. */
const characters = (count: number) => '🙂'.repeat(count);

const NONE: readonly string[] = [];

describe('single values', () => {
  it.each<[string, Facts, readonly string[]]>([
    ['the smallest file', fileWith(), NONE],
    ['no worker', { scheme: 'merton', asOf: '2026-11-30' }, ['worker']],
    ['a worker without an id', fileWith({ worker: {} }), ['worker.id']],
    ['a worker who is a text', fileWith({ worker: 'W1' }), ['worker']],
    ['an unknown key of the file', fileWith({ team: 'A' }), ['team']],
    ['an unknown key of the worker', worker({ grade: 7 }), ['worker.grade']],
    ['an unknown key, though it is null', worker({ grade: null }), ['worker.grade']],
    ['an unknown key of a case', fileWithCase({ closdOn: '2026-11-30' }), ['cases[0].closdOn']],
    ['an unknown key of a child', fileWithChild({ name: 'A' }), ['cases[0].children[0].name']],
    [
      'an unknown key of a period',
      fileWithChild({ lookedAfter: { from: '2026-10-01', until: '2026-12-01' } }),
      ['cases[0].children[0].lookedAfter.until'],
    ],
    ['an unknown scheme', fileWith({ scheme: 'sutton' }), ['scheme']],
    ['an unknown role', worker({ role: 'manager' }), ['worker.role']],
    ['an unknown team type', worker({ teamType: 'court' }), ['worker.teamType']],
    [
      'an unknown professional issue beside a known one',
      worker({ professionalIssues: ['mentoring', 'x'] }),
      ['worker.professionalIssues[1]'],
    ],
    [
      'professional issues that are no list',
      worker({ professionalIssues: 'mentoring' }),
      ['worker.professionalIssues'],
    ],
    ['an unknown category', fileWithCase({ category: 'duty' }), ['cases[0].category']],
    ['an unknown role in leaving care', fileWithCase({ leavingCare: { role: 'boss' } }), ['cases[0].leavingCare.role']],
    ['no role in leaving care', fileWithCase({ leavingCare: {} }), ['cases[0].leavingCare.role']],
    ['an unknown workload issue', fileWithCase({ workloadIssues: ['rain'] }), ['cases[0].workloadIssues[0]']],
    ['a yes that is a word', fileWithCase({ coWorked: 'yes' }), ['cases[0].coWorked']],
    ['a yes that is a number', fileWithCase({ teamHold: 1 }), ['cases[0].teamHold']],
    ['a case that is null', fileWith({ cases: [null] }), ['cases[0]']],
    ['cases that are a map', fileWith({ cases: { ref: 'C-101' } }), ['cases']],
    [
      'a rating without two of its headings',
      fileWithCase({ rating: { activity: 'red' } }),
      ['cases[0].rating.risk', 'cases[0].rating.travel'],
    ],
    [
      'an unknown colour',
      fileWithCase({ rating: { activity: 'red', risk: 'blue', travel: 'red' } }),
      ['cases[0].rating.risk'],
    ],
  ])('%s', (_, facts, paths) => {
    expect(errorPaths(read(facts))).toEqual(paths);
  });

  it.each<[string, Facts, readonly string[]]>([
    ['the first day', fileWith({ asOf: '1900-01-01' }), NONE],
    ['the day before the first', fileWith({ asOf: '1899-12-31' }), ['asOf']],
    ['the last day', fileWith({ asOf: '2199-12-31' }), NONE],
    ['the day after the last', fileWith({ asOf: '2200-01-01' }), ['asOf']],
    ['29 February of a leap year', fileWith({ asOf: '2028-02-29' }), NONE],
    ['29 February of another year', fileWith({ asOf: '2026-02-29' }), ['asOf']],
    ['a date with a time', fileWith({ asOf: '2026-11-30T00:00:00Z' }), ['asOf']],
    ['a date that is a number', fileWith({ asOf: 20261130 }), ['asOf']],
    ['a case without a date of allocation', fileWithCase({ allocatedOn: null }), ['cases[0].allocatedOn']],
    [
      'an impossible date of a fact that the scheme does not use',
      fileWithCase({ lastActivityOn: '2026-11-31' }),
      ['cases[0].lastActivityOn'],
    ],
    ['an impossible date of qualifying', worker({ qualifiedOn: '31/12/2025' }), ['worker.qualifiedOn']],
  ])('dates: %s', (_, facts, paths) => {
    expect(errorPaths(read(facts))).toEqual(paths);
  });

  it.each<[string, Facts, readonly string[]]>([
    ['a reference of 40 characters', fileWithCase({ ref: characters(40) }), NONE],
    ['a reference of 41', fileWithCase({ ref: characters(41) }), ['cases[0].ref']],
    ['an empty reference', fileWithCase({ ref: '' }), ['cases[0].ref']],
    ['a blank reference', fileWithCase({ ref: ' \u00a0' }), ['cases[0].ref']],
    ['a reference that is a number', fileWithCase({ ref: 101 }), ['cases[0].ref']],
    ['a reference with a line break', fileWithCase({ ref: 'C\n101' }), ['cases[0].ref']],
    ['a reference with a tab', fileWithCase({ ref: 'C\t101' }), ['cases[0].ref']],
    ['a reference with a control character of Latin 1', fileWithCase({ ref: 'C\u0085' }), ['cases[0].ref']],
    ['a reference with half of a pair', fileWithCase({ ref: 'C\ud83d' }), ['cases[0].ref']],
    ['a household of 40 characters', fileWithChild({ household: characters(40) }), NONE],
    ['a household of 41', fileWithChild({ household: characters(41) }), ['cases[0].children[0].household']],
    ['a worker id of 100 characters', worker({ id: characters(100) }), NONE],
    ['a worker id of 101', worker({ id: characters(101) }), ['worker.id']],
    ['a name of 100 characters', worker({ name: characters(100) }), NONE],
    ['a name of 101', worker({ name: characters(101) }), ['worker.name']],
    ['a blank name', worker({ name: '  ' }), ['worker.name']],
    ['a reason of 500 characters', exceptional({ reason: characters(500) }), NONE],
    ['a reason of 501', exceptional({ reason: characters(501) }), ['duties[0].reason']],
    ['no reason', exceptional({ reason: null }), ['duties[0].reason']],
  ])('texts: %s', (_, facts, paths) => {
    expect(errorPaths(read(facts))).toEqual(paths);
  });

  it.each<[string, Facts, readonly string[]]>([
    ['the least part of full time', worker({ fte: 0.01 }), NONE],
    ['less than that', worker({ fte: 0.009 }), ['worker.fte']],
    ['full time', worker({ fte: 1 }), NONE],
    ['more than full time', worker({ fte: 1.01 }), ['worker.fte']],
    ['a part of full time that is a text', worker({ fte: '1' }), ['worker.fte']],
    ['one working group', group(1), NONE],
    ['a thousand', group(1000), NONE],
    ['none', group(0), ['duties[0].quantity']],
    ['a thousand and one', group(1001), ['duties[0].quantity']],
    ['one and a half', group(1.5), ['duties[0].quantity']],
    [
      'children of a core assessment that are a list',
      fileWithActivity({
        kind: 'core-assessment',
        on: '2026-11-04',
        children: ['A'],
      }),
      ['cases[0].activities[0].children'],
    ],
    [
      'no children of a core assessment',
      fileWithActivity({
        kind: 'core-assessment',
        on: '2026-11-04',
        children: 0,
      }),
      ['cases[0].activities[0].children'],
    ],
    [
      'no placements',
      fileWithActivity({ kind: 'placement-change', on: '2026-11-04', placements: 0 }),
      ['cases[0].activities[0].placements'],
    ],
    ['no hours each way', travel({ hoursEachWay: 0 }), NONE],
    ['a day each way', travel({ hoursEachWay: 24 }), NONE],
    ['more than a day each way', travel({ hoursEachWay: 24.1 }), ['cases[0].activities[0].hoursEachWay']],
    ['less than no hours each way', travel({ hoursEachWay: -1 }), ['cases[0].activities[0].hoursEachWay']],
    ['no journey', travel({ count: 0 }), ['cases[0].activities[0].count']],
    ['hours of a month', assessment(744), NONE],
    ['more', assessment(744.5), ['cases[0].activities[0].hours']],
    ['a minute or so', assessment(0.02), NONE],
    ['no hours', assessment(0), ['cases[0].activities[0].hours']],
    ['hours as a text', assessment('7'), ['cases[0].activities[0].hours']],
    ['exceptional points in quarters', exceptional({ points: 0.25 }), NONE],
    ['exceptional points off the quarter grid', exceptional({ points: 0.3 }), ['duties[0].points']],
    ['no exceptional points', exceptional({ points: 0 }), ['duties[0].points']],
    ['a share of the tasks', fileWithCase({ coWorked: true, taskShare: 0.5 }), NONE],
    ['the whole share', fileWithCase({ coWorked: true, taskShare: 1 }), ['cases[0].taskShare']],
    ['no share', fileWithCase({ coWorked: true, taskShare: 0 }), ['cases[0].taskShare']],
    ['discretion in quarters', fileWithCase({ discretion: { risk: 0, complexity: 0.75, travel: 20 } }), NONE],
    ['discretion off the quarter grid', fileWithCase({ discretion: { risk: 0.1 } }), ['cases[0].discretion.risk']],
    [
      'discretion over 20',
      fileWithChild({ discretion: { travel: 20.25 } }),
      ['cases[0].children[0].discretion.travel'],
    ],
    [
      'discretion under 0',
      fileWithActivity({ kind: 'court', from: '2026-11-01', discretion: { reduction: -0.25 } }),
      ['cases[0].activities[0].discretion.reduction'],
    ],
  ])('numbers: %s', (_, facts, paths) => {
    expect(errorPaths(read(facts))).toEqual(paths);
  });

  it('takes null for absent, wherever a value may be absent', () => {
    const parsed = read(
      fileWith({
        worker: { id: 'W1', name: null, role: null, fte: null, teamType: null, professionalIssues: null },
        duties: null,
        cases: [
          caseWith({
            category: null,
            closedOn: null,
            coWorked: null,
            taskShare: null,
            leavingCare: null,
            rating: null,
            discretion: { risk: null },
            children: [
              { ref: 'A', household: null, lookedAfter: null, childProtection: { from: '2026-11-02', to: null } },
            ],
            activities: null,
          }),
        ],
      }),
    );
    expect(parsed).toEqual(
      read(
        fileWith({
          cases: [caseWith({ discretion: {}, children: [{ ref: 'A', childProtection: { from: '2026-11-02' } }] })],
        }),
      ),
    );
    expect(parsed.ok).toBe(true);
  });

  it('reports every error, however many', () => {
    const cases = Array.from({ length: 2000 }, (_, index) => ({ ref: `C-${index}`, children: [{}] }));
    expect(errorPaths(read(fileWith({ worker: { fte: 2 }, cases })))).toEqual(
      [
        'worker.fte',
        'worker.id',
        ...cases.flatMap((_, index) => [`cases[${index}].allocatedOn`, `cases[${index}].children[0].ref`]),
      ].sort(),
    );
  });

  it('says what was expected, and not what stood there', () => {
    const parsed = read(fileWithCase({ ref: 'Jane\nDoe', allocatedOn: 'Janeday' }));
    expect(parsed).toEqual({
      ok: false,
      errors: [
        {
          path: 'cases[0].ref',
          message: 'Expected a text of 1 to 40 characters, not blank and without control characters.',
        },
        { path: 'cases[0].allocatedOn', message: 'Expected a date written YYYY-MM-DD, from 1900 to 2199.' },
      ],
    });
  });
});
