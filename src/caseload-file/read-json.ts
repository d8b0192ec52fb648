/** A string of a JSON text, and the colon behind it if it is a key. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** Far deeper than any caseload file, and than the YAML reader goes. */
const DEEPEST = 100;

/** How many keys a JSON text writes, those that stand twice in a map included. */
function keysWritten(text: string): number {
  let keys = 0;
  for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) keys += 1;
  return keys;
}

/**
 * The value of a JSON text, much faster than as YAML. Null when the text is not JSON, is too deep, or holds a key twice
 * in one map: the YAML reader, of which JSON is a subset, then says what is wrong and where.
 */
export function readJson(text: string): { readonly ok: true; readonly value: unknown } | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return keysKept(value, DEEPEST) === keysWritten(text) ? { ok: true, value } : null;
  } catch {
    return null;
  }
}

/** How many keys a value has; not a number when it is too deep. */
function keysKept(value: unknown, deepest: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (deepest === 0) return Number.NaN;
  const members: readonly unknown[] = Object.values(value);
  const ownKeys = Array.isArray(value) ? 0 : members.length;
  return members.reduce<number>((keys, member) => keys + keysKept(member, deepest - 1), ownKeys);
}
