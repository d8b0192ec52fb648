import { once } from 'node:events';
import { rm } from 'node:fs/promises';

export default async function stopAzurite() {
  const { child, location } = globalThis.__azurite;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  await rm(location, { recursive: true, force: true });
}
