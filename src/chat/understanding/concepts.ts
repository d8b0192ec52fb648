import type { ActivityKind, DutyKind, WorkerRole } from '../../domain/case-facts.ts';
import type { SchemeId } from '../../domain/weighting-scheme.ts';
import { type Phrase, phrasesOf } from './phrases.ts';
import type { SpokenConcept } from './vocabulary.ts';
import { WORD_LISTS } from './word-lists.ts';
import type { STATUS_WORDS } from './work-words.ts';

/** The parts that were taken out of the sentence and stand in it as `@ref` and so on, with what they are about. */
export const MARKS = {
  '@ref': 'ref',
  '@date': 'date',
  '@today': 'today',
  '@ahead': 'ahead',
  '@children': 'child',
  '@hours': 'hours',
  '@quantity': 'quantity',
  '@fte': 'fte',
  '@number': 'number',
  '@name': 'name',
  '@someone': 'someone',
} as const;

/** What a part of a sentence is about. */
export type Concept =
  | SpokenConcept
  | (typeof MARKS)[keyof typeof MARKS]
  | 'activity'
  | 'loose-activity'
  | 'duty'
  | 'loose-duty'
  | 'status'
  | 'role'
  | 'scheme-name'
  /** A plain reference and nothing else. */
  | 'bare-ref'
  /** The sentence begins by telling us to allocate. */
  | 'allocating'
  /** A case goes as if it had never been there. */
  | 'removing-case'
  /** The speaker is away. */
  | 'own-absence'
  /** What was allocated comes back. */
  | 'taking-back'
  /** An activity, or a duty, that runs until it ends. */
  | 'lasting'
  | 'lasting-duty'
  /** There is no word that we do not know. */
  | 'known';

export type Status = keyof typeof STATUS_WORDS;

export interface Meaning {
  readonly concept: Concept;
  readonly activity?: ActivityKind;
  readonly duty?: DutyKind;
  readonly status?: Status;
  readonly role?: WorkerRole;
  readonly schemeName?: SchemeId;
}

/** A phrase with all that it means. */
export interface Entry {
  readonly phrase: Phrase;
  readonly meanings: readonly Meaning[];
}

/** The whole vocabulary, each phrase once: the longest first, words in a row before scattered ones. */
export const ENTRIES: readonly Entry[] = merged(
  WORD_LISTS.flatMap(({ list, meaning }) => phrasesOf(list).map((phrase) => ({ phrase, meanings: [meaning] }))),
);

function merged(entries: readonly Entry[]): readonly Entry[] {
  const byPhrase = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.phrase.scattered} ${entry.phrase.stems.join(' ')}`;
    const same = byPhrase.get(key);
    byPhrase.set(key, same ? { ...same, meanings: [...same.meanings, ...entry.meanings] } : entry);
  }
  return [...byPhrase.values()].sort((a, b) => rank(b.phrase) - rank(a.phrase));
}

function rank({ stems, scattered }: Phrase): number {
  return scattered ? stems.length - 0.5 : stems.length;
}
