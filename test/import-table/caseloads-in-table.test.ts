import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type CaseloadFile, parseCaseloadFile } from '../../src/caseload-file/index.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { caseloadsInTable, type TableCaseloads } from '../../src/import-table/index.ts';
import { type Mapping, readMapping } from '../../src/import-table/mapping.ts';
import { readCsv } from '../../src/import-table/read-csv.ts';
import type { Cell, Rows } from '../../src/import-table/table.ts';

const AS_OF = '2026-11-20';
const sample = (name: string) => readFileSync(new URL(`../../samples/import/${name}`, import.meta.url));

function mappingOf(text: string): Mapping {
  const read = readMapping(text);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.mapping;
}

/** Rows of cells that are divided by bars; `04/11/2026` stays text, as in a CSV file. */
const rowsOf = (...lines: string[]): Rows => lines.map((line) => line.split('|').map((cell) => cell.trim()));

const read = (rows: Rows, mapping: string, scheme: SchemeId = 'merton') =>
  caseloadsInTable(rows, mappingOf(mapping), { scheme, asOf: AS_OF });

/** The caseloads by worker; for tests in which all are valid. */
function filesOf(found: TableCaseloads): Readonly<Record<string, CaseloadFile>> {
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  return Object.fromEntries(
    found.caseloads.map(({ workerId, parsed }) => {
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      return [workerId, parsed.file];
    }),
  );
}

/** Every error as `row column: message`, the column by its letter. */
function errorsOf(found: TableCaseloads): readonly string[] {
  const errors = found.ok ? found.caseloads.flatMap(({ parsed }) => (parsed.ok ? [] : parsed.errors)) : found.errors;
  return errors.map(({ place, message }) => `${place?.row ?? ''}${place?.column?.charAt(0) ?? ''}: ${message}`);
}

const BASE = 'worker: {id: W}\ncase: {ref: Case, allocatedOn: From, closedOn: Closed}\n';
const CHILD = 'child: {ref: Child, household: Lives, lookedAfter: {from: LAC, to: LAC to}}\n';
const HEADER = 'W|Case|From|Closed|Child|Lives|LAC|LAC to';

describe('the sample extract', () => {
  it('gives the same facts as caseload files with the same content', () => {
    const csv = readCsv(sample('extract.csv'));
    if (!csv.ok) throw new Error(csv.problem);
    const mapping = sample('columns.yaml').toString();
    const files = filesOf(read(csv.rows, mapping));
    const ivy = parseCaseloadFile(`
scheme: merton
asOf: ${AS_OF}
worker: {id: NF-21, name: Ivy Chen, role: social-worker, fte: 0.8}
cases:
  - ref: NF-2001
    allocatedOn: 2026-09-14
    children:
      - {ref: NF-2001-1, household: foster home, lookedAfter: {from: 2026-10-05}}
      - {ref: NF-2001-2, household: foster home, lookedAfter: {from: 2026-10-05}}
      - {ref: NF-2001-3, household: grandmother, lookedAfter: {from: 2026-10-05}}
    activities:
      - {kind: proceedings, from: 2026-10-12, children: [NF-2001-1, NF-2001-2]}
  - ref: NF-2004
    allocatedOn: 2026-11-02
    coWorked: true
    children:
      - {ref: NF-2004-1, childProtection: {from: 2026-11-12}}
      - {ref: NF-2004-2, childProtection: {from: 2026-11-12}}
    activities:
      - {kind: core-assessment, on: 2026-11-04, children: 2}
`);
    expect({ ok: true, file: files['NF-21'] }).toEqual(ivy);
    expect(files['NF-22']?.terms).toMatchObject({ role: 'newly-qualified', fte: 1 });
    expect(Object.keys(files)).toEqual(['NF-21', 'NF-22']);
  });
});

describe('rows of a sheet', () => {
  it.each([
    ['in any order', ['W1|C-1|02/11/2026||a|||', 'W2|C-9|02/11/2026||z|||', 'W1|C-1|||b|||']],
    [
      'with empty rows between them',
      ['W1|C-1|02/11/2026||a|||', '|||||||', 'W2|C-9|02/11/2026||z|||', 'W1|C-1|||b|||'],
    ],
    [
      'that repeat what is said already',
      ['W1|C-1|02/11/2026||a|||', 'W1|C-1|02/11/2026||b|||', 'W2|C-9|02/11/2026||z|||', 'W1|C-1|02/11/2026||a|||'],
    ],
  ])('of one case and its children belong together: %s', (_, lines) => {
    const files = filesOf(read(rowsOf(HEADER, ...lines), BASE + CHILD));
    expect(files.W1?.cases.map(({ ref, children }) => [ref, children.map((child) => child.ref)])).toEqual([
      ['C-1', ['a', 'b']],
    ]);
    expect(files.W2?.cases).toHaveLength(1);
  });

  it('may be cases with a number of children', () => {
    const rows = rowsOf('W|Case|From|Closed|N', 'W1|C-1|02/11/2026||3', 'W1|C-2|02/11/2026||1');
    const files = filesOf(read(rows, `${BASE}children: {count: N}`));
    expect(files.W1?.cases.map(({ children }) => children.map(({ ref }) => ref))).toEqual([
      ['C-1-1', 'C-1-2', 'C-1-3'],
      ['C-2-1'],
    ]);
  });

  it('may be of a worker who has no case', () => {
    expect(filesOf(read(rowsOf(HEADER, 'W1|||||||'), BASE + CHILD)).W1?.cases).toEqual([]);
  });

  it('have their columns under a header that is not the first row, named in any letters and spaces', () => {
    const rows = rowsOf('Extract of 20 November', '', ' w |CASE|from|closed', 'W1|C-1|02/11/2026|');
    expect(filesOf(read(rows, `headerRow: 3\n${BASE}`, 'halton')).W1?.cases).toMatchObject([{ ref: 'C-1' }]);
  });

  it('hold what their scheme needs, from words as people write them', () => {
    const rows = rowsOf(
      'W|Grade|Case|From|Cat|Stat|Issues|Risk|RAG|Child',
      'W1|Social Worker|C-1|02/11/2026|Looked After|yes|Court; distant placement|1.25|R|a',
    );
    const mapping = `
worker: {id: W, role: Grade}
case:
  ref: Case
  allocatedOn: From
  category: Cat
  statutoryResponsibility: Stat
  workloadIssues: Issues
  discretion: {risk: Risk}
  rating:
    activity: {column: RAG, words: {r: red, a: amber, g: green}}
    risk: {value: green}
    travel: {value: green}
child: {ref: Child}
`;
    expect(filesOf(read(rows, mapping, 'northern-ireland')).W1?.cases).toMatchObject([
      {
        category: 'looked-after',
        statutoryResponsibility: true,
        workloadIssues: ['court', 'distant-placement'],
        discretion: { risk: 1.25 },
        rating: { activity: 'red', risk: 'green', travel: 'green' },
      },
    ]);
  });

  it('hold numbers, dates and yes or no as Excel keeps them', () => {
    const cells: readonly Cell[] = [7, 10_023, 46_330, { date: '2026-11-20' }, true, 0.8];
    const mapping = 'worker: {id: W, fte: FTE}\ncase: {ref: Case, allocatedOn: From, closedOn: Closed, coWorked: Co}';
    const files = filesOf(read([['W', 'Case', 'From', 'Closed', 'Co', 'FTE'], cells], mapping, 'halton'));
    expect(files['7']).toMatchObject({
      terms: { fte: 0.8 },
      cases: [{ ref: '10023', allocatedOn: '2026-11-04', closedOn: '2026-11-20', coWorked: true }],
    });
  });
});

describe('activities by column', () => {
  const activities = (...rows: string[]) => {
    const mapping = `${BASE}child: {ref: Child}
activities:
  - {kind: proceedings, from: P, to: P to}
  - {kind: court-episode, on: {column: Court, words: {none: ~}}}
  - {kind: travel, from: Trips, hoursEachWay: {value: 2.5}}
`;
    const found = read(rowsOf('W|Case|From|Closed|Child|P|P to|Court|Trips', ...rows), mapping);
    return filesOf(found).W1?.cases[0]?.activities;
  };

  it.each([
    ['none where their day is empty', ['W1|C-1|02/11/2026||a||||'], []],
    ['none where the word for their day means empty', ['W1|C-1|02/11/2026||a|||None|'], []],
    [
      'a value that is always the same does not make one, but goes with it',
      ['W1|C-1|02/11/2026||a||||03/11/2026'],
      [{ kind: 'travel', from: '2026-11-03', hoursEachWay: 2.5, count: 1 }],
    ],
    [
      'proceedings concern the children in whose rows they stand, in one activity for one period',
      ['W1|C-1|02/11/2026||b|03/11/2026|||', 'W1|C-1|02/11/2026||a|03/11/2026|||', 'W1|C-1|02/11/2026||c||||'],
      [{ kind: 'proceedings', from: '2026-11-03', children: ['a', 'b'] }],
    ],
    [
      'proceedings of another period are another activity',
      ['W1|C-1|02/11/2026||a|03/11/2026|||', 'W1|C-1|02/11/2026||b|04/11/2026|05/11/2026||'],
      [
        { kind: 'proceedings', from: '2026-11-03', children: ['a'] },
        { kind: 'proceedings', from: '2026-11-04', to: '2026-11-05', children: ['b'] },
      ],
    ],
    [
      'what the rows of a case repeat is one, another day is another',
      [
        'W1|C-1|02/11/2026||a|||03/11/2026|',
        'W1|C-1|02/11/2026||b|||03/11/2026|',
        'W1|C-1|02/11/2026||c|||04/11/2026|',
      ],
      [
        { kind: 'court-episode', on: '2026-11-03' },
        { kind: 'court-episode', on: '2026-11-04' },
      ],
    ],
  ])('%s', (_, rows, expected) => {
    expect(activities(...rows)).toEqual(expected);
  });
});

describe('what a sheet is silent on', () => {
  it('is everything without a column', () => {
    const found = read(rowsOf(HEADER), BASE + CHILD);
    expect(found.ok && found.silence).toMatchObject({
      ofWorker: ['role', 'fte', 'qualifiedOn', 'startedOn', 'teamType', 'professionalIssues'],
      duties: true,
      ofChild: ['childProtection', 'discretion'],
    });
    const ofCase = found.ok ? found.silence.ofCase : [];
    expect(ofCase).toContain('coWorked');
    expect(ofCase).not.toContain('closedOn');
    expect(ofCase).not.toContain('children');
  });

  it('includes children where no column speaks of them, and kinds of activity that none is mapped for', () => {
    const found = read(rowsOf('W|Case|From|Closed|Court'), `${BASE}activities: [{kind: court-episode, on: Court}]`);
    expect(found.ok && found.silence.ofCase).toContain('children');
    expect(found.ok && found.silence.ofActivities).toHaveLength(14);
    expect(found.ok && found.silence.ofActivities).not.toContain('court-episode');
  });
});

describe('errors name row and column', () => {
  const date = 'Expected a date written DD/MM/YYYY or YYYY-MM-DD, or a date cell';
  it.each([
    ['a day that does not exist', ['W1|C-1|31/11/2026||a|||'], [`2C: ${date}.`]],
    ['an empty cell that has to be filled', ['W1|C-1|||a|||'], [`2C: ${date}; the cell is empty.`]],
    ['an end before its start', ['W1|C-1|02/11/2026|01/11/2026|a|||'], ['2D: Expected a day on or after allocatedOn.']],
    ['an end without a start', ['W1|C-1|02/11/2026||a|||02/11/2026'], [`2G: ${date}; the cell is empty.`]],
    [
      'an end before its start in the row of a child',
      ['W1|C-1|02/11/2026||a|||', 'W1|C-1|02/11/2026||b||05/11/2026|04/11/2026'],
      ['3H: Expected a day on or after from.'],
    ],
    ['no child in a family', ['W1|C-1|02/11/2026||||||'], ['2E: Expected at least one child.']],
    [
      'rows that disagree about a case',
      ['W1|C-1|02/11/2026||a|||', 'W1|C-1|03/11/2026||b|||'],
      ['3C: Expected the same as in row 2, or nothing: both rows are about the same.'],
    ],
    [
      'rows that disagree about a child',
      ['W1|C-1|02/11/2026||a|home||', 'W1|C-1|||a|aunt||'],
      ['3F: Expected the same as in row 2, or nothing: both rows are about the same.'],
    ],
    [
      'facts of a case without its reference',
      ['W1||02/11/2026||||||'],
      ['2B: Expected the reference of the case; the row has facts of one.'],
    ],
    [
      'facts of a child without its reference',
      ['W1|C-1|02/11/2026||a|||', 'W1|C-1||||aunt||'],
      ['3E: Expected the reference of the child; the row has facts of one.'],
    ],
    [
      'a reference that is too long',
      [`W1|${'x'.repeat(41)}|02/11/2026||a|||`],
      ['2B: Expected a text of 1 to 40 characters, not blank and without control characters.'],
    ],
    [
      "a row without the worker's id",
      ['W1|C-1|02/11/2026||a|||', '|C-2|02/11/2026||a|||'],
      ["3A: Expected the worker's id; without it the row is nobody's."],
    ],
    ['several at once', ['W1|C-1|x||a|||', 'W2|C-2|y||a||z|'], [`2C: ${date}.`, `3C: ${date}.`, `3G: ${date}.`]],
  ])('for %s', (_, lines, expected) => {
    expect(errorsOf(read(rowsOf(HEADER, ...lines), BASE + CHILD))).toEqual(expected);
  });

  it('by letter and name', () => {
    const found = read(rowsOf(HEADER, 'W1|C-1|x||a|||'), BASE + CHILD);
    const [first] = found.ok ? found.caseloads : [];
    expect(first?.parsed).toMatchObject({ errors: [{ place: { row: 2, column: 'C (From)' } }] });
  });

  it('for a number of children that is none, or that the case needs', () => {
    const rows = rowsOf(
      'W|Case|From|Closed|N',
      'W1|C-1|02/11/2026||two',
      'W1|C-2|02/11/2026||0',
      'W1|C-3|02/11/2026||1.5',
    );
    expect(errorsOf(read(rows, `${BASE}children: {count: N}`))).toEqual([
      '2E: Expected a whole number from 0 to 1000.',
      '4E: Expected a whole number from 0 to 1000.',
      '3E: Expected at least one child.',
    ]);
  });

  it('for what an activity lacks', () => {
    const mapping = `${BASE}child: {ref: Child}\nactivities: [{kind: travel, on: Trip, hoursEachWay: Hours}, {kind: court, from: Court, to: Court to}]`;
    const rows = rowsOf(
      'W|Case|From|Closed|Child|Trip|Hours|Court|Court to',
      'W1|C-1|02/11/2026||a|03/11/2026|||04/11/2026',
    );
    expect(errorsOf(read(rows, mapping))).toEqual([
      '2H: Expected the day on which this began; the row has another day of it.',
      '2G: Expected a number; the cell is empty.',
    ]);
  });

  it('for words that the file does not know, and for a fact that no column is mapped for', () => {
    const mapping = 'worker: {id: W, role: Grade}\ncase: {ref: Case, allocatedOn: From}\nchild: {ref: Child}';
    const rows = rowsOf('W|Grade|Case|From|Child', 'W1|Chief|C-1|02/11/2026|a');
    expect(errorsOf(read(rows, mapping, 'northern-ireland'))).toEqual([
      expect.stringMatching(/^2B: Expected one of social-worker, newly-qualified/),
      '2: category: Expected a category, which northern-ireland needs.',
    ]);
  });

  it('for a reference that Excel has made a date of', () => {
    const rows = [
      ['W', 'Case', 'From', 'Closed'],
      ['W1', { date: '2026-03-24' }, '02/11/2026', null],
    ];
    expect(errorsOf(read(rows, BASE))).toEqual(['2B: Expected the reference of the case; the row has facts of one.']);
  });

  it.each([
    ['a column is missing', 'W|Case|Closed', ['1: Expected a column named From in this row; there is none.']],
    [
      'a column is there twice',
      'W|Case|From|Closed|from',
      ['1: Expected one column named From in this row; there are several.'],
    ],
    [
      'there is no header',
      '',
      ['W', 'Case', 'From', 'Closed'].map((name) => `1: Expected a column named ${name} in this row; there is none.`),
    ],
  ])('and the sheet is refused when %s', (_, header, expected) => {
    expect(errorsOf(read(rowsOf(header), BASE))).toEqual(expected);
  });
});
