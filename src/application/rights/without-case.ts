import { isDeepStrictEqual } from 'node:util';
import type { CaseNamed } from './case-named.ts';
import { phrase } from './texts.ts';

/** What stands where words about an erased case or child stood. */
const ERASED_WORDS = 'about a case that was erased';

/** What is taken out of the rows. */
export interface CaseToErase {
  readonly named: CaseNamed;
  /** What stands for the reference afterwards; null when it stays, because a child alone is erased. */
  readonly refAfter: string | null;
  /** What stands for the references of its children and for where they live. */
  readonly after: ReadonlyMap<string, string>;
  /** Under which ids caseloads have the case. */
  readonly caseIds: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

/** A value without the case; the value itself when the case is not in it. */
export function withoutCase(value: unknown, erase: CaseToErase): unknown {
  const after = rewritten(value, erase);
  return isDeepStrictEqual(after, value) ? value : after;
}

/** The histories of the case in a value. */
export function historiesIn(value: unknown, named: CaseNamed): readonly Fields[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((one) => historiesIn(one, named));
  return isHistory(value as Fields, named) ? [value as Fields, ...inner] : inner;
}

/** The references of the children and the words for where they live, in order, each once. */
export function childrenIn(history: Fields): { readonly refs: readonly string[]; readonly homes: readonly string[] } {
  const children: Fields[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { children: listed } = value as Fields;
    if (Array.isArray(listed)) children.push(...listed.filter((child) => typeof child === 'object' && child !== null));
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(history);
  const texts = (name: string): readonly string[] => [
    ...new Set(children.flatMap((child) => (typeof child[name] === 'string' ? [child[name]] : []))),
  ];
  return { refs: texts('ref'), homes: texts('household') };
}

function isHistory({ dated }: Fields, named: CaseNamed): boolean {
  const ref = (dated as Fields | undefined)?.ref;
  return typeof ref === 'string' && named.is(ref);
}

function rewritten(value: unknown, erase: CaseToErase): unknown {
  if (typeof value === 'string') return textAfter(value, erase);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => rewritten(inner, erase));
  const fields = value as Fields;
  const isOfCase = typeof fields.caseRef === 'string' && erase.named.is(fields.caseRef);
  const own = isHistory(fields, erase.named) ? withChildren(fields, erase.after) : fields;
  return Object.fromEntries(
    Object.entries(own as Fields).map(([name, inner]) => {
      if (name === 'childRef' && isOfCase && typeof inner === 'string') return [name, erase.after.get(inner) ?? inner];
      if (name === 'what' && isAboutIt(fields, erase)) return [name, ERASED_WORDS];
      return [name, rewritten(inner, erase)];
    }),
  );
}

function textAfter(text: string, { named, refAfter, after }: CaseToErase): string {
  if (refAfter !== null && named.is(text)) return refAfter;
  if (!named.isIn(text) || named.is(text)) return text;
  return refAfter !== null || isAnyIn(after, text) ? ERASED_WORDS : text;
}

/** Words about the case under its id; when a child alone is erased, those in which it stands. */
function isAboutIt({ caseId, what }: Fields, { caseIds, after, refAfter }: CaseToErase): boolean {
  if (typeof caseId !== 'string' || !caseIds.has(caseId) || typeof what !== 'string') return false;
  return refAfter !== null || isAnyIn(after, what);
}

/** A reference of one letter is a word too often to be looked for in a sentence. */
function isAnyIn(after: ReadonlyMap<string, string>, text: string): boolean {
  const found = phrase([...after.keys()].filter((one) => one.length > 1));
  return found !== undefined && text.search(found) !== -1;
}

/** In `children` alone, and where a child's own fields stand: elsewhere the same letters are another word. */
function withChildren(value: unknown, after: ReadonlyMap<string, string>, isInChildren = false): unknown {
  if (typeof value === 'string') return isInChildren ? (after.get(value) ?? value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => withChildren(inner, after, isInChildren));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      withChildren(inner, after, name === 'children' || (isInChildren && (name === 'ref' || name === 'household'))),
    ]),
  );
}
