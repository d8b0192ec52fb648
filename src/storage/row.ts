/** A table row: its two keys, and own properties of simple types. */
export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [property: string]: string | number | boolean;
}

/** A row as it was read. */
export interface KeptRow extends Row {
  /** The row's ETag. */
  readonly etag: string;
}

/** Azure takes 32,768 UTF-16 units a string property. */
const CHUNK = 32_000;
const chunkName = (index: number): string => `json${index}`;

/**
 * A value as properties `json0`, `json1` and so on. A pair of surrogates is never cut in two: half a pair has no
 * UTF-8, and would arrive as another character. A lone half in the value itself is escaped by JSON. So are, by us, the
 * two line separators that JSON leaves alone: the emulator takes them for the end of a line, fails inside the
 * transaction and refuses every later one.
 */
export function jsonProperties(value: unknown): Record<string, string> {
  const text = JSON.stringify({ value }).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const properties: Record<string, string> = {};
  for (let start = 0, index = 0; start < text.length; index += 1) {
    const cut = start + CHUNK;
    const end = isHighSurrogate(text, cut - 1) ? cut - 1 : cut;
    properties[chunkName(index)] = text.slice(start, end);
    start = end;
  }
  return properties;
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** The value that `jsonProperties` wrote. It is trusted to be of type T: nothing but this folder writes the tables. */
export function jsonValue<T>(row: Row): T {
  const chunks: string[] = [];
  for (let index = 0; ; index += 1) {
    const chunk = row[chunkName(index)];
    if (typeof chunk !== 'string') break;
    chunks.push(chunk);
  }
  return JSON.parse(chunks.join('')).value;
}
