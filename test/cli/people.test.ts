import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditArguments } from '../../src/cli/audit-arguments.ts';
import { verdictLines } from '../../src/cli/audit-words.ts';
import { peopleArguments } from '../../src/cli/people-arguments.ts';
import { erasedLines, notErasedWords } from '../../src/cli/people-words.ts';
import { personKeyIn } from '../../src/cli/person-id.ts';
import { KEY, NAME, OBJECT, planted, TENANT } from '../application/rights/planted.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PREFIX = 'peopleCommand';
let folder = '';

function run(command: string, ...args: readonly string[]) {
  const env = {
    PATH: process.env.PATH ?? '',
    CASELOAD_MODE: 'local',
    CASELOAD_NOW: '2026-11-20T09:00:00Z',
    BOT_TENANT_ID: TENANT,
    STORAGE_CONNECTION_STRING: azuriteConnection(),
    STORAGE_TABLE_PREFIX: PREFIX,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', `src/cli/${command}.ts`, ...args], { env, cwd: ROOT });
  const heard = { out: '', err: '' };
  for (const [stream, name] of [
    [child.stdout, 'out'],
    [child.stderr, 'err'],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text) => {
      heard[name] += text;
    });
  }
  return new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...heard }));
    },
  );
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'caseload-people-'));
  await planted(PREFIX);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('an operator exports a person, holds, releases and erases the data, and checks the audit', async () => {
  const file = path.join(folder, 'petra.json');
  const exported = await run('people', 'export', OBJECT, '--out', file);
  expect([exported.code, exported.out]).toEqual([0, `${file}\n`]);
  expect(exported.err).toMatch(/^\d+ rows\. Read by a person before it is handed over\./);
  expect(JSON.parse(readFileSync(file, 'utf8')).person).toEqual({ key: KEY, objectId: OBJECT, names: [NAME] });
  expect(statSync(file).mode & 0o077).toBe(0);

  expect(await run('people', 'hold', KEY, '--reason', 'a claim')).toMatchObject({ code: 0 });
  expect(await run('people', 'erase', KEY)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/under a legal hold since 2026-11-20/),
  });
  expect(await run('people', 'release', KEY)).toMatchObject({ code: 0 });
  expect(await run('people', 'erase', KEY, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^This would be erased/),
  });
  expect(await run('people', 'erase', '--case', 'SECRET-9')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Not erased: somebody has/),
  });
  expect(await run('people', 'erase', '--case', 'plant 1', '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^This would be erased[\s\S]*references in \d+ rows/),
  });
  // Nobody listens at the address of the planted chat, which is not on the list of hosts.
  expect(await run('people', 'erase', KEY)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Erased:[\s\S]*Still in Teams[\s\S]*activity-mark \(address\)/),
  });
  expect(await run('audit', 'verify')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/5 audits checked: every chain holds\.\n$/),
  });
}, 120_000);

describe('arguments of people', () => {
  it.each([
    ['nothing', [], /^Expected export/],
    ['another verb', ['delete', 'x'], /^Expected export/],
    ['two ids', ['erase', 'x', 'y'], /^Expected one id/],
    ['no id', ['hold', '--reason', 'x'], /^Expected the id/],
    ['nobody to erase', ['erase'], /^Give the id of a person, or --case/],
    ['a person and a case to erase', ['erase', 'x', '--case', 'C-1'], /^Give the id of a person, or --case/],
    ['a child of no case to erase', ['erase', 'x', '--child', 'a'], /^--child goes with --case REF/],
    ['an empty case to erase', ['erase', '--case', ' '], /^--child goes with --case REF/],
    ['an export without a file', ['export', 'x'], /^--out names/],
    ['an export of nothing', ['export', '--out', 'f'], /^Give an id/],
    ['an export of two things', ['export', 'x', '--case', 'C-1', '--out', 'f'], /^Give an id/],
    ['a hold without a reason', ['hold', 'x'], /^--reason says/],
    ['a hold with an empty reason', ['hold', 'x', '--reason', ' '], /^--reason says/],
    ['an option of another verb', ['erase', 'x', '--out', 'f'], /^--out does not go with erase/],
    ['an unknown option', ['erase', 'x', '--force'], /force/],
  ])('%s is refused', (_, args, problem) => {
    expect(peopleArguments(args)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it.each([
    [
      'a case',
      ['export', '--case', 'C-1', '--out', 'f'],
      { verb: 'export', out: 'f', sought: { kind: 'case', ref: 'C-1' } },
    ],
    [
      'a child',
      ['export', '--child', 'a', '--out', 'f'],
      { verb: 'export', out: 'f', sought: { kind: 'child', ref: 'a' } },
    ],
    ['a try', ['erase', 'x', '--dry-run'], { verb: 'erase', id: 'x', dryRun: true }],
    [
      'a child of a case to erase',
      ['erase', '--case', 'C-1', '--child', 'a'],
      { verb: 'erase', case: { ref: 'C-1', child: 'a' }, dryRun: false },
    ],
    ['a release', ['release', 'x'], { verb: 'release', id: 'x' }],
  ])('%s is read', (_, args, expected) => {
    expect(peopleArguments(args)).toEqual({ ok: true, arguments: expected });
  });

  it.each([
    ['an object id', OBJECT, KEY],
    ['an object id in capitals', OBJECT.toUpperCase(), KEY],
    ['a key', KEY, KEY],
    ['a name', NAME, undefined],
  ])('the id may be %s', (_, id, key) => {
    expect(personKeyIn({ tenantId: TENANT }, id)).toBe(key);
  });
});

describe('arguments of audit', () => {
  it.each([
    ['nothing', []],
    ['another verb', ['check']],
    ['a team and a worker', ['verify', '--team', 'North', '--worker', 'x']],
  ])('%s is refused', (_, args) => {
    expect(auditArguments(args).ok).toBe(false);
  });

  it('takes a team or a worker', () => {
    expect(auditArguments(['verify', '--team', 'North'])).toEqual({ ok: true, arguments: { team: 'North' } });
    expect(auditArguments(['verify'])).toEqual({ ok: true, arguments: {} });
  });
});

it('what stands against erasing is said with what to do', () => {
  expect(notErasedWords({ reason: 'open-cases', cases: 1 })).toContain('has 1 open case. Close or transfer');
  expect(notErasedWords({ reason: 'only-manager', teams: ['North', 'West'] })).toContain(
    'only manager of North, West. Name',
  );
  const counts = { own: 1, messages: 0, entries: 2, names: 0, teams: 0 };
  expect(erasedLines({ ok: true, counts, postsLeft: [], again: 2 }, false).at(-1)).toMatch(/^2 messages could not/);
});

it('what does not fit in an audit is said in sentences', () => {
  const said = { at: '2026-11-04T09:00:00.000Z', by: 'p', action: 'log-activity' };
  const lines = verdictLines(
    {
      of: 'team',
      key: 't',
      entries: 4,
      unlinked: 1,
      erased: 1,
      newest: 'ab',
      faults: [
        { kind: 'altered', ...said },
        { kind: 'put-in', ...said },
        { kind: 'missing', from: 2, to: 2 },
        { kind: 'missing', from: 4, to: 6 },
        { kind: 'no-end' },
        { kind: 'other-end' },
      ],
    },
    'North',
  );
  expect(lines).toEqual([
    'team t (North): 4 entries (1 from before there was a chain, 1 without content); THE CHAIN DOES NOT HOLD:',
    '  The entry "log-activity" of 2026-11-04T09:00:00.000Z by p does not say what was written.',
    '  The entry "log-activity" of 2026-11-04T09:00:00.000Z by p was put in.',
    '  Entry number 2 is missing.',
    '  Entries number 4 to 6 are missing.',
    '  The row that says where the audit ends is gone.',
    '  The row that says where the audit ends says something else than the newest entry.',
  ]);
});
