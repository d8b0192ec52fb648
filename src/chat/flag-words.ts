import type { Flag } from '../domain/weighting-scheme.ts';

/** What a scheme draws attention to, in words; after a reference where a case is meant. */
const FLAG_WORDS: Readonly<Record<string, string>> = {
  'team-type-missing':
    'The kind of team is not recorded, so there is no range to hold the total against. A manager records it with the role.',
  'separate-format': 'The policy has a format of its own for family placement, so there is no range here.',
  'nqsw-no-child-protection': 'a newly-qualified worker holds a child under child protection, too early in post.',
  'nqsw-child-protection-needs-agreement':
    'a newly-qualified worker holds a child under child protection, and agreement in supervision is not recorded.',
  capped: 'the points pass the most that may count, and are cut to it.',
  'not-for-personal-advisers': 'this category gives a personal adviser no points.',
  'no-weighting-defined': 'the policy gives this category no points.',
  'inactive-case': 'nobody has worked on it for a long time. Can it be closed?',
  'complex-caseload': 'At least half of the rated cases are red: a small caseload may well be a complex one.',
};

/** The same without a case, for rows in which no reference may stand. */
const SHORT_WORDS: Readonly<Record<string, string>> = {
  'team-type-missing': 'no kind of team recorded',
  'separate-format': 'separate format',
  'nqsw-no-child-protection': 'newly qualified with child protection, too early',
  'nqsw-child-protection-needs-agreement': 'newly qualified with child protection, agreement missing',
  capped: 'points cut to the most that may count',
  'not-for-personal-advisers': 'category without points for a personal adviser',
  'no-weighting-defined': 'category without points',
  'inactive-case': 'inactive cases to close',
  'complex-caseload': 'mostly red cases',
};

/** A flag as a sentence: `C-12: nobody has worked on it for a long time. Can it be closed?` */
export function flagSentence({ code, caseRef }: Flag): string {
  const words = FLAG_WORDS[code] ?? code;
  return caseRef === undefined ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : `${caseRef}: ${words}`;
}

const MOST_SENTENCES = 6;

/** Flags as sentences; of very many, the first ones and how many more there are. */
export function flagSentences(flags: readonly Flag[]): readonly string[] {
  const rest = flags.length - MOST_SENTENCES;
  return [
    ...flags.slice(0, MOST_SENTENCES).map(flagSentence),
    ...(rest > 0 ? [`There ${rest === 1 ? 'is 1 more such warning' : `are ${rest} more such warnings`}.`] : []),
  ];
}

/** The codes of a day's flags in a few words each, once. */
export function shortFlagWords(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].map((code) => SHORT_WORDS[code] ?? code);
}
