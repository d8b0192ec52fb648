import { createHash } from 'node:crypto';
import type { Delivery } from '../../application/delivery-ports.ts';

/** Letters and digits that nobody mistakes for each other. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * The sign by which people recognise that a message came twice: `Ref 7K3F-9Q`. It follows from what the message is, not
 * from when it was sent; all states of a live post share one.
 */
export function referenceOf({ id, to, live }: Pick<Delivery, 'id' | 'to' | 'live'>): string {
  const identity = live === undefined ? [id.day, id.key] : [to, live];
  const digest = createHash('sha256').update(JSON.stringify(identity)).digest();
  const signs = [...digest.subarray(0, 6)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return `Ref ${signs.slice(0, 4)}-${signs.slice(4)}`;
}
