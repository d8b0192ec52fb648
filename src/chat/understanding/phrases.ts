import { digitsOf } from './number-words.ts';
import { stem } from './stem.ts';

/** A way of saying something: words next to each other, or anywhere in the sentence. */
export interface Phrase {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly scattered: boolean;
}

const FILLERS: ReadonlySet<string> = new Set(
  'a an the of currently presently actually really basically exactly also still already'.split(' '),
);

/** Words that stand between the words of a phrase without changing it. */
export const isFiller = (word: string): boolean => FILLERS.has(word);

/** Reads a list as vocabulary.ts writes it. */
export function phrasesOf(list: string): readonly Phrase[] {
  const phrases = list.split(/,\s+/).map((entry) => {
    const scattered = entry.includes(' + ');
    const words = entry
      .split(/[\s+]+/)
      .filter((word) => word !== '' && !isFiller(word))
      .map((word) => digitsOf(word) ?? word);
    return { words, stems: words.map(stem), scattered };
  });
  return phrases.filter(({ words }) => words.length > 0);
}

/** Where a phrase stands among words of which no longer phrase has taken some: the places of each time it is said. */
export function placesOf(
  phrase: Phrase,
  stems: readonly string[],
  taken: ReadonlySet<number>,
): readonly (readonly number[])[] {
  return phrase.scattered ? anywhere(phrase.stems, stems, taken) : inARow(phrase.stems, stems, taken);
}

function anywhere(phrase: readonly string[], stems: readonly string[], taken: ReadonlySet<number>) {
  const places = phrase.map((part) => stems.findIndex((word, at) => word === part && !taken.has(at)));
  return places.includes(-1) || new Set(places).size < places.length ? [] : [places];
}

function inARow(phrase: readonly string[], stems: readonly string[], taken: ReadonlySet<number>) {
  const found: (readonly number[])[] = [];
  for (let at = 0; at + phrase.length <= stems.length; at += 1) {
    if (!phrase.every((part, index) => part === stems[at + index] && !taken.has(at + index))) continue;
    found.push(phrase.map((_, index) => at + index));
    at += phrase.length - 1;
  }
  return found;
}
