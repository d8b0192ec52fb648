import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The account and key that every Azurite has; they open nothing else. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const SCRIPT = fileURLToPath(new URL('../node_modules/azurite/dist/src/azurite.js', import.meta.url));

/** A loopback port that is free at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Starts Azurite on loopback and waits until it answers. Without a location it keeps everything in memory.
 * @param {{ location?: string, ports: { blob: number, queue: number, table: number } }} options
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, connectionString: string }>}
 */
export async function startAzurite({ location, ports }) {
  const args = [SCRIPT, '--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  args.push(...(location === undefined ? ['--inMemoryPersistence'] : ['--location', location]));
  for (const [service, port] of Object.entries(ports)) {
    args.push(`--${service}Host`, '127.0.0.1', `--${service}Port`, String(port));
  }
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${ports.table}/`);
      break;
    } catch {
      if (tries > 200 || child.exitCode !== null) {
        child.kill();
        throw new Error('Azurite, the local storage, did not start.');
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const connectionString = [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${KEY}`,
    `TableEndpoint=http://127.0.0.1:${ports.table}/${ACCOUNT}`,
    `QueueEndpoint=http://127.0.0.1:${ports.queue}/${ACCOUNT}`,
  ].join(';');
  return { child, connectionString };
}
