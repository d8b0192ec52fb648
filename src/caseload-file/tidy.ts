import { type FileError, pathOf } from './file-error.ts';
import { isPlainMap, setKey } from './plain.ts';
import { keysWrittenTwice } from './read-yaml.ts';

/** Aliases may repeat as many values as the file writes out, and this many more. */
const MOST_REPEATED = 10_000;

/**
 * Makes null undefined in place, as null counts as absent, and finds the keys that stand twice in their map. Null when
 * aliases run away: when they repeat far more than is written, or what they stand in.
 */
export function tidy(file: unknown): readonly FileError[] | null {
  const errors: FileError[] = [];
  const path: (string | number)[] = [];
  const sizes = new Map<object, number>();
  let written = 0;

  /** How many values there are, the repeated ones counted each time. */
  const sizeOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) {
      written += 1;
      return 1;
    }
    const known = sizes.get(value);
    if (known !== undefined) return known;
    written += 1;
    sizes.set(value, Number.POSITIVE_INFINITY);
    if (isPlainMap(value)) {
      for (const key of keysWrittenTwice(value)) {
        errors.push({ path: pathOf([...path, key]), message: 'Expected each key once in its map.' });
      }
    }
    const size = 1 + sizeOfMembers(value);
    sizes.set(value, size);
    return size;
  };

  const sizeOfMembers = (value: object): number => {
    let size = 0;
    for (const [step, member] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      path.push(step);
      size += sizeOf(member);
      path.pop();
      if (member !== null) continue;
      if (Array.isArray(value)) value[Number(step)] = undefined;
      else if (isPlainMap(value)) setKey(value, String(step), undefined);
    }
    return size;
  };

  return sizeOf(file) > 2 * written + MOST_REPEATED ? null : errors;
}
