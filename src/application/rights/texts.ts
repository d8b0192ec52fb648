/** True when some string in the value is one that is looked for. */
export function anyText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => anyText(inner, test));
}

/** Matches a word or phrase that stands by itself, in any of several forms. */
export function phrase(texts: readonly string[]): RegExp | undefined {
  const longestFirst = [...texts].filter((text) => text.trim() !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return undefined;
  const parts = longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Of names, those that are looked for in a sentence: one of one word may be a word, and counts where it stands alone. */
export function severalWords(names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => /\s/.test(name.trim()));
}
