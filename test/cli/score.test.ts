import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCORE = ['--import', 'tsx', path.join(ROOT, 'src/cli/score.ts')];

interface Result {
  readonly code: number | null;
  readonly lines: readonly unknown[];
  readonly stdout: string;
  readonly stderr: string;
}

let folder = '';
const file = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'score-'));
  const cases = 'cases: [{ref: C-1, allocatedOn: 2026-10-05, children: [{ref: A}]}]';
  writeFileSync(file('good.yaml'), `scheme: merton\nasOf: 2026-11-30\nworker: {id: W1}\n${cases}\n`);
  writeFileSync(file('bad.yaml'), 'scheme: merton\nasOf: 2026-11-31\nworker: {}\n');
  writeFileSync(file('bare.yaml'), `worker: {id: W2}\n${cases}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function outcome(child: ChildProcess, input = ''): Promise<Result> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      resolve({ code, lines: lines.map((line): unknown => JSON.parse(line)), stdout, stderr });
    });
  });
}

const score = (args: readonly string[], input = '') => outcome(spawn(process.execPath, [...SCORE, ...args]), input);

describe('the score command', () => {
  it('prints one line a file in the order of the arguments, the file as given', async () => {
    const result = await score([file('good.yaml'), file('bad.yaml'), `${folder}/./good.yaml`]);
    expect(result).toMatchObject({
      code: 1,
      lines: [
        { file: file('good.yaml'), scheme: 'merton', total: 17, nextChangeOn: null },
        { file: file('bad.yaml'), errors: [{ path: 'asOf' }, { path: 'worker.id' }] },
        { file: `${folder}/./good.yaml`, total: 17 },
      ],
      stderr: '',
    });
    expect(result.stdout.split('\n')).toHaveLength(4);
  });

  it('runs by npm, which passes the exit code on', async () => {
    const npm = (...args: string[]) =>
      outcome(spawn('npm', ['run', '--silent', 'score', '--', ...args], { cwd: ROOT }));
    expect(await npm(file('good.yaml'))).toMatchObject({ code: 0, lines: [{ workerId: 'W1' }] });
    expect(await npm(file('bad.yaml'))).toMatchObject({ code: 1, lines: [{ errors: [{}, {}] }] });
    expect(await npm('--as-of', 'today', file('good.yaml'))).toMatchObject({ code: 2, stdout: '' });
  });

  it('reads standard input where - stands', async () => {
    const result = await score(
      [file('good.yaml'), '-', '--scheme', 'halton', '--as-of', '2026-10-04'],
      'worker: {id: W3}',
    );
    expect(result).toMatchObject({
      code: 0,
      lines: [
        { file: file('good.yaml'), scheme: 'halton', asOf: '2026-10-04', total: 0 },
        { file: '-', scheme: 'halton', asOf: '2026-10-04', workerId: 'W3' },
      ],
    });
  });

  it('scores a file without scheme and day when the options give them', async () => {
    expect(await score([file('bare.yaml')])).toMatchObject({
      code: 1,
      lines: [{ errors: [{ path: 'scheme' }, { path: 'asOf' }] }],
    });
    expect(await score(['--scheme=merton', '--as-of=2026-11-30', file('bare.yaml')])).toMatchObject({
      code: 0,
      lines: [{ workerId: 'W2', total: 17 }],
    });
  });

  it('forecasts when asked', async () => {
    const result = await score([file('good.yaml'), '--as-of', '2026-10-30', '--forecast', '30']);
    expect(result.lines).toMatchObject([
      {
        nextChangeOn: '2026-11-05',
        forecast: [
          { from: '2026-10-30', total: 18, status: 'within' },
          { from: '2026-11-05', total: 17, status: 'within' },
        ],
      },
    ]);
  });

  it('calls a file that cannot be read invalid, and scores the others', async () => {
    const missing = file('missing.yaml');
    const result = await score([missing, folder, file('good.yaml')]);
    expect(result).toMatchObject({
      code: 1,
      lines: [
        { file: missing, errors: [{ path: '', message: 'Expected a file; there is none of this name.' }] },
        { file: folder, errors: [{ path: '', message: 'Expected a file; this is a folder.' }] },
        { total: 17 },
      ],
      stderr: '',
    });
  });

  it('exits with 2, a sentence and the usage for arguments that it cannot use', async () => {
    const result = await score([file('good.yaml'), '--forecast', '401']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(
      /^--forecast takes a whole number of days from 1 to 400\.\nUsage: npm run --silent score -- /,
    );
  });

  it('ends quietly when nobody reads on', async () => {
    const files = Array.from({ length: 2000 }, () => file('good.yaml'));
    const child = spawn(process.execPath, [...SCORE, ...files, '--forecast', '400']);
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('prints all of a long output before it ends', async () => {
    const cases = Array.from({ length: 20_000 }, (_, index) => ({
      ref: `C-${index}`,
      allocatedOn: '2026-10-05',
      children: [{ ref: 'A' }],
    }));
    const input = JSON.stringify({ scheme: 'merton', asOf: '2026-11-30', worker: { id: 'W1' }, cases });
    const result = await score(['-'], input);
    expect(result).toMatchObject({ code: 0, lines: [{ subtotal: 20_015 }] });
  });
});
