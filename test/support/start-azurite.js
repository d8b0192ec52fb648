import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts one Azurite for the whole run, on free loopback ports; tests find it in AZURITE_CONNECTION_STRING. */
export default async function startAzurite() {
  const [table, queue, blob] = [await freePort(), await freePort(), await freePort()];
  const location = await mkdtemp(join(tmpdir(), 'caseload-azurite-'));
  const args = ['node_modules/azurite/dist/src/azurite.js', '--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  args.push('--location', location, '--tableHost', '127.0.0.1', '--queueHost', '127.0.0.1', '--blobHost', '127.0.0.1');
  args.push('--tablePort', String(table), '--queuePort', String(queue), '--blobPort', String(blob));
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  globalThis.__azurite = { child, location };
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${table}/`);
      break;
    } catch (error) {
      if (tries > 150 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  process.env.AZURITE_CONNECTION_STRING = [
    'DefaultEndpointsProtocol=http',
    'AccountName=devstoreaccount1',
    `AccountKey=${key}`,
    `TableEndpoint=http://127.0.0.1:${table}/devstoreaccount1`,
    `QueueEndpoint=http://127.0.0.1:${queue}/devstoreaccount1`,
  ].join(';');
}
