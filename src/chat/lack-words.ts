import type { Lack } from '../application/compare-schemes.ts';
import { counted } from '../domain/counted.ts';
import { isIncomplete, type Score } from '../domain/timeline.ts';

/** `Needs a rating for 6 cases`. */
export function lackWords({ need, cases }: Lack): string {
  return `Needs ${need.what}${cases === null ? '' : ` for ${counted(cases, 'case', 'cases')}`}`;
}

/** What a total was not told and may be more by, each need in a sentence. */
export function lackSentences(score: Pick<Score, 'lacking'>): readonly string[] {
  const missing = score.lacking.filter((lack) => isIncomplete({ lacking: [lack] }));
  const needs = new Set(missing.map(({ need }) => need));
  return [...needs].map(
    (need) => `${lackWords({ need, cases: missing.filter((lack) => lack.need === need).length })}.`,
  );
}
