/** Deeper than any card or message of Teams. */
const MOST_LEVELS = 64;

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: number; readonly sentence: string };

/** Reads JSON of at most 64 levels that carries no `__proto__`; what is wrong is said without quoting it. */
export function parseJson(text: string): ParsedJson {
  if (levelsOf(text) > MOST_LEVELS) {
    return { ok: false, status: 400, sentence: `The message is nested deeper than ${MOST_LEVELS} levels.` };
  }
  try {
    return { ok: true, value: JSON.parse(text, withoutPrototypes) };
  } catch {
    return { ok: false, status: 400, sentence: 'The message is not well-formed JSON.' };
  }
}

/** Libraries copy activities field by field; this one field would change what every object is. */
function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__');
  return value;
}

/** How deep brackets nest outside of strings; counted before parsing, because what walks the tree may recurse. */
function levelsOf(text: string): number {
  let deepest = 0;
  let level = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      level += 1;
      deepest = Math.max(deepest, level);
    } else if (character === '}' || character === ']') level -= 1;
  }
  return deepest;
}
