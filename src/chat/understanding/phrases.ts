import { digitsOf } from './number-words.ts';
import { stem } from './stem.ts';

/** A way of saying something: words next to each other, or anywhere in the sentence. */
export interface Phrase {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly scattered: boolean;
}

const ARTICLES: ReadonlySet<string> = new Set(
  'a an the of , currently presently actually really basically exactly also still already'.split(' '),
);

/** Words that stand between the words of a phrase without changing it. */
export const isArticle = (word: string): boolean => ARTICLES.has(word);

/** Reads a list as vocabulary.ts writes it. */
export function phrasesOf(list: string): readonly Phrase[] {
  const phrases = list.split(/,\s+/).map((entry) => {
    const scattered = entry.includes(' + ');
    const words = entry
      .split(/[\s+]+/)
      .filter((word) => word !== '' && !isArticle(word))
      .map((word) => digitsOf(word) ?? word);
    return { words, stems: words.map(stem), scattered };
  });
  return phrases.filter(({ words }) => words.length > 0);
}
