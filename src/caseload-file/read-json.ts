import { isPlainMap, setKey } from './plain.ts';

/** Far deeper than any caseload file. */
const DEEPEST = 50;

/** A string of a JSON text, and the colon behind it if it is a key. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/**
 * The value of a JSON text, with undefined for null (null counts as absent). Null when the text is not JSON, is too
 * deep, or holds a key twice in one object: the YAML reader, of which JSON is a subset, then says what is wrong and
 * where.
 */
export function readJson(text: string): { readonly value: unknown } | null {
  const parsed = parse(text);
  if (!parsed) return null;
  let written = 0;
  for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) written += 1;
  return keysWithoutNulls(parsed.value, DEEPEST) === written ? parsed : null;
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Makes every null undefined in place and counts the keys; not a number when it is too deep. */
function keysWithoutNulls(value: unknown, deepest: number): number {
  if (deepest === 0) return Number.NaN;
  if (Array.isArray(value)) {
    let keys = 0;
    value.forEach((item, index) => {
      if (item === null) value[index] = undefined;
      else if (typeof item === 'object') keys += keysWithoutNulls(item, deepest - 1);
    });
    return keys;
  }
  if (!isPlainMap(value)) return 0;
  let keys = 0;
  for (const key of Object.keys(value)) {
    keys += 1;
    const member = value[key];
    if (member === null) setKey(value, key, undefined);
    else if (typeof member === 'object') keys += keysWithoutNulls(member, deepest - 1);
  }
  return keys;
}
