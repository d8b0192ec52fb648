import { IRREGULAR } from './everyday-words.ts';

const DOUBLED = /([bdgkmnprt])\1$/;
/** Three letters that end in a single consonant: the `e` of the plain form was lost. */
const SHORT = /^[^aeiou][aeiou][^aeiouwxy]$/;

/** The part of an English word that its forms share: `closing`, `closed` and `closes` are one. Not always a word itself. */
export function stem(word: string): string {
  const regular = IRREGULAR.get(word) ?? word;
  if (regular.length < 4 || /[^a-z]/.test(regular) || KEPT.has(regular)) return regular;
  return withoutE(withoutEnding(regular));
}

/** Words whose plural means something else. */
const KEPT: ReadonlySet<string> = new Set([
  'cases',
  'families',
  'proceedings',
  'hours',
  'morning',
  'evening',
  'note',
  'news',
  'oops',
  'reading',
  'does',
  'allocations',
  'thanks',
  'greetings',
]);

function withoutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed']) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && rest.length >= 3) return mended(rest);
  }
  if (/(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

/** `putt` was `put`, `mov` was `move`. */
function mended(rest: string): string {
  if (rest.length > 3 && DOUBLED.test(rest)) return rest.slice(0, -1);
  return SHORT.test(rest) ? `${rest}e` : rest;
}

const withoutE = (word: string): string => (word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word);
