import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { readXlsx } from '../../src/import-table/read-xlsx.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { tableStores } from '../../src/storage/index.ts';
import { caseFacts } from '../chat/commands/talk.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TENANT = '99999999-2222-4333-8444-555555555556';
const PREFIX = 'reportCommand';
const SETTINGS = {
  CASELOAD_MODE: 'local',
  CASELOAD_NOW: '2026-12-02T09:00:00Z',
  BOT_TENANT_ID: TENANT,
  STORAGE_CONNECTION_STRING: azuriteConnection(),
  STORAGE_TABLE_PREFIX: PREFIX,
};

let folder = '';

function run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly err: string }> {
  const env = { PATH: process.env.PATH ?? '', ...SETTINGS };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/report.ts', ...args], { env, cwd: ROOT });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, err }));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'caseload-report-'));
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
  await stores.ensureTables();
  const clock = { now: () => '2026-11-20T09:00:00.000Z', today: () => '2026-11-20' };
  const outside = { stores, clock, schemeOf: schemeInForce };
  for (const [team, worker] of [
    ['North', 'Amira Khan'],
    ['South', 'Cy Young'],
  ] as const) {
    const identity = { tenantId: TENANT, objectId: `object-${worker}`, name: worker };
    const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
    const members = [{ ...identity, terms }];
    const by = { person: 'setter', key: `set-up-${team}` };
    const made = await setUpTeam(
      outside,
      { name: team, schemeId: 'merton', members, managers: [], serviceManagers: [] },
      by,
    );
    if (made.ok) await deliverPending(outside, made.pending);
    const facts = { cases: [historyOf(caseFacts({ ref: `${team}-1` }))], duties: [] };
    const loaded = await loadCaseload(outside, personKeyOf(TENANT, identity.objectId), facts, by);
    if (loaded.ok) await deliverPending(outside, loaded.pending);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(file: string, sheet: string) {
  const read = await readXlsx(readFileSync(file), sheet);
  if (!read.ok) throw new Error(read.problem);
  return read.rows;
}

describe('npm run report', () => {
  it.each([
    ['every team', [], ['North', 'South']],
    ['the team that is named', ['--team', 'south'], ['South']],
  ])('writes the return of %s, for this user alone', async (_, teams, expected) => {
    const file = path.join(folder, `${expected.join('-')}.xlsx`);
    const result = await run('--period', '2026-11', '--out', file, ...teams);
    expect(result).toMatchObject({ code: 0 });
    expect(result.err).toContain('0 of them submitted');
    expect((await rowsOf(file, 'Summary')).slice(1).map(([team]) => team)).toEqual(expected);
    expect((await rowsOf(file, 'Lines')).some((row) => row.includes(`${expected[0]}-1`))).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['no month', ['--out', 'x.xlsx'], 'Expected --period with a month such as 2026-11.'],
    ['no real month', ['--period', '2026-13', '--out', 'x.xlsx'], 'Expected --period'],
    ['no file', ['--period', '2026-11'], 'Expected --out'],
    ['another kind of file', ['--period', '2026-11', '--out', 'x.csv'], 'ends in .xlsx'],
    ['a month to come', ['--period', '2027-01', '--out', 'x.xlsx'], 'has not begun'],
    ['a team that is not there', ['--period', '2026-11', '--out', 'x.xlsx', '--team', 'East'], 'There is no such team'],
    ['a folder that is a file', ['--period', '2026-11', '--out', '/dev/null/x.xlsx'], 'Nothing can be written'],
  ])('says in a sentence what will not do: %s', async (_, args, problem) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(problem);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
