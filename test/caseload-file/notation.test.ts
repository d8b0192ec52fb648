import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_BYTES, parseCaseloadFile, readCaseloadFile } from '../../src/caseload-file/index.ts';
import { errorPaths, fileWith } from './builders.ts';

const YAML = [
  'scheme: merton',
  'asOf: 2026-11-30',
  'worker: {id: W1}',
  'cases:',
  '  - ref: C-101',
  '    allocatedOn: 2026-11-02',
  '    closedOn: ~',
  '    children: [{ref: A}]',
  '    activities:',
  '      - {kind: court-episode, on: 2026-11-04}',
  '',
].join('\n');

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parsedYaml = parseCaseloadFile(YAML);

/** The file with a line added at the end. */
const withLine = (line: string) => `${YAML}${line}\n`;

describe('notation', () => {
  it('reads YAML with its dates as text and `on` as a key', () => {
    expect(parsedYaml.ok && parsedYaml.file.cases[0]?.activities).toEqual([
      { kind: 'court-episode', on: '2026-11-04' },
    ]);
  });

  it.each<[string, string]>([
    ['a comment and an explicit start', `# one worker\n---\n${YAML}...\n`],
    ['Windows line ends', YAML.replaceAll('\n', '\r\n')],
    ['YAML 1.1 in its directive, though 1.2 is read', `%YAML 1.1\n---\n${YAML}`],
    ['JSON', JSON.stringify(sameFacts())],
    ['JSON over several lines with tabs', JSON.stringify(sameFacts(), null, '\t')],
    [
      'brackets that close below their key',
      YAML.replace('[{ref: A}]', '[\n      {\n        ref: A\n      }\n    ]').replace(
        '{id: W1}',
        '{\n  "id": "W1"\n}',
      ),
    ],
    ['an alias', YAML.replace('[{ref: A}]', '[{ref: &a A}]').replace('id: W1', 'id: "W1"')],
    ['a tag of the core schema', YAML.replace('id: W1', 'id: !!str W1')],
  ])('reads the same from %s', (_, text) => {
    expect(parseCaseloadFile(text)).toEqual(parsedYaml);
  });

  it('reads the same with a byte order mark', () => {
    expect(readCaseloadFile(bytesOf(`\ufeff${YAML}`))).toEqual(parsedYaml);
  });

  it('reads an alias wherever it stands', () => {
    const text = [
      'scheme: northern-ireland',
      'asOf: 2026-11-30',
      'worker: {id: W1}',
      'cases:',
      '  - {ref: C-1, category: fostering, allocatedOn: &day 2026-11-02, discretion: &some {risk: 1}}',
      '  - {ref: C-2, category: fostering, allocatedOn: *day, discretion: *some}',
    ].join('\n');
    const parsed = parseCaseloadFile(text);
    expect(parsed.ok && parsed.file.cases.map((facts) => [facts.allocatedOn, facts.discretion])).toEqual([
      ['2026-11-02', { risk: 1 }],
      ['2026-11-02', { risk: 1 }],
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['nothing', '', ['']],
    ['a comment alone', '# nothing', ['']],
    ['null', 'null', ['']],
    ['a list', '[]', ['']],
    ['a word', 'merton', ['']],
    ['no YAML', withLine('cases: ]'), ['']],
    ['two documents', `${YAML}---\n${YAML}`, ['']],
    ['a tag of no schema', YAML.replace('id: W1', 'id: !worker W1'), ['']],
    ['a date tag, which the core schema lacks', YAML.replace('asOf: ', 'asOf: !!timestamp '), ['']],
    ['an alias of nothing', YAML.replace('id: W1', 'id: *w'), ['']],
    ['an alias of what it stands in', withLine('duties: &d [*d]'), ['']],
    ['lists in lists in lists', withLine(`duties: ${'['.repeat(100_000)}`), ['']],
    ['JSON that ends too soon', '{"scheme": "merton"', ['']],
    ['JSON that is far too deep', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, ['']],
    ['JSON that is deeper still', `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`, ['']],
    ['a merge, which the core schema lacks', withLine('<<: {duties: []}'), ['<<']],
    ['a key twice', withLine('asOf: 2026-11-29'), ['asOf']],
    ['a key twice, further in', YAML.replace('id: W1', 'id: W1, id: W1'), ['worker.id']],
    [
      'a key twice in JSON',
      '{"scheme": "merton", "asOf": "2026-11-30", "worker": {"id": "W1", "id": "W2"}}',
      ['worker.id'],
    ],
    [
      'a key of which the letters are escaped, twice',
      JSON.stringify(fileWith()).replace('{', '{"\\u0061sOf":"",'),
      ['asOf'],
    ],
    ['a list as a key', withLine('? [a]\n: b'), ['']],
    ['a number as a key', withLine('1: b'), ['1']],
    ['a key that means something to JavaScript', withLine('__proto__: {worker: {id: W2}}'), ['__proto__']],
    ['the same in JSON', JSON.stringify(fileWith()).replace('{', '{"__proto__": {"fte": 1},'), ['__proto__']],
    ['other keys that mean something', withLine('constructor: 1\ntoString: 2'), ['constructor', 'toString']],
    ['yes, which is a word', YAML.replace('closedOn: ~', 'coWorked: yes'), ['cases[0].coWorked']],
    ['no number', YAML.replace('id: W1', 'id: W1, fte: .nan'), ['worker.fte']],
    ['infinity', YAML.replace('id: W1', 'id: W1, fte: .inf'), ['worker.fte']],
    ['infinity in JSON', JSON.stringify(fileWith()).replace('"W1"', '"W1","fte":1e999'), ['worker.fte']],
  ])('refuses %s', (_, text, paths) => {
    expect(errorPaths(parseCaseloadFile(text))).toEqual(paths);
  });

  it('refuses aliases that run away', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `k${level}: &k${level} [${`*k${level - 1},`.repeat(9)}]`);
    const text = `${YAML}k: &k-1 [x]\n${levels.join('\n')}\n`;
    expect(parseCaseloadFile(text)).toEqual({
      ok: false,
      errors: [{ path: '', message: 'Expected aliases that repeat less than this.' }],
    });
  });

  it('says where it cannot be read, without what stands there', () => {
    expect(parseCaseloadFile('worker:\n  id: [Jane Doe\ncases: []\n')).toEqual({
      ok: false,
      errors: [
        {
          path: '',
          message: expect.stringMatching(/^Expected one document in YAML 1\.2 or JSON; it cannot be read at line \d+/),
        },
      ],
    });
    expect(JSON.stringify(parseCaseloadFile('worker: *Jane'))).not.toContain('Jane');
  });

  it('has an answer to any text', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '\n',
      '  ',
      '"',
      '&x ',
      '*x',
      '!!int ',
      '? ',
      '|',
      '# ',
    );
    const texts = fc.oneof(
      fc.array(pieces).map((list) => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    const valid = fc.tuple(fc.nat(YAML.length), fc.nat(3), texts);
    fc.assert(
      fc.property(valid, ([at, gone, text]) => {
        const parsed = parseCaseloadFile(YAML.slice(0, at) + text + YAML.slice(at + gone));
        expect(parsed.ok || parsed.errors.every((error) => error.message.startsWith('Expected '))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has an answer to any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseCaseloadFile(JSON.stringify({ ...fileWith(), cases: [value], duties: value }));
        expect(parsed.ok || parsed.errors.length > 0).toBe(true);
      }),
    );
  });

  it('refuses bytes that are no UTF-8', () => {
    const bytes = bytesOf(YAML.replace('C-101', 'C-X'));
    bytes[bytes.indexOf('X'.charCodeAt(0))] = 0xff;
    expect(readCaseloadFile(bytes)).toEqual({ ok: false, errors: [{ path: '', message: 'Expected text in UTF-8.' }] });
  });

  it('takes 10 MB and not a byte more', () => {
    const padded = (length: number) => bytesOf(YAML.padEnd(length - 1, '#').concat('\n'));
    expect(readCaseloadFile(padded(MOST_BYTES))).toEqual(parsedYaml);
    expect(readCaseloadFile(padded(MOST_BYTES + 1))).toEqual({
      ok: false,
      errors: [{ path: '', message: 'Expected a file of at most 10 MB.' }],
    });
  });
});

function sameFacts() {
  return fileWith({
    cases: [
      {
        ref: 'C-101',
        allocatedOn: '2026-11-02',
        closedOn: null,
        children: [{ ref: 'A' }],
        activities: [{ kind: 'court-episode', on: '2026-11-04' }],
      },
    ],
  });
}
