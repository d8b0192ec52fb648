import { createHash } from 'node:crypto';
import type { PersonKey } from '../domain/access.ts';

/**
 * The key under which a person is kept: 128 bits of SHA-256 over tenant and object id, in hexadecimal, so that
 * neither id can be read from a key, an error or a trace. Ids differ by letter case between channels, keys do not.
 */
export function personKeyOf(tenantId: string, objectId: string): PersonKey {
  const identity = JSON.stringify([tenantId.toLowerCase(), objectId.toLowerCase()]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
