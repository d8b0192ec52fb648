import type { Flag, FlagKind } from '../domain/weighting-scheme.ts';
import { schemes } from '../schemes/index.ts';
import { capitalised } from './phrases.ts';

const KINDS: ReadonlyMap<string, FlagKind> = new Map(
  schemes.flatMap(({ flags }) => flags.map((kind) => [kind.code, kind] as const)),
);

/** A flag as a sentence: `C-12: nobody has worked on it for a long time. Can it be closed?` */
export function flagSentence({ code, caseRef }: Flag): string {
  const words = KINDS.get(code)?.sentence ?? code;
  return caseRef === undefined ? capitalised(words) : `${caseRef}: ${words}`;
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
  return [...new Set(codes)].map((code) => KINDS.get(code)?.short ?? code);
}
