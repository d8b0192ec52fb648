import { describe, expect, it } from '@jest/globals';
import { readMapping } from '../../src/import-table/mapping.ts';

const LEAST = 'worker: {id: Worker}\ncase: {ref: Case, allocatedOn: Allocated}\n';

function errorsOf(text: string): readonly (readonly [string, string])[] {
  const read = readMapping(text);
  return read.ok ? [] : read.errors.map(({ path, message }) => [path, message]);
}

describe('a column mapping', () => {
  it('needs no more than the worker, the case and its allocation', () => {
    const read = readMapping(LEAST);
    expect(read).toMatchObject({
      ok: true,
      mapping: { headerRow: 1, activities: [], dates: [{ written: 'DD/MM/YYYY' }] },
    });
  });

  it('names a column, what its words mean, or a value that is always the same', () => {
    const read = readMapping(
      `${LEAST.replace('Worker}', 'Worker, role: {column: Grade, words: {SW: social-worker, "-": ~}}, fte: {value: 0.5}}')}`,
    );
    expect(read.ok && read.mapping.worker).toEqual({
      id: { column: 'Worker', words: new Map() },
      role: { column: 'Grade', words: new Map(Object.entries({ sw: 'social-worker', '-': null })) },
      fte: { value: 0.5 },
    });
  });

  const SOURCE = "Expected a column's name, {column: NAME, words: {WORD: MEANING}} or {value: VALUE}.";
  it.each([
    ['what is no map', '- a', '', /^Expected a column mapping, with the keys sheet, headerRow,/],
    ['YAML that cannot be read', 'a: [', '', /^Expected one document in YAML/],
    ['no worker', 'case: {ref: Case, allocatedOn: Allocated}', 'worker', /^Expected the columns of the worker/],
    ["no worker's id", LEAST.replace('id: Worker', ''), 'worker.id', SOURCE],
    ['no allocation', LEAST.replace(', allocatedOn: Allocated', ''), 'case.allocatedOn', SOURCE],
    ['a key that it does not know', `${LEAST}columns: {}`, 'columns', /^Expected no key here but sheet/],
    [
      'a fact that no case has',
      LEAST.replace('ref: Case', 'ref: Case, name: Name'),
      'case.name',
      /^Expected no key here but ref/,
    ],
    ['a child without a reference', `${LEAST}child: {household: Lives}`, 'child.ref', SOURCE],
    ['both ways of saying children', `${LEAST}child: {ref: C}\nchildren: {count: N}`, 'children', /one of the two/],
    [
      'an activity that there is not',
      `${LEAST}activities: [{kind: visit, on: V}]`,
      'activities[0].kind',
      /^Expected one of plan-change/,
    ],
    [
      'an activity without a day',
      `${LEAST}activities: [{kind: travel, hoursEachWay: H}]`,
      'activities[0]',
      /^Expected a column for on/,
    ],
    [
      'a number of children for proceedings',
      `${LEAST}activities: [{kind: proceedings, from: P, children: N}]`,
      'activities[0].children',
      /beside core-assessment alone/,
    ],
    [
      'a period without its start',
      LEAST.replace('ref: Case', 'ref: Case, leavingCare: case-manager'),
      'case.leavingCare',
      /^Expected the columns of leavingCare/,
    ],
    ['a date format that is none', `${LEAST}dates: [DD/MM]`, 'dates[0]', /^Expected a date format such as DD/],
    ['a header in row 0', `${LEAST}headerRow: 0`, 'headerRow', /^Expected the number of the row/],
    ['a column without a name', LEAST.replace('ref: Case', 'ref: ""'), 'case.ref', SOURCE],
  ])('is refused with %s', (_, text, path, message) => {
    expect(errorsOf(text)).toEqual([[path, message instanceof RegExp ? expect.stringMatching(message) : message]]);
  });
});
