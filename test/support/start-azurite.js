import { freePort, startAzurite } from '../../scripts/azurite.js';

/** Starts one Azurite for the whole run, on free loopback ports; tests find it in AZURITE_CONNECTION_STRING. */
export default async function start() {
  // In memory: on disk it would write all of its tables anew every few seconds.
  const ports = { blob: await freePort(), queue: await freePort(), table: await freePort() };
  const { child, connectionString } = await startAzurite({ ports });
  globalThis.__azurite = child;
  process.env.AZURITE_CONNECTION_STRING = connectionString;
}
