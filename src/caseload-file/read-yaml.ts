import { CORE_SCHEMA, defineMappingTag, load, YAMLException } from 'js-yaml';
import { type PlainMap, setKey } from './plain.ts';

/** Which keys stood more than once in a map. */
const keysTwice = new WeakMap<PlainMap, Set<string>>();

/** The keys that the file writes more than once in this map. */
export function keysWrittenTwice(map: PlainMap): Iterable<string> {
  return keysTwice.get(map) ?? [];
}

function noteKeyTwice(map: PlainMap, key: string): void {
  const known = keysTwice.get(map);
  if (known) known.add(key);
  else keysTwice.set(map, new Set([key]));
}

/** A map that notes a key written twice, so that it can be reported with its place, and takes `__proto__` as any key. */
const mapTag = defineMappingTag<PlainMap>('tag:yaml.org,2002:map', {
  create: () => ({}),
  addPair(map, key, value) {
    if (typeof key === 'object' && key !== null) return 'keys that are no words';
    const name = String(key);
    if (Object.hasOwn(map, name)) noteKeyTwice(map, name);
    setKey(map, name, value);
    return '';
  },
  has: () => false,
  keys: Object.keys,
  get: (map, key) => map[String(key)],
  identify: () => false,
});

/** YAML 1.2 core: dates stay text and `on` stays a key. */
const SCHEMA = CORE_SCHEMA.withTags(mapTag);

export type ReadYaml =
  | { readonly ok: true; readonly value: unknown }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** The value of the one document of a YAML text. */
export function readYaml(text: string): ReadYaml {
  const asWritten = loaded(text);
  if ('value' in asWritten) return { ok: true, ...asWritten };
  const indented = loaded(text.replace(CLOSING_BRACKETS, INDENTED));
  if ('value' in indented) return { ok: true, ...indented };
  return { ok: false, problem: `Expected one document in YAML 1.2 or JSON${whereAndWhy(asWritten.error)}.` };
}

/**
 * The indentation of lines that begin with closing brackets. YAML wants them further in than the key of the list or map
 * that they close; many people and programs put them below it.
 */
const CLOSING_BRACKETS = /^ *(?=[\]}])/gm;
const INDENTED = ' '.repeat(40);

function loaded(text: string): { readonly value: unknown } | { readonly error: unknown } {
  try {
    return { value: load(text, { schema: SCHEMA }) };
  } catch (error) {
    return { error };
  }
}

/** Line and column, and the reader's reason as far as it does not repeat what stands there. */
function whereAndWhy(error: unknown): string {
  if (!(error instanceof YAMLException)) return '';
  const { mark, reason } = error;
  const where = mark ? `; it cannot be read at line ${mark.line + 1}, column ${mark.column + 1}` : '';
  const [words] = /^[\w ,-]+/.exec(reason) ?? [];
  return words ? `${where}: ${words.trim()}` : where;
}
