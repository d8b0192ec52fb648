import { readFileSync } from 'node:fs';

/** Sunday 22 November 2026; every table here is read on this day unless it says otherwise. */
export const TODAY = '2026-11-22';

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Each sentence of phrasings.txt with the command under whose heading it stands. */
export const PHRASINGS: readonly (readonly [sentence: string, command: string])[] = phrasings();

/** Sentences that are no command of ours, are refused, doubted or asked, or belong to what is not offered yet. */
export const NOT_UNDERSTOOD: readonly string[] = linesOf('not-understood.txt');

function phrasings(): readonly (readonly [string, string])[] {
  let heading = '';
  return linesOf('phrasings.txt').flatMap((line) => {
    if (!line.startsWith('# ')) return [[line, heading] as const];
    heading = line.slice(2);
    return [];
  });
}
