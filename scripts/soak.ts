import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { propertyTests } from './property-tests.ts';

/*
 * The long variants of test/assurance, and every test of a property under the seed of the round, one after another and
 * again with new seeds until the time is over:
 *
 *   npm run soak -- --minutes 60 [--runs 10000] [--commands 500] [--seed 1] [--only crashes]
 *
 * Prints what each run did, how fast, and which of them did not hold. Ends with 1 when one did not.
 */

/**
 * A rig, which is a file of test/assurance unless it has others, and how many runs it does of those that are asked for:
 * a command to storage takes as long as many presses.
 */
const RIGS = [
  { name: 'fuzzed-activities', share: 'runs' },
  { name: 'fuzzed-files', share: 'runs' },
  { name: 'authorisation', share: 'runs' },
  { name: 'hostile-strings', share: 'runs' },
  { name: 'queries', share: 'runs' },
  { name: 'loss', share: 'commands' },
  { name: 'crashes', share: 'commands' },
  { name: 'properties', share: 'runs', files: propertyTests() },
] as const;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    runs: { type: 'string', default: '10000' },
    commands: { type: 'string', default: '500' },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const { only } = values;
const end = Date.now() + whole(values.minutes, 'minutes') * 60_000;
const asked = { runs: whole(values.runs, 'runs'), commands: whole(values.commands, 'commands') };
let seed = values.seed === undefined ? Date.now() % 1_000_000 : whole(values.seed, 'seed');

function whole(text: string, name: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  console.error(`--${name} should be a whole number from 1.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'soak-'));
const totals = new Map<string, number>();
const broken: string[] = [];

const rigs = RIGS.filter(({ name }) => only.length === 0 || only.includes(name));
for (let round = 0; round === 0 || Date.now() < end; round += 1) {
  for (const { name, share, ...of } of rigs) {
    const files = 'files' in of ? of.files : [`test/assurance/${name}.test.ts`];
    if (round > 0 && Date.now() >= end) break;
    const started = Date.now();
    const file = join(folder, `${name}-${seed}`);
    const { code, output } = await run(files, { ASSURANCE_RUNS: String(asked[share]), ASSURANCE_REPORT: file });
    const seconds = (Date.now() - started) / 1_000;
    console.info(`${code === 0 ? 'holds ' : 'BROKEN'} ${name} · seed ${seed} · ${seconds.toFixed(0)} s`);
    for (const line of readLines(file)) {
      const { what, seed: _seed, ...counts } = JSON.parse(line);
      console.info(
        `       ${what}: ${Object.entries(counts)
          .map(([key, count]) => `${key} ${count}`)
          .join(', ')}`,
      );
      for (const [key, count] of Object.entries(counts)) add(`${what}: ${key}`, Number(count));
    }
    add(`${name}: seconds of the rig`, Math.round(seconds));
    if (code !== 0) {
      broken.push(`${name} with ASSURANCE_SEED=${seed}`);
      console.info(output);
    }
  }
  seed += 1;
}
rmSync(folder, { recursive: true });

console.info('\nTogether');
for (const [what, count] of totals) console.info(`  ${what} ${count}`);
console.info(broken.length === 0 ? 'Every invariant held.' : `Did not hold: ${broken.join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;

function add(what: string, count: number): void {
  totals.set(what, (totals.get(what) ?? 0) + count);
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

/** Test files as jest runs them; the end of what it said. */
function run(files: readonly string[], settings: Readonly<Record<string, string>>) {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const child = spawn(process.execPath, [...jest, '--runTestsByPath', ...files], {
    env: { ...process.env, ...settings, ASSURANCE_SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (chunk: unknown): void => {
    output = (output + String(chunk)).slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise<{ readonly code: number | null; readonly output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
}
