import { IRREGULAR } from './everyday-words.ts';

const DOUBLED = /([bdgkmnprt])\1$/;

/** The part of an English word that its forms share: `closing`, `closed` and `closes` are one. Not always a word itself. */
export function stem(word: string): string {
  const regular = Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] ?? word) : word;
  if (regular.length < 4 || /[^a-z]/.test(regular) || KEPT.has(regular)) return regular;
  return withoutE(withoutEnding(regular));
}

/** Words whose plural means something else. */
const KEPT: ReadonlySet<string> = new Set([
  'cases',
  'families',
  'proceedings',
  'hours',
  'news',
  'oops',
  'does',
  'allocations',
  'thanks',
  'greetings',
]);

function withoutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed']) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && rest.length >= 3) return DOUBLED.test(rest) ? rest.slice(0, -1) : rest;
  }
  if (/(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

const withoutE = (word: string): string => (word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word);
