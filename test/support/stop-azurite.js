import { once } from 'node:events';

export default async function stopAzurite() {
  const child = globalThis.__azurite;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
