import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';

const LOCAL = {
  CASELOAD_MODE: 'local',
  STORAGE_TABLE_PREFIX: `index${process.pid}`,
  STORAGE_CONNECTION_STRING: process.env.AZURITE_CONNECTION_STRING ?? '',
};

const started: ChildProcess[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
});

/** The bot as its own process, with nothing of our environment but the given settings. */
function run(settings: Readonly<Record<string, string>>) {
  const env = { PATH: process.env.PATH ?? '', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/index.ts'], { env });
  started.push(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, ...output }));
  const logged = async (code: string): Promise<void> => {
    while (!output.out.includes(`"code":"${code}"`)) await Promise.race([once(child.stdout, 'data'), ended]);
  };
  return { child, ended, logged, output };
}

async function takePort(hold: boolean): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  if (hold) servers.push(server);
  else await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('starting and stopping', () => {
  it('does not start without credentials, tenant and storage, and names them', async () => {
    const { code, out, err } = await run({}).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^Caseload cannot start with these settings:\n {2}BOT_APP_ID is missing/);
    for (const name of ['BOT_APP_TYPE', 'BOT_TENANT_ID', 'BOT_APP_PASSWORD', 'STORAGE_ACCOUNT_URL']) {
      expect(err).toContain(`  ${name}`);
    }
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says in one sentence that its port is taken', async () => {
    const port = await takePort(true);
    const { code, err } = await run({ ...LOCAL, PORT: String(port) }).ended;
    expect([code, err]).toEqual([
      1,
      `Port ${port} is in use by another program: stop that one, or set PORT to another.\n`,
    ]);
  });

  it('says in one sentence that storage refuses it', async () => {
    const STORAGE_CONNECTION_STRING = LOCAL.STORAGE_CONNECTION_STRING.replace(
      /AccountKey=[^;]+/,
      'AccountKey=d3Jvbmc=',
    );
    const { code, err } = await run({ ...LOCAL, STORAGE_CONNECTION_STRING }).ended;
    expect(code).toBe(2);
    expect(err).toMatch(/^Storage refuses Caseload \(\w+\): check its key or its roles\.\n$/);
  });

  it('answers, with nothing but coded lines in its log, and stops when it is asked to', async () => {
    const port = await takePort(false);
    const { child, ended, logged } = run({ ...LOCAL, PORT: String(port), CASELOAD_NOW: '2026-11-18T09:00:00Z' });
    await logged('listening');
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
    child.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const codes = lines
      .map((line) => line.code)
      .filter((code) => code !== 'keys-forgotten' && code !== 'retention-ran');
    expect(codes).toEqual(['listening', 'stopping', 'stopped']);
    expect(lines[0]).toMatchObject({ port, mode: 'local' });
  });
});
