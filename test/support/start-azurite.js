import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startAzurite } from '../../scripts/azurite.js';

/** Starts one Azurite for the whole run, on free loopback ports; tests find it in AZURITE_CONNECTION_STRING. */
export default async function start() {
  const location = await mkdtemp(join(tmpdir(), 'caseload-azurite-'));
  const ports = { blob: await freePort(), queue: await freePort(), table: await freePort() };
  const { child, connectionString } = await startAzurite({ location, ports });
  globalThis.__azurite = { child, location };
  process.env.AZURITE_CONNECTION_STRING = connectionString;
}
