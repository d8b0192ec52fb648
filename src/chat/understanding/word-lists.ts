import { schemes } from '../../schemes/index.ts';
import type { Meaning } from './concepts.ts';
import { CONCEPTS } from './vocabulary.ts';
import { ACTIVITY_WORDS, DUTY_WORDS, LOOSE_ACTIVITY, LOOSE_DUTY, ROLE_WORDS, STATUS_WORDS } from './work-words.ts';

/** Words and phrases, written as in vocabulary.ts, with what they mean. */
export interface WordList {
  readonly list: string;
  readonly meaning: Meaning;
}

function each<K extends string>(lists: Readonly<Record<K, string>>, meaning: (key: K) => Meaning): readonly WordList[] {
  return (Object.keys(lists) as K[]).map((key) => ({ list: lists[key], meaning: meaning(key) }));
}

/** All that is understood. */
export const WORD_LISTS: readonly WordList[] = [
  ...each(CONCEPTS, (concept) => ({ concept })),
  ...each(ACTIVITY_WORDS, (activity) => ({ concept: 'activity', activity })),
  ...each(DUTY_WORDS, (duty) => ({ concept: 'duty', duty })),
  ...each(STATUS_WORDS, (status) => ({ concept: 'status', status })),
  ...each(ROLE_WORDS, (role) => ({ concept: 'role', role })),
  ...schemes.map(
    ({ id, name, alsoCalled }): WordList => ({
      list: [name.toLowerCase(), ...(alsoCalled === undefined ? [] : [alsoCalled])].join(', '),
      meaning: { concept: 'scheme-name', schemeName: id },
    }),
  ),
  { list: LOOSE_ACTIVITY, meaning: { concept: 'loose-activity' } },
  { list: LOOSE_DUTY, meaning: { concept: 'loose-duty' } },
];
