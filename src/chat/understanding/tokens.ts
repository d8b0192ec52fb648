import { ALIASES } from './everyday-words.ts';
import { digitsOf } from './number-words.ts';
import { isOurWord, isSmallWord, mendSpelling } from './spelling.ts';

/** One word of the sentence. */
export interface Token {
  /** As written. */
  readonly raw: string;
  /** In small letters, spelling mended; a number in digits; a comma for any mark that ends a part. */
  readonly word: string;
  /** True for a word that is none of ours and no everyday word. */
  readonly strange: boolean;
  /** True for `Amira's`. */
  readonly owner: boolean;
  /** True for a number that was written as a word. */
  readonly spelledOut: boolean;
}

const IS_AFTER = /^(?:what|who|how|where|when|why|it|that|there|he|she|here)$/;
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/^can't$/, 'can not'],
  [/^won't$/, 'will not'],
  [/^let's$/, 'let us'],
  [/n't$/, ' not'],
  [/'m$/, ' am'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'ll$/, ' will'],
  [/'d$/, ' would'],
];

/** Cuts a sentence, its references taken out, into words. */
export function tokensOf(text: string): readonly Token[] {
  const tokens = text
    .replaceAll(/[‘’`´]/g, "'")
    .replace(/(\d*)([¼½¾])/g, (_, whole: string, part: string) => `${whole || 0}${PARTS[part] ?? ''}`)
    .replace(TIME_OF_DAY, ' ')
    .replace(LAST_LETTER, '$1')
    .split(/\s+/)
    .flatMap(piecesOf)
    .flatMap(tokensOfPiece);
  return joinTens(tokens);
}

/** `seventy seven` is 77, `twenty first` 21st. */
function joinTens(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const tens = joined.at(-1);
    const both = tens?.spelledOut && token.spelledOut;
    if (both && /^[2-9]0$/.test(tens.word) && /^[1-9](?:st|nd|rd|th)?$/.test(token.word)) {
      joined[joined.length - 1] = { ...token, word: `${tens.word[0]}${token.word}` };
    } else joined.push(token);
  }
  return joined;
}

/** A written piece without the marks around it; marks that end a part of a sentence stay as a comma. */
function piecesOf(piece: string): readonly string[] {
  if (/^\p{L}\.$/u.test(piece)) return [piece];
  const core = piece.replace(/^[^\p{L}\p{N}@.%-]+|^\.(?!\d)|^-+(?!\d)/u, '').replace(/[^\p{L}\p{N}@%]+$/u, '');
  const ends = /[,.;:!?()–—]$/.test(piece) ? [','] : [];
  if (core === '') return /^[-–—]$/.test(piece) ? ['-'] : ends;
  if (NUMBER_OR_DATE.test(core)) return [core, ...ends];
  return [...core.split(/[^\p{L}\p{N}@%'.]+|\.(?=\p{L})|(?<=\p{L})\./u).filter((part) => part !== ''), ...ends];
}

const PARTS: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' };
/** `10:30`, `3pm`: a day is all that counts here. */
const TIME_OF_DAY =
  /(?<![\d.:/-])(?:\d{1,2}:\d{2}(?::\d{2})? ?(?:am|pm)?|\d{1,2}(?:\.\d{2})? ?(?:am|pm))(?![\p{L}\d])/giu;
/** The stop after a letter is no initial's when no name follows: `how many points have I.` */
const LAST_LETTER = /(?<!\S)(\p{L})\.(?!\s+\p{L})/gu;
const NUMBER_OR_DATE = /^-?[\d.,]*\d%?$|^\d{1,4}([-/.])\d{1,2}(?:\1\d{1,4})?$/;
const OWNING = /'s?$/i;
const MONTH_NUMBER = /^((?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|why|case|x|day)(\d+)$/;

function tokensOfPiece(raw: string): readonly Token[] {
  const lower = raw.toLowerCase();
  if (lower.startsWith('@') || lower === ',' || lower === '-' || NUMBER_OR_DATE.test(lower)) return [token(raw, lower)];
  return expand(lower)
    .flatMap((word) => word.split(' '))
    .map((word) => known(raw, word));
}

/** The words that a written word stands for: `what's`, `3hrs`, `4nov26`. */
function expand(lower: string): readonly string[] {
  const alias = ALIASES.get(lower);
  if (alias) return [alias];
  if (/^\d+(?:st|nd|rd|th)$/.test(lower)) return [lower];
  const number = /^(\d+(?:[.,]\d+)?)([a-z]+?)(\d*)$/.exec(lower) ?? null;
  if (number) return [number[1], number[2], number[3]].flatMap((part) => (part ? expand(part) : []));
  const month = MONTH_NUMBER.exec(lower);
  if (month) return [month[1] ?? '', month[2] ?? ''];
  const owner = /^(.+?)'s?$/.exec(lower)?.[1];
  if (owner !== undefined) return IS_AFTER.test(owner) ? [`${owner} is`] : expand(owner);
  if (lower.endsWith('in') && !isOurWord(lower) && !isSmallWord(lower) && isOurWord(`${lower}g`)) return [`${lower}g`];
  const joined = lower.replaceAll("'", '');
  for (const [ending, full] of SHORTENED) if (ending.test(lower)) return [lower.replace(ending, full)];
  return joined === lower ? [lower] : expand(joined);
}

function token(raw: string, word: string): Token {
  return { raw, word, strange: false, owner: false, spelledOut: false };
}

function known(raw: string, word: string): Token {
  const digits = digitsOf(word);
  if (digits !== undefined) return { ...token(raw, digits), spelledOut: true };
  if (/^[\d@%]/.test(word) || isSmallWord(word) || isOurWord(word)) return token(raw, word);
  const mended = mendSpelling(word);
  if (mended !== undefined) return { ...token(raw, mended), spelledOut: digitsOf(mended) !== undefined };
  return { ...token(raw.replace(OWNING, ''), word), strange: true, owner: OWNING.test(raw) };
}
