import { createHash, randomUUID } from 'node:crypto';
import type { AuditEntry } from '../application/ports.ts';
import { jsonProperties, jsonValue, type Row } from './row.ts';

/**
 * The audit of a partition as a chain: an entry's link is made of the link before it, so that an entry which is edited,
 * removed, put in or moved no longer fits. What an entry says beside when, by whom and what is in the link as a salted
 * digest alone: without content and salt the chain still holds, and nobody can try out what the content was.
 */
export interface Link {
  /** Counts the entries of the partition; the first is 1. */
  readonly seq: number;
  /** SHA-256 in hexadecimal. */
  readonly chain: string;
}

/** Before the first entry. */
export const NO_LINK: Link = { seq: 0, chain: '' };

/** An entry as a row's own properties, and the link that it adds to the chain. */
export function chained(
  before: Link,
  entry: AuditEntry,
): { readonly link: Link; readonly own: Omit<Row, 'partitionKey' | 'rowKey'> } {
  const seq = before.seq + 1;
  const salt = randomUUID();
  const digest = digestOf(salt, entry);
  const chain = chainOf(before, seq, digest, entry);
  return { link: { seq, chain }, own: { seq, salt, digest, chain, ...jsonProperties(entry) } };
}

/** The row of an entry without its content: when, by whom and what was done stay, and so does the chain. */
export function withoutContent(row: Row): Row {
  const { partitionKey, rowKey, seq, digest, chain, mark } = row;
  const { at, by, action } = jsonValue<AuditEntry>(row);
  return {
    partitionKey,
    rowKey,
    erased: true,
    ...jsonProperties({ at, by, action, detail: {} }),
    // An entry from before there was a chain has none.
    ...(seq === undefined || digest === undefined || chain === undefined ? {} : { seq, digest, chain }),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** The link that a row says it adds; undefined for one from before there was a chain. */
export function linkIn({ seq, chain }: Row): Link | undefined {
  return typeof seq === 'number' && typeof chain === 'string' ? { seq, chain } : undefined;
}

/** True when a row adds to the chain what it says, and its content is what was written or was erased. */
export function fits(before: Link, row: Row): boolean {
  const entry = entryIn(row);
  const link = linkIn(row);
  const { digest, salt, erased } = row;
  if (!entry || !link || typeof digest !== 'string' || link.seq !== before.seq + 1) return false;
  const isContent = typeof salt === 'string' && digestOf(salt, entry) === digest;
  return (
    (isContent || (erased === true && hasNoContent(entry))) && chainOf(before, link.seq, digest, entry) === link.chain
  );
}

function entryIn(row: Row): AuditEntry | undefined {
  try {
    return jsonValue<AuditEntry>(row);
  } catch {
    return undefined;
  }
}

function hasNoContent({ caseId, detail }: AuditEntry): boolean {
  return caseId === undefined && Object.keys(detail).length === 0;
}

function chainOf(before: Link, seq: number, digest: string, { at, by, action }: AuditEntry): string {
  return hash([before.chain, seq, at, by, action, digest]);
}

/** Through JSON, because that is how the content comes back: a detail that is undefined is none. */
function digestOf(salt: string, { at: _at, by: _by, action: _action, ...content }: AuditEntry): string {
  return hash([salt, inOrder(JSON.parse(JSON.stringify(content)))]);
}

/** With names in order, so that the digest is of what is said. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)]);
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
