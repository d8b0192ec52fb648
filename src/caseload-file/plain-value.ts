import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import { type FileError, pathOf } from './file-error.ts';
import { type PlainMap, setKey } from './plain.ts';

/** Aliases may repeat as much as the file writes out, and this much more. */
const MOST_REPEATED = 10_000;

export interface PlainValue {
  readonly value: unknown;
  readonly errors: readonly FileError[];
}

/** What an anchor stands for, and how many values that is; undefined while it is still being read. */
type Anchored = { readonly value: unknown; readonly size: number } | undefined;

/**
 * The plain value of a YAML document, with undefined for null (null counts as absent). A key that stands twice and an
 * alias without an anchor are errors at their place; null when the aliases run away.
 */
export function plainValue(document: Document.Parsed): PlainValue | null {
  const errors: FileError[] = [];
  const path: (string | number)[] = [];
  const anchors = new Map<string, Anchored>();
  let written = 0;
  let repeated = 0;

  const refuse = (message: string) => errors.push({ path: pathOf(path), message });

  const at = (step: string | number, node: unknown): unknown => {
    path.push(step);
    const value = read(node);
    path.pop();
    return value;
  };

  const read = (node: unknown): unknown => {
    if (isAlias(node)) return repeat(node.source);
    written += 1;
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor === undefined) return content(node);
    const before = written + repeated;
    anchors.set(anchor, undefined);
    const value = content(node);
    anchors.set(anchor, { value, size: written + repeated - before + 1 });
    return value;
  };

  const content = (node: unknown): unknown => {
    if (isMap(node)) return mapOf(node);
    if (isSeq(node)) return node.items.map((item, index) => at(index, item));
    return isScalar(node) ? (node.value ?? undefined) : undefined;
  };

  const mapOf = (node: YAMLMap): PlainMap => {
    const map: PlainMap = {};
    for (const { key, value } of node.items) {
      const name = nameOf(key);
      if (name === null) {
        refuse('Expected keys that are plain words.');
        continue;
      }
      const twice = Object.hasOwn(map, name);
      setKey(map, name, at(name, value));
      if (twice) errors.push({ path: pathOf([...path, name]), message: 'Expected each key once in its map.' });
    }
    return map;
  };

  const repeat = (anchor: string): unknown => {
    const anchored = anchors.get(anchor);
    if (!anchored) refuse('Expected an alias of something that stands before it, complete.');
    repeated += anchored?.size ?? 1;
    return anchored?.value;
  };

  const value = read(document.contents);
  return repeated > written + MOST_REPEATED ? null : { value, errors };
}

/** A key as text; null when it is a list, a map or an alias. */
function nameOf(key: unknown): string | null {
  if (!isScalar(key)) return isNode(key) ? null : '';
  return key.source ?? String(key.value);
}
