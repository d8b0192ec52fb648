import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../scripts/azurite.js';

export interface BotProcess {
  readonly url: string;
  /** When it listens, or was killed before; rejects with what it said when it could not start. */
  readonly listening: Promise<void>;
  /** When it has ended. */
  readonly ended: Promise<unknown>;
  /** `kill -9`, at once. */
  kill(): void;
}

/** The bot as its own process in local mode, with nothing of our environment but the given settings. */
export async function startBotProcess(settings: Readonly<Record<string, string>>): Promise<BotProcess> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    CASELOAD_MODE: 'local',
    PORT: String(port),
    SERVICE_URL_HOSTS: '127.0.0.1',
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/index.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let output = '';
  const listening = new Promise<void>((resolve, reject) => {
    const hear = (chunk: unknown): void => {
      output = (output + String(chunk)).slice(-20_000);
      if (output.includes('"code":"listening"')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => (child.signalCode === null ? reject(new Error(`the bot ended: ${output}`)) : resolve()));
  });
  return { url: `http://127.0.0.1:${port}`, listening, ended, kill: () => void child.kill('SIGKILL') };
}
