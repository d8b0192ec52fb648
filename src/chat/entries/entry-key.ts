import { createHash } from 'node:crypto';

/** Names an activity or duty by what it says, in a card: two alike have one key, and either may stand for both. */
export function entryKey(entry: object): string {
  const sorted = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 24);
}

/** The entries with the one of that key replaced, or taken out. */
export function withEntry<Entry extends object>(
  entries: readonly Entry[],
  key: string,
  replacement: Entry | null,
): readonly Entry[] {
  const at = entries.findIndex((entry) => entryKey(entry) === key);
  return entries.flatMap((entry, index) => (index !== at ? [entry] : replacement ? [replacement] : []));
}
