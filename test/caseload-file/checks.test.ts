import { describe, expect, it } from '@jest/globals';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
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

const NONE: readonly string[] = [];
const BEFORE = '2026-11-01';
const DAY = '2026-11-02';
const AFTER = '2026-11-03';

describe('an end before its start', () => {
  it.each<[string, (end: string) => Facts, string]>([
    ['closureDecidedOn', (end) => fileWithCase({ closureDecidedOn: end }), 'cases[0].closureDecidedOn'],
    ['closedOn', (end) => fileWithCase({ closedOn: end }), 'cases[0].closedOn'],
    [
      'closedOn and the decision',
      (end) => fileWithCase({ allocatedOn: '2026-01-01', closureDecidedOn: DAY, closedOn: end }),
      'cases[0].closedOn',
    ],
    ['transferredOutOn', (end) => fileWithCase({ transferredOutOn: end }), 'cases[0].transferredOutOn'],
    [
      'to of being looked after',
      (end) => fileWithChild({ lookedAfter: { from: DAY, to: end } }),
      'cases[0].children[0].lookedAfter.to',
    ],
    [
      'to of child protection',
      (end) => fileWithChild({ childProtection: { from: DAY, to: end } }),
      'cases[0].children[0].childProtection.to',
    ],
    [
      'to of an activity',
      (end) => fileWithActivity({ kind: 'private-law', from: DAY, to: end }),
      'cases[0].activities[0].to',
    ],
    [
      'to of standing travel',
      (end) => fileWithActivity({ kind: 'travel', from: DAY, to: end, hoursEachWay: 3 }),
      'cases[0].activities[0].to',
    ],
    [
      'completedOn',
      (end) => fileWithActivity({ kind: 'needs-assessment', on: DAY, completedOn: end }),
      'cases[0].activities[0].completedOn',
    ],
    ['to of a duty', (end) => fileWithDuty({ kind: 'locality', from: DAY, to: end }), 'duties[0].to'],
    ['dueBy', (end) => fileWithDuty({ kind: 'pq-specialist', from: DAY, dueBy: end }), 'duties[0].dueBy'],
  ])('is refused at %s', (_, factsWith, path) => {
    expect([BEFORE, DAY, AFTER].map((end) => errorPaths(read(factsWith(end))))).toEqual([[path], NONE, NONE]);
  });

  it('is one error where a case is closed before both its allocation and the decision', () => {
    const facts = fileWithCase({ allocatedOn: DAY, closureDecidedOn: AFTER, closedOn: BEFORE });
    expect(errorPaths(read(facts))).toEqual(['cases[0].closedOn']);
  });
});

describe('references', () => {
  const children = [{ ref: 'A' }, { ref: 'B' }];
  const concerned = (refs: unknown, of: unknown = children) =>
    fileWithCase({ children: of, activities: [{ kind: 'proceedings', from: DAY, children: refs }] });

  it.each<[string, Facts, readonly string[]]>([
    ['two cases of one reference', fileWith({ cases: [caseWith(), caseWith()] }), ['cases[1].ref']],
    [
      'three cases of one reference',
      fileWith({ cases: [caseWith(), caseWith(), caseWith()] }),
      ['cases[1].ref', 'cases[2].ref'],
    ],
    ['cases that differ in small letters', fileWith({ cases: [caseWith(), caseWith({ ref: 'c-101' })] }), NONE],
    [
      'two children of one reference',
      fileWithCase({ children: [{ ref: 'A' }, { ref: 'A' }] }),
      ['cases[0].children[1].ref'],
    ],
    ['children of one reference in two cases', fileWith({ cases: [caseWith(), caseWith({ ref: 'C-102' })] }), NONE],
    ['an activity that names each child', concerned(['B', 'A']), NONE],
    ['an activity that names a child of no such case', concerned(['A', 'C']), ['cases[0].activities[0].children[1]']],
    ['an activity that names a child twice', concerned(['A', 'B', 'A']), ['cases[0].activities[0].children[2]']],
    ['an activity that names nobody', concerned([]), ['cases[0].activities[0].children']],
    ['an activity that names a number', concerned([1]), ['cases[0].activities[0].children[0]']],
    ['an activity that names a child as text', concerned('A'), ['cases[0].activities[0].children']],
    ['an activity that names null', concerned(['A', null]), ['cases[0].activities[0].children[1]']],
  ])('%s', (_, facts, paths) => {
    expect(errorPaths(read(facts))).toEqual(paths);
  });

  it('of children are looked up in a case without children, too', () => {
    expect(errorPaths(read(concerned(['A'], null), { scheme: 'halton' }))).toEqual([
      'cases[0].activities[0].children[0]',
    ]);
  });
});

describe('co-working', () => {
  it.each<[string, Facts, readonly string[]]>([
    ['a share of the tasks of a co-worked case', { coWorked: true, taskShare: 0.5 }, NONE],
    ['a share of the tasks of another case', { coWorked: false, taskShare: 0.5 }, ['cases[0].taskShare']],
    ['a share of the tasks without a word on co-working', { taskShare: 0.5 }, ['cases[0].taskShare']],
  ])('%s', (_, facts, paths) => {
    expect(errorPaths(read(fileWithCase(facts)))).toEqual(paths);
  });
});

describe('what the scheme in force demands', () => {
  it.each<[string, SchemeId, Facts, readonly string[]]>([
    ['no children', 'merton', { children: null }, ['cases[0].children']],
    ['no children', 'bath-nes', { children: null }, ['cases[0].children']],
    ['no children', 'halton', { children: null }, NONE],
    ['an empty list of children', 'halton', { children: [] }, ['cases[0].children']],
    ['an empty list of children', 'merton', { children: [] }, ['cases[0].children']],
    ['no category', 'northern-ireland', {}, ['cases[0].category']],
    [
      'neither category nor children',
      'northern-ireland',
      { children: null },
      ['cases[0].category', 'cases[0].children'],
    ],
    [
      'looked-after without children',
      'northern-ireland',
      { category: 'looked-after', children: null },
      ['cases[0].children'],
    ],
    ['fostering without children', 'northern-ireland', { category: 'fostering', children: null }, NONE],
    [
      'fostering-assessment without children',
      'northern-ireland',
      {
        category: 'fostering-assessment',
        children: null,
      },
      NONE,
    ],
    ['adoption without children', 'northern-ireland', { category: 'adoption', children: null }, NONE],
    ['fostering without children', 'merton', { category: 'fostering', children: null }, ['cases[0].children']],
    ['a category', 'merton', { category: 'gateway' }, NONE],
  ])('%s under %s', (_, scheme, facts, paths) => {
    expect(errorPaths(read({ ...fileWithCase(facts), scheme }))).toEqual(paths);
    expect(errorPaths(read(fileWithCase(facts), { scheme }))).toEqual(paths);
  });

  it('is not asked under a scheme that there is not', () => {
    expect(errorPaths(read({ ...fileWithCase({ children: null }), scheme: 'sutton' }))).toEqual(['scheme']);
  });

  it.each<[string, Facts, { scheme?: SchemeId; asOf?: string }, readonly string[]]>([
    ['neither scheme nor day', { worker: { id: 'W1' } }, {}, ['asOf', 'scheme']],
    ['null for both', { worker: { id: 'W1' }, scheme: null, asOf: null }, {}, ['asOf', 'scheme']],
    ['both given', { worker: { id: 'W1' } }, { scheme: 'halton', asOf: DAY }, NONE],
    ['an impossible day, though another is given', fileWith({ asOf: '2026-02-30' }), { asOf: DAY }, ['asOf']],
    ['an unknown scheme, though another is given', fileWith({ scheme: 'x' }), { scheme: 'halton' }, ['scheme']],
  ])('%s', (_, facts, given, paths) => {
    expect(errorPaths(read(facts, given))).toEqual(paths);
  });

  it('takes what is given before what the file says', () => {
    const parsed = read(fileWith(), { scheme: 'halton', asOf: DAY });
    expect(parsed.ok && [parsed.file.scheme, parsed.file.asOf]).toEqual(['halton', DAY]);
  });
});

describe('errors', () => {
  it('do not hide one another', () => {
    const facts = fileWith({
      asOf: 'today',
      worker: { id: '', fte: 0 },
      duties: [{ kind: 'locality', from: DAY, to: BEFORE, quantity: 2 }, { kind: 'x' }],
      cases: [
        caseWith({ extra: 1, closedOn: BEFORE, taskShare: 2 }),
        caseWith({
          children: [
            { ref: 'A', lookedAfter: { from: DAY, to: BEFORE } },
            { ref: 'A', age: 7 },
          ],
        }),
      ],
    });
    expect(errorPaths(read(facts))).toEqual([
      'asOf',
      'cases[0].closedOn',
      'cases[0].extra',
      'cases[0].taskShare',
      'cases[0].taskShare',
      'cases[1].children[0].lookedAfter.to',
      'cases[1].children[1].age',
      'cases[1].children[1].ref',
      'cases[1].ref',
      'duties[0].quantity',
      'duties[0].to',
      'duties[1].kind',
      'worker.fte',
      'worker.id',
    ]);
  });
});
