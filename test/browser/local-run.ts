import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/azurite.js';

/** `npm run dev` on free ports, with data of its own. */
export interface LocalRun {
  readonly workerPort: number;
  readonly managerPort: number;
  /** Types a day and time, as the README says, to set the clock forward: `2026-12-01T09:00`. */
  setClock(moment: string): void;
  stop(): Promise<void>;
}

const READY = 'Ctrl-C ends everything';

/** Starts the command that the README names and waits until it says what to try. */
export async function startLocalRun(args: readonly string[] = []): Promise<LocalRun> {
  const data = await mkdtemp(join(tmpdir(), 'caseload-dev-'));
  const [workerPort, managerPort] = [await freePort(), await freePort()];
  const environment = {
    ...process.env,
    // Jest's own options are not for the programs that it starts.
    NODE_OPTIONS: '',
    CASELOAD_DATA: data,
    PORT: String(await freePort()),
    AZURITE_BLOB_PORT: String(await freePort()),
    AZURITE_QUEUE_PORT: String(await freePort()),
    AZURITE_TABLE_PORT: String(await freePort()),
    PLAYGROUND_WORKER_PORT: String(workerPort),
    PLAYGROUND_MANAGER_PORT: String(managerPort),
  };
  const child = spawn('node', ['--import', 'tsx', 'scripts/dev.ts', '--fresh', ...args], {
    env: environment,
    stdio: 'pipe',
  });
  try {
    await untilReady(child);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    workerPort,
    managerPort,
    setClock: (moment) => {
      child.stdin?.write(`${moment}\n`);
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(READY)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`npm run dev ended early:\n${printed}`)));
  });
}
