import type { ActivityKind, DutyKind, WorkerRole } from '../../domain/case-facts.ts';
import type { SchemeId } from '../../domain/weighting-scheme.ts';
import { type Concept, ENTRIES, MARKS, type Meaning, type Status } from './concepts.ts';
import { isFiller, placesOf } from './phrases.ts';
import { isSmallWord } from './spelling.ts';
import { stem } from './stem.ts';
import { tellsToTakeBack } from './taking-back.ts';
import { meantAsWhole } from './whole-sentences.ts';

/** What a sentence is about. */
export interface Heard {
  readonly concepts: ReadonlySet<Concept>;
  readonly activity: ActivityKind | undefined;
  readonly duty: DutyKind | undefined;
  readonly status: Status | undefined;
  readonly role: WorkerRole | undefined;
  readonly schemeName: SchemeId | undefined;
  /** The words that are neither politeness nor a greeting, for the form of the sentence. */
  readonly core: readonly string[];
  /** How many words carry meaning for us. */
  readonly meaningful: number;
}

/** Finds what a sentence, its references, amounts and dates taken out, is about. */
export function hear(text: string): Heard {
  const words = text.split(' ').filter((word) => word !== '' && word !== '-' && !isFiller(word));
  const meanings = meaningsOf(words);
  const found = meanings.flat();
  const activity = found.find((meaning) => meaning.activity)?.activity;
  const duty = found.find((meaning) => meaning.duty)?.duty;
  const concepts = new Set(found.map(({ concept }) => concept));
  // `Removed from home` is done to a child; `remove the entry` is what is asked of us.
  if (words.includes('removed')) concepts.delete('removing');
  if (runs(activity, words)) concepts.add('lasting');
  if (duty !== undefined && LASTING_DUTIES.has(duty)) concepts.add('lasting-duty');
  const isTalk = (place: number) =>
    meanings[place]?.some(({ concept }) => concept === 'polite' || concept === 'greeting') ?? false;
  const core = words.filter((word, place) => word !== ',' && !isTalk(place));
  for (const concept of meantAsWhole(core)) concepts.add(concept);
  if (tellsToTakeBack(core)) concepts.add('taking-back');
  else if (tellsToAllocate(core)) concepts.add('allocating');
  return {
    concepts,
    activity,
    duty,
    status: found.find(({ status }) => status)?.status,
    role: found.find(({ role }) => role)?.role,
    // The last one: `from Merton to Halton`.
    schemeName: found.findLast(({ schemeName }) => schemeName)?.schemeName,
    core,
    meaningful: words.filter(
      (word, place) =>
        (meanings[place] ?? []).length > 0 && !isTalk(place) && !isSmallWord(word) && word !== '@someone',
    ).length,
  };
}

/** `Allocate C-201`, `give C-201 to Ben`, `give Ben a CP case`; `C-201 was allocated to me` tells what happened. */
function tellsToAllocate(core: readonly string[]): boolean {
  const [first = '', ...others] = core[0] === 'i' ? core.slice(1) : core;
  if (first === 'allocate' || first === 'assign') return true;
  const toSomeone = others.includes('to') && (others.includes('@someone') || others.includes('@name'));
  const ofCase = others.includes('@ref')
    ? toSomeone || others[0] === '@someone'
    : others[0] === '@someone' && others.includes('case');
  return (first === 'give' || first === 'hand') && ofCase;
}

/** The other activities are done on a day: `finished a core assessment` logs one. */
const LASTING: ReadonlySet<ActivityKind> = new Set(['proceedings', 'private-law', 'contact-organising']);
const COMPLETED: ReadonlySet<ActivityKind> = new Set(['needs-assessment', 'pathway-plan']);
const LASTING_DUTIES: ReadonlySet<DutyKind> = new Set([
  'practice-teaching',
  'pq-consolidation',
  'pq-specialist',
  'long-arm-support',
  'supervision',
  'pa-supervision',
  'locality',
  'working-group',
  'exceptional',
]);

/** True for an activity that ends some day; one said with both its days, or with who completed it, is over and new to us. */
function runs(activity: ActivityKind | undefined, words: readonly string[]): boolean {
  if (activity === undefined || words.filter((word) => word === '@date' || word === '@today').length > 1) return false;
  return LASTING.has(activity) || (COMPLETED.has(activity) && !words.includes('by'));
}

/** For each word what it means, by the longest phrase that it is part of. */
function meaningsOf(words: readonly string[]): readonly (readonly Meaning[])[] {
  const stems = words.map(stem);
  const said = new Set(stems);
  const meanings = words.map((word): Meaning[] => (isMark(word) ? [{ concept: MARKS[word] }] : []));
  const taken = new Set<number>();
  for (const entry of ENTRIES) {
    if (!entry.phrase.stems.every((part) => said.has(part))) continue;
    for (const place of placesOf(entry.phrase, stems, taken).flat()) {
      taken.add(place);
      meanings[place]?.push(...entry.meanings);
    }
  }
  return meanings;
}

const isMark = (word: string): word is keyof typeof MARKS => Object.hasOwn(MARKS, word);
