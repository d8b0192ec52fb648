import { distance } from 'fastest-levenshtein';
import { IRREGULAR, LOOK_ALIKES, SMALL_WORDS } from './everyday-words.ts';
import { phrasesOf } from './phrases.ts';
import { stem } from './stem.ts';
import { WORD_LISTS } from './word-lists.ts';

const MONTHS_AND_DAYS =
  'january, february, april, august, september, october, november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday, ' +
  'yesterday, tomorrow, today, fortnight, christmas, week, month, year, three, seven, eight, eleven, twelve, thirteen, fourteen, fifteen, twenty';

const SPOKEN = [...WORD_LISTS.map(({ list }) => list), MONTHS_AND_DAYS];

/** Each stem with a word of ours that has it. */
const OURS: ReadonlyMap<string, string> = new Map(
  SPOKEN.flatMap((list) => phrasesOf(list).flatMap(({ words }) => words.map((word) => [stem(word), word] as const))),
);
const SMALL: ReadonlySet<string> = new Set(SMALL_WORDS.split(' '));
const OTHERS: ReadonlySet<string> = new Set(LOOK_ALIKES.split(' ').flatMap((word) => [word, stem(word)]));
const SHORTEST_MENDED = 4;
const MENDABLE = [...OURS.keys(), ...IRREGULAR.keys()].filter(
  (word) => word.length >= SHORTEST_MENDED && /^[a-z]+$/.test(word),
);

/** True for a word that every sentence may hold without its meaning being ours: `the`, `week`, `really`. */
export const isSmallWord = (word: string): boolean => SMALL.has(word) || /^[a-z]$/.test(word);

/** True for a word of our vocabulary as it is spelt. */
export const isOurWord = (word: string): boolean => OURS.has(word) || OURS.has(stem(word));

/** The word of ours that a mistyped word was meant to be; undefined when it is none of ours. */
export function mendSpelling(word: string): string | undefined {
  const typed = stem(word);
  if (typed.length < SHORTEST_MENDED || OTHERS.has(word) || OTHERS.has(typed) || !/^[a-z]+$/.test(typed))
    return undefined;
  let best: { readonly word: string; readonly slips: number } | undefined;
  for (const ours of MENDABLE) {
    if (Math.abs(ours.length - typed.length) > 2 || ours[0] !== typed[0]) continue;
    const slips = slipsBetween(typed, ours);
    if (slips <= slipsAllowed(typed, ours) && (!best || slips < best.slips)) best = { word: ours, slips };
  }
  return best && (OURS.get(best.word) ?? best.word);
}

/** Letters added, left out or changed; two letters swapped are one slip. */
function slipsBetween(typed: string, ours: string): number {
  const slips = distance(typed, ours);
  return slips === 2 && isSwapped(typed, ours) ? 1 : slips;
}

function isSwapped(typed: string, ours: string): boolean {
  const at = [...ours].findIndex((letter, index) => letter !== typed[index]);
  return typed === `${ours.slice(0, at)}${ours[at + 1] ?? ''}${ours[at] ?? ''}${ours.slice(at + 2)}`;
}

/** Short words stand too close to each other: four letters forgive no changed letter, seven and fewer one slip, longer ones two. */
function slipsAllowed(typed: string, ours: string): number {
  if (ours.length === SHORTEST_MENDED) return typed.length !== ours.length || isSwapped(typed, ours) ? 1 : 0;
  return ours.length <= 7 ? 1 : 2;
}
