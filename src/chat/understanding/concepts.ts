import type { ActivityKind, DutyKind, WorkerRole } from '../../domain/case-facts.ts';
import { isArticle, type Phrase, phrasesOf } from './phrases.ts';
import { isSmallWord } from './spelling.ts';
import { stem } from './stem.ts';
import { CONCEPTS, type SpokenConcept } from './vocabulary.ts';
import { ACTIVITY_WORDS, DUTY_WORDS, LOOSE_ACTIVITY, LOOSE_DUTY, ROLE_WORDS, STATUS_WORDS } from './work-words.ts';

/** What a part of a sentence is about. */
export type Concept =
  | SpokenConcept
  | 'activity'
  | 'loose-activity'
  | 'duty'
  | 'loose-duty'
  | 'status'
  | 'role'
  | 'ref'
  | 'date'
  | 'today'
  | 'hours'
  | 'fte'
  | 'quantity'
  | 'number'
  | 'ahead'
  | 'name'
  | 'someone'
  | 'bare-ref'
  | 'known';

export type Status = keyof typeof STATUS_WORDS;

export interface Heard {
  readonly concepts: ReadonlySet<Concept>;
  readonly activity?: ActivityKind;
  readonly duty?: DutyKind;
  readonly status?: Status;
  readonly role?: WorkerRole;
  /** The words that are neither politeness nor a greeting, for the form of the sentence. */
  readonly core: readonly string[];
  /** How many words carry meaning for us. */
  readonly meaningful: number;
}

interface Meaning {
  readonly concept: Concept;
  readonly kind?: string;
}

interface Entry {
  readonly phrase: Phrase;
  readonly meanings: readonly Meaning[];
}

const entriesOf = (list: string, meaning: Meaning): readonly Entry[] =>
  phrasesOf(list).map((phrase) => ({ phrase, meanings: [meaning] }));

function kinds(words: Readonly<Partial<Record<string, string>>>, concept: Concept): readonly Entry[] {
  return Object.entries(words).flatMap(([kind, list]) => (list ? entriesOf(list, { concept, kind }) : []));
}

/** Every phrase once, with all that it means: longest first, words in a row before scattered ones. */
const ENTRIES: readonly Entry[] = merged([
  ...Object.entries(CONCEPTS).flatMap(([concept, list]) => entriesOf(list, { concept: concept as SpokenConcept })),
  ...kinds(ACTIVITY_WORDS, 'activity'),
  ...kinds(DUTY_WORDS, 'duty'),
  ...kinds(STATUS_WORDS, 'status'),
  ...kinds(ROLE_WORDS, 'role'),
  ...entriesOf(LOOSE_ACTIVITY, { concept: 'loose-activity' }),
  ...entriesOf(LOOSE_DUTY, { concept: 'loose-duty' }),
]);

function merged(entries: readonly Entry[]): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.phrase.scattered} ${entry.phrase.stems.join(' ')}`;
    const same = byKey.get(key);
    byKey.set(key, same ? { ...same, meanings: [...same.meanings, ...entry.meanings] } : entry);
  }
  return [...byKey.values()].sort((a, b) => rank(b.phrase) - rank(a.phrase));
}

function rank({ stems, scattered }: Phrase): number {
  return scattered ? stems.length - 0.5 : stems.length;
}

const MARKS: Readonly<Record<string, Concept>> = {
  '@ref': 'ref',
  '@date': 'date',
  '@today': 'today',
  '@hours': 'hours',
  '@fte': 'fte',
  '@quantity': 'quantity',
  '@children': 'child',
  '@name': 'name',
  '@someone': 'someone',
  '@number': 'number',
  '@ahead': 'ahead',
};

/** Finds what a sentence, its amounts and dates taken out, is about. */
export function hear(text: string): Heard {
  const words = text.split(' ').filter((word) => word !== '' && !isArticle(word) && word !== '-');
  const stems = words.map(stem);
  const taken = stems.map((): Meaning[] => []);
  const used = new Set<number>();
  for (const { phrase, meanings } of ENTRIES) {
    for (const places of placesOf(phrase, stems, used)) {
      for (const place of places) used.add(place);
      for (const place of places) taken[place]?.push(...meanings);
    }
  }
  const found = taken.flat();
  const concepts = new Set<Concept>(found.map(({ concept }) => concept));
  for (const word of words) {
    const mark = Object.hasOwn(MARKS, word) ? MARKS[word] : undefined;
    if (mark) concepts.add(mark);
  }
  const kindOf = (concept: Concept) => found.find((meaning) => meaning.concept === concept && meaning.kind)?.kind;
  const talk = (place: number) => taken[place]?.some(({ concept }) => concept === 'polite' || concept === 'greeting');
  return {
    concepts,
    core: words.filter((_, place) => !talk(place)),
    meaningful: words.filter(
      (word, place) =>
        (word.startsWith('@') && word !== '@someone') ||
        ((taken[place]?.length ?? 0) > 0 && !talk(place) && !isSmallWord(word)),
    ).length,
    ...(kindOf('activity') ? { activity: kindOf('activity') as ActivityKind } : {}),
    ...(kindOf('duty') ? { duty: kindOf('duty') as DutyKind } : {}),
    ...(kindOf('status') ? { status: kindOf('status') as Status } : {}),
    ...(kindOf('role') ? { role: kindOf('role') as WorkerRole } : {}),
  };
}

/** Where a phrase stands among the words that no longer phrase has used. */
function placesOf(
  { stems: phrase, scattered }: Phrase,
  stems: readonly string[],
  used: ReadonlySet<number>,
): readonly (readonly number[])[] {
  if (scattered) {
    const places = phrase.map((part) => stems.findIndex((word, at) => word === part && !used.has(at)));
    return places.includes(-1) || new Set(places).size < places.length ? [] : [places];
  }
  const found: number[][] = [];
  for (let at = 0; at + phrase.length <= stems.length; at += 1) {
    const places = phrase.map((_, index) => at + index);
    if (phrase.every((part, index) => part === stems[at + index] && !used.has(at + index))) {
      found.push(places);
      at += phrase.length - 1;
    }
  }
  return found;
}
