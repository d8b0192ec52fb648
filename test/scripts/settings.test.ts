import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { leaveDataFolder, takeDataFolder } from '../../scripts/dev/data-folder.ts';
import { needFreePorts, readSettings } from '../../scripts/dev/settings.ts';

describe('settings of a local run', () => {
  it('stand at the documented ports without any', () => {
    expect(readSettings([], {})).toMatchObject({
      fresh: false,
      playground: true,
      asOf: undefined,
      ports: { PORT: 3978, PLAYGROUND_WORKER_PORT: 56150, PLAYGROUND_MANAGER_PORT: 56151 },
    });
  });

  it('are read from arguments and environment', () => {
    const read = readSettings(['--fresh', '--no-playground', '--as-of', '2026-11-26T09:00'], { PORT: '4000' });
    expect(read).toMatchObject({ fresh: true, playground: false, asOf: '2026-11-26T09:00:00Z', ports: { PORT: 4000 } });
  });

  it.each([
    ['a port that is no number', [], { PORT: 'abc' }, 'PORT should be a port, a whole number from 1 to 65535.'],
    ['a port that is too high', [], { AZURITE_TABLE_PORT: '70000' }, 'AZURITE_TABLE_PORT should be a port'],
    ['an unknown option', ['--wat'], {}, 'Use: npm run dev'],
    ['a moment that no clock shows', ['--as-of', '2026-13-01'], {}, '--as-of should be a day and time'],
  ])('give one sentence for %s', (_, args, environment, sentence) => {
    expect(() => readSettings(args, environment)).toThrow(sentence);
  });

  it('name the port in use and the variable that changes it', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const { ports } = readSettings([], { PORT: String(port) });
    await expect(needFreePorts(ports, ['PORT'])).rejects.toThrow(`Port ${port} is in use`);
    await new Promise((resolve) => server.close(resolve));
    await expect(needFreePorts(ports, ['PORT'])).resolves.toBeUndefined();
  });
});

describe('the data folder', () => {
  it('belongs to one run at a time, and what an ended run left is taken over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'caseload-data-'));
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      await writeFile(join(folder, 'in-use-by'), String(other.pid));
      await expect(takeDataFolder(folder, true)).rejects.toThrow('Another "npm run dev" uses the data');
      const ended = new Promise((resolve) => other.once('exit', resolve));
      other.kill();
      await ended;
      await takeDataFolder(folder, false);
      await leaveDataFolder(folder);
      await expect(takeDataFolder(folder, true)).resolves.toBeUndefined();
    } finally {
      other.kill();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
