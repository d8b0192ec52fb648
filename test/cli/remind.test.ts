import { spawn } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { KeptDelivery } from '../../src/application/delivery-ports.ts';
import { remindArguments } from '../../src/cli/remind-arguments.ts';
import { type TableStores, tableStores } from '../../src/storage/index.ts';
import { away, monthOf, peopled } from '../schedule/month-world.ts';
import { azuriteConnection, storageAtPort } from '../support/storage-proxy.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PREFIX = 'remindCommand';
const SETTINGS = {
  BOT_TENANT_ID: '99999999-2222-4333-8444-555555555555',
  STORAGE_CONNECTION_STRING: azuriteConnection(),
  STORAGE_TABLE_PREFIX: PREFIX,
};
const LOCAL = { ...SETTINGS, CASELOAD_MODE: 'local', CASELOAD_NOW: '2026-12-01T10:00:00Z' };

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function remind(args: readonly string[], settings: Record<string, string> = LOCAL): Promise<Result> {
  const env = { PATH: process.env.PATH ?? '', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/remind.ts', ...args], { env, cwd: ROOT });
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

let stores: TableStores;
beforeAll(async () => {
  stores = tableStores({ connectionString: azuriteConnection() }, { prefix: PREFIX });
  await stores.ensureTables();
  await peopled(stores, {
    amira: {},
    ben: { records: [monthOf('2026-11', 'submitted')] },
    cy: { records: [away('2026-11-30', '2026-12-04')] },
  });
});

async function kept(day: string): Promise<readonly KeptDelivery[]> {
  const found: KeptDelivery[] = [];
  for await (const delivery of stores.deliveries.ofDay(day)) found.push(delivery);
  return found;
}

describe('npm run remind', () => {
  it('says who would be told what and why, and who not, and keeps nothing', async () => {
    const { code, out, err } = await remind(['--as-of', '2026-12-07T09:00', '--dry-run', '--team', 'North']);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines[0]).toBe('North');
    expect(lines.filter((line) => line.includes('November 2026'))).toEqual([
      "  would be told: managers' channel of North (month-card): the card of November 2026",
      '  would be told: amira (submission-due): has not submitted November 2026: last reminder, due today',
      '  would be told: cy (submission-due): has not submitted November 2026: last reminder, due today',
      "  would be told: managers' channel of North (submissions-missing): 2 missing for November 2026, due",
      '  would be told: mona (agreement-due): 1 of November 2026 to agree',
      '  not told: ben: has submitted November 2026',
    ]);
    expect(lines.at(-2)).toMatch(/^\d+ messages would go out; nothing was kept\.$/);
    expect(await kept('2026-12-07')).toEqual([]);
  });

  it('keeps and queues what is due, once', async () => {
    for (const _ of [1, 2]) {
      const { code, out } = await remind(['--as-of', '2026-12-01T09:00']);
      expect([code, out.includes('  told: amira (submission-due)')]).toEqual([0, true]);
      expect(out).toContain('not told: cy: is away');
    }
    const reminders = (await kept('2026-12-01')).filter(({ notice }) => notice.kind === 'submission-due');
    expect(reminders.map(({ to, state }) => [to, state])).toEqual([
      [{ kind: 'person', personKey: 'amira' }, 'waiting'],
    ]);
  });

  it.each<[string, readonly string[], Record<string, string>, number, string]>([
    ['a moment that is none', ['--as-of', 'tomorrow'], LOCAL, 2, '--as-of takes a moment in London'],
    ['an unknown option', ['--wat'], LOCAL, 2, 'Usage: npm run'],
    ['a team that is not there', ['--team', 'South'], LOCAL, 2, 'There is no such team; there are:'],
    ['a moment to come', ['--as-of', '2199-01-01T09:00'], SETTINGS, 2, 'That moment is yet to come'],
    ['a moment long past', ['--as-of', '2020-01-01T09:00'], SETTINGS, 2, 'Nothing older than 4 days is sent'],
    ['settings that are missing', [], {}, 2, 'BOT_TENANT_ID is missing'],
    [
      'storage that does not answer',
      ['--dry-run'],
      { ...LOCAL, STORAGE_CONNECTION_STRING: storageAtPort(1) },
      1,
      'Storage did not answer.',
    ],
  ])(
    'says what is wrong with %s',
    async (_, args, settings, code, sentence) => {
      const result = await remind(args, settings);
      expect([result.code, result.err]).toEqual([code, expect.stringContaining(sentence)]);
      expect(result.err).not.toMatch(/ at .*\.ts:/);
    },
    30_000,
  );

  it('says that nothing is due before the hour', async () => {
    const { code, out } = await remind(['--as-of', '2026-12-07T08:59', '--dry-run']);
    expect([code, out]).toEqual([0, 'Nothing is due on 7 Dec 2026 before 09:00.\n']);
  });
});

describe('the arguments of npm run remind', () => {
  it.each([
    ['a moment in winter', ['--as-of', '2026-12-01T09:00'], { dryRun: false, asOf: '2026-12-01T09:00:00.000Z' }],
    ['a moment in summer', ['--as-of', '2026-07-01T09:00'], { dryRun: false, asOf: '2026-07-01T08:00:00.000Z' }],
    ['a day', ['--as-of', '2026-12-01', '--dry-run'], { dryRun: true, asOf: '2026-12-01T08:30:00.000Z' }],
    ['a team', ['--team', 'North'], { dryRun: false, team: 'North' }],
  ])('%s', (_, args, expected) => {
    expect(remindArguments(args, '08:30')).toEqual({ ok: true, arguments: expected });
  });

  it.each([
    ['a day that no calendar has', ['--as-of', '2026-02-30T09:00']],
    ['a file', ['people.csv']],
  ])('refuse %s', (_, args) => {
    expect(remindArguments(args, '09:00')).toMatchObject({ ok: false });
  });
});
