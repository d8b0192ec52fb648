import { rm } from 'node:fs/promises';

export default async function stopAzurite() {
  const { child, location } = globalThis.__azurite;
  child.kill();
  await rm(location, { recursive: true, force: true });
}
