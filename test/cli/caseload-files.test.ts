import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewMember } from '../../src/application/join-team.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { parseCaseloadFile } from '../../src/caseload-file/index.ts';
import type { CaseFacts, WorkerTerms } from '../../src/domain/case-facts.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { xlsxFile } from '../import-table/xlsx-file.ts';
import { azuriteConnection, storageAtPort } from '../support/storage-proxy.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLES = path.join(ROOT, 'samples/import');
const TENANT = '99999999-2222-4333-8444-555555555555';
const PREFIX = 'importCommand';
const IVY = 'b0000000-0000-4000-8000-000000000021';
const SETTINGS = {
  CASELOAD_MODE: 'local',
  CASELOAD_NOW: '2026-11-20T09:00:00Z',
  BOT_TENANT_ID: TENANT,
  STORAGE_CONNECTION_STRING: azuriteConnection(),
  STORAGE_TABLE_PREFIX: PREFIX,
};

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder = '';
let stores: TableStores;

/** A command as an operator runs it, with nothing of our environment but the settings. */
function run(
  command: 'import' | 'export',
  args: readonly string[],
  settings: Record<string, string> = SETTINGS,
): Promise<Result> {
  const env = { PATH: process.env.PATH ?? '', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', `src/cli/${command}.ts`, ...args], { env, cwd: ROOT });
  const result = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    result.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    result.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...result }));
  });
}

const file = (name: string, text?: string | Buffer): string => {
  const full = path.join(folder, name);
  if (text !== undefined) writeFileSync(full, text);
  return full;
};
const sample = (name: string): string => path.join(SAMPLES, name);
const SHEET = ['--columns', sample('columns.yaml'), '--map', sample('people.csv')];
const caseloadOf = (objectId: string) => stores.caseloads.read(personKeyOf(TENANT, objectId));

const outside = () => ({
  stores,
  schemeOf: schemeInForce,
  clock: { now: () => '2026-11-20T09:00:00.000Z', today: () => '2026-11-20' },
});
const by = (key: string) => ({ person: 'admin', key });

function parsedCases(facts: string): readonly CaseFacts[] {
  const parsed = parseCaseloadFile(`{scheme: merton, asOf: 2026-11-20, worker: {id: W}, cases: [{${facts}}]}`);
  return parsed.ok ? parsed.file.cases : [];
}

async function team(name: string, members: readonly NewMember[] = [], schemeId: SchemeId = 'merton'): Promise<void> {
  const manager = { tenantId: TENANT, objectId: `manager of ${name}`, name: 'Maria Santos' };
  await setUpTeam(outside(), { name, schemeId, members, managers: [manager], serviceManagers: [] }, by(name));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'import-'));
  stores = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
  await stores.ensureTables();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a team out of a spreadsheet and into caseload files', () => {
  beforeAll(() => team('Northfield'));

  const REPORT = [
    `${sample('extract.csv')}: NF-21, Ivy Chen`,
    '  comes into the team',
    '  added 2: NF-2001, NF-2004',
    '  points on 20 Nov 2026: 24.5, within',
    `${sample('extract.csv')}: NF-22, Jack Doyle`,
    '  comes into the team',
    '  added 2: NF-2002, NF-2007',
    '  points on 20 Nov 2026: 25, within',
  ];

  it('is tried first, which writes nothing', async () => {
    const result = await run('import', [sample('extract.csv'), '--team', 'Northfield', ...SHEET, '--dry-run']);
    const last = 'Nothing was written. To import 2, unchanged 0, refused 0.';
    expect(result).toEqual({ code: 0, out: `${[...REPORT, last].join('\n')}\n`, err: '' });
    expect(await caseloadOf(IVY)).toBeUndefined();
  });

  it('is imported, and the team sees the new totals', async () => {
    const result = await run('import', [sample('extract.csv'), '--team', 'northfield', ...SHEET]);
    expect(result).toEqual({
      code: 0,
      out: `${[...REPORT, 'Imported 2, unchanged 0, refused 0.'].join('\n')}\n`,
      err: '',
    });
    const [listed] = (await stores.teams.list()).filter(({ name }) => name === 'Northfield');
    const { members = [] } = (await stores.teams.read(listed?.teamId ?? '')) ?? {};
    expect(members.map(({ name, steps }) => [name, steps.length > 1])).toEqual(
      expect.arrayContaining([
        ['Ivy Chen', true],
        ['Jack Doyle', true],
      ]),
    );
    expect(await stores.caseloads.audit(personKeyOf(TENANT, IVY), 1)).toMatchObject([{ by: 'command-line' }]);
  });

  it('changes nothing when it is imported again', async () => {
    const before = await caseloadOf(IVY);
    const result = await run('import', [sample('extract.csv'), '--team', 'Northfield', ...SHEET]);
    expect(result.out).toContain('  nothing changes\n  points on 20 Nov 2026: 24.5, within\n');
    expect(result.out).toMatch(/Imported 0, unchanged 2, refused 0\.\n$/);
    expect(await caseloadOf(IVY)).toEqual(before);
  });

  it('is exported as a file for each worker, which changes nothing either', async () => {
    const out = path.join(folder, 'out');
    const exported = await run('export', ['--team', 'Northfield', '--map', sample('people.csv'), '--out', out]);
    expect(exported).toMatchObject({ code: 0, err: '' });
    const files = readdirSync(out).map((name) => path.join(out, name));
    expect(exported.out.trim().split('\n').sort()).toEqual(files);
    expect(files.map((name) => path.basename(name))).toEqual(['NF-21.yaml', 'NF-22.yaml']);
    expect(statSync(files[0] ?? '').mode & 0o077).toBe(0);
    expect(readFileSync(files[0] ?? '', 'utf8')).toMatch(/^scheme: merton\nasOf: 2026-11-20\nworker:\n {2}id: NF-21\n/);

    const again = await run('import', [...files, '--team', 'Northfield', '--map', sample('people.csv')]);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toMatch(/Imported 0, unchanged 2, refused 0\.\n$/);
  });

  it('takes what was edited in a file, and says what that changes', async () => {
    const text = readFileSync(path.join(folder, 'out', 'NF-21.yaml'), 'utf8');
    const edited = file(
      'edited.yaml',
      text.replace('household: grandmother', 'household: foster home').replace('fte: 0.8', 'fte: 1'),
    );
    const result = await run('import', [edited, '--team', 'Northfield', '--map', sample('people.csv')]);
    expect(result).toEqual({
      code: 0,
      out: [
        `${edited}: NF-21, Ivy Chen`,
        '  changed 1: NF-2001 (children)',
        '  terms: fte',
        '  points on 20 Nov 2026: 24.5 -> 27.5, within',
        'Imported 1, unchanged 0, refused 0.\n',
      ].join('\n'),
      err: '',
    });
  });

  it('prints one caseload, of an earlier day too, under the key where no map says who it is', async () => {
    const key = personKeyOf(TENANT, IVY);
    const result = await run('export', ['--worker', key, '--as-of', '2026-11-19']);
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toContain(`asOf: 2026-11-19\nworker:\n  id: ${key}\n  name: Ivy Chen\n`);
    expect(result.out).toContain('household: grandmother');
    const again = await run('import', [
      file('by-key.yaml', result.out),
      '--team',
      'Northfield',
      '--as-of',
      '2026-11-19',
    ]);
    expect(again.out).toMatch(/Imported 0, unchanged 1, refused 0\.\n$/);
  });
});

describe('an import of which some is refused', () => {
  beforeAll(() => team('Southfield'));

  it('takes the others whole, names every place, and ends with 1', async () => {
    const good = file(
      'good.yaml',
      'asOf: 2026-11-20\nworker: {id: S-1}\ncases: [{ref: C-1, allocatedOn: 2026-11-02, children: [{ref: a}]}]',
    );
    const bad = file(
      'bad.yaml',
      'asOf: 2026-11-20\nworker: {id: S-2}\ncases: [{ref: SECRET, allocatedOn: 2026-11-31}]',
    );
    const stranger = file('stranger.yaml', 'asOf: 2026-11-20\nworker: {id: S-9}');
    const sheet = file(
      'cases.xlsx',
      await xlsxFile({
        Notes: [['not this one']],
        Cases: [
          ['W', 'Case', 'From', 'N'],
          ['S-3', 'C-7', { serial: 46_330 }, 2],
          ['S-4', 'C-8', 'SECRET', 1],
          ['S-4', 'C-9', { serial: 46_330 }, 'SECRET'],
        ],
      }),
    );
    const columns = file(
      'columns.yaml',
      'sheet: Cases\nworker: {id: W}\ncase: {ref: Case, allocatedOn: From}\nchildren: {count: N}',
    );
    const map = file(
      'map.yaml',
      ['1', '2', '3', '4']
        .map((n) => `- {workerId: S-${n}, objectId: c0000000-0000-4000-8000-00000000000${n}, name: Worker ${n}}`)
        .join('\n'),
    );
    const args = [
      good,
      bad,
      stranger,
      file('none.yaml'),
      sheet,
      '--team',
      'Southfield',
      '--map',
      map,
      '--columns',
      columns,
    ];
    const result = await run('import', args);
    expect(result).toEqual({
      code: 1,
      out: [
        `${good}: S-1, Worker 1`,
        '  comes into the team',
        '  added 1: C-1',
        '  points on 20 Nov 2026: 18, within',
        bad,
        '  refused: cases[0].allocatedOn: Expected a date written YYYY-MM-DD, from 1900 to 2199.',
        '  refused: cases[0].children: Expected at least one child.',
        `${stranger}: S-9`,
        '  refused: nobody in the team has this id; --map says who the ids of files are',
        file('none.yaml'),
        '  refused: Expected a file; there is none of this name.',
        `${sheet}: S-3, Worker 3`,
        '  comes into the team',
        '  added 1: C-7',
        '  points on 20 Nov 2026: 18, within',
        `${sheet}: S-4, Worker 4`,
        '  refused: sheet Cases, row 3, column C (From): Expected a date written DD/MM/YYYY or YYYY-MM-DD, or a date cell.',
        '  refused: sheet Cases, row 4, column D (N): Expected a whole number from 0 to 1000.',
        'Imported 2, unchanged 0, refused 4.\n',
      ].join('\n'),
      err: '',
    });
    expect(await caseloadOf('c0000000-0000-4000-8000-000000000004')).toBeUndefined();
  });

  it('refuses a worker who is in two files, and one of another team', async () => {
    const ivy = ['ivy-1.yaml', 'ivy-2.yaml'].map((name) => file(name, 'asOf: 2026-11-20\nworker: {id: NF-21}'));
    const jack = file('jack.yaml', 'asOf: 2026-11-20\nworker: {id: NF-22}');
    const result = await run('import', [...ivy, jack, '--team', 'Southfield', '--map', sample('people.csv')]);
    expect(result.code).toBe(1);
    expect(result.out.match(/refused: this worker is in more than one file/g)).toHaveLength(2);
    expect(result.out).toContain('refused: works in another team; take them out of it first\n');
  });

  it('takes a caseload larger than one transaction, and refuses a case that no row holds', async () => {
    const cases = (count: number, more = '') =>
      Array.from(
        { length: count },
        (_, n) => `  - {ref: L-${n}, allocatedOn: 2026-11-02, children: [{ref: a}]${more}}`,
      ).join('\n');
    const head = 'asOf: 2026-11-20\nworker: {id: L-1}\ncases:\n';
    const map = file('large.csv', 'workerId,objectId,name\nL-1,c0000000-0000-4000-8000-000000000009,Large Caseload\n');
    const args = ['--team', 'Southfield', '--map', map];
    const large = await run('import', [file('large.yaml', head + cases(220)), ...args]);
    expect(large).toMatchObject({ code: 0, err: '' });
    expect((await caseloadOf('c0000000-0000-4000-8000-000000000009'))?.cases).toHaveLength(220);

    const activities = `, activities: [${Array(14_000).fill('{kind: court-episode, on: 2026-11-02}').join(', ')}]`;
    const huge = await run('import', [file('huge.yaml', head + cases(1, activities)), ...args]);
    expect(huge.code).toBe(1);
    expect(huge.out).toContain('  refused: more than storage takes: a case, or all duties together, are over 1 MB\n');
    expect((await caseloadOf('c0000000-0000-4000-8000-000000000009'))?.cases).toHaveLength(220);
  });
});

describe('an export of what its scheme is not content with', () => {
  it('is written all the same, and names what has to be filled in', async () => {
    const terms: WorkerTerms = { role: 'social-worker', fte: 1, professionalIssues: [] };
    const member = { tenantId: TENANT, objectId: 'nora', name: 'Nora', terms };
    await team('Westfield', [member], 'northern-ireland');
    const [history] = parsedCases('ref: C-1, allocatedOn: 2026-11-02, children: [{ref: a}]').map(historyOf);
    const key = personKeyOf(TENANT, 'nora');
    if (history) await loadCaseload(outside(), key, { cases: [history], duties: [] }, by('load'));
    const result = await run('export', ['--worker', key]);
    expect(result.code).toBe(0);
    expect(result.out).toContain('scheme: northern-ireland\n');
    expect(result.err).toBe(
      `${key}: to be filled in: cases[0].category: Expected a category, which northern-ireland needs.\n`,
    );
  });
});

describe('commands that cannot be used', () => {
  const NONE = 'c0000000-0000-4000-8000-0000000000ff';
  it.each<[string, 'import' | 'export', readonly string[], Record<string, string>, number, RegExp]>([
    [
      'an import without files',
      'import',
      ['--team', 'Northfield'],
      SETTINGS,
      2,
      /^Expected at least one file\.\nUsage: /,
    ],
    [
      'a team that there is not',
      'import',
      ['x.yaml', '--team', 'Eastfield'],
      SETTINGS,
      2,
      /^There is no such team; there are:\n {2}[0-9a-f]{32} {2}Northfield\n/,
    ],
    [
      'a map that is none',
      'import',
      ['x.yaml', '--team', 'x', '--map', sample('columns.yaml')],
      SETTINGS,
      2,
      /columns\.yaml: Expected a list of people/,
    ],
    [
      'columns that are none',
      'import',
      ['x.csv', '--team', 'x', '--columns', sample('people.csv')],
      SETTINGS,
      2,
      /people\.csv: Expected a column mapping/,
    ],
    [
      'settings that are missing',
      'import',
      ['x.yaml', '--team', 'x'],
      {},
      2,
      /^BOT_TENANT_ID is missing.*\nSTORAGE_ACCOUNT_URL or/,
    ],
    [
      'tables that were never made',
      'export',
      ['--worker', personKeyOf(TENANT, NONE)],
      { ...SETTINGS, STORAGE_TABLE_PREFIX: 'neverMade' },
      2,
      /^Storage refuses Caseload \(TableNotFound\)/,
    ],
    [
      'storage that does not answer',
      'export',
      ['--worker', personKeyOf(TENANT, NONE)],
      { ...SETTINGS, STORAGE_CONNECTION_STRING: storageAtPort(1) },
      1,
      /^Storage did not answer\./,
    ],
    [
      'a worker who has no caseload',
      'export',
      ['--worker', NONE],
      SETTINGS,
      1,
      /: no caseload is kept of this worker\.\n$/,
    ],
    [
      'a folder that cannot be written',
      'export',
      ['--team', 'Northfield', '--out', sample('people.csv')],
      SETTINGS,
      2,
      /^Nothing can be written to/,
    ],
  ])('say so: %s', async (_, command, args, settings, code, message) => {
    const result = await run(command, args, settings);
    expect([result.code, result.out]).toEqual([code, '']);
    expect(result.err).toMatch(message);
    expect(result.err).not.toMatch(/\n\s+at /);
  });
});
