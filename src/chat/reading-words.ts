import { choicesIn, wordsOf } from '../domain/readings.ts';
import type { Reading } from '../domain/scheme-source.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import { capitalised } from './phrases.ts';

/** An id as it is said: `family-point` is `Family point`, `20-30` stays. */
export function spoken(id: string): string {
  return capitalised(id.replace(/-(?=\p{L})/gu, ' '));
}

/** `Family point (rows 1-3)`. */
export function readingTitle({ id, clause }: Pick<Reading, 'id' | 'clause'>): string {
  return `${spoken(id)} (${clause})`;
}

/** How a scheme is read where that is not as documented; undefined where it is so throughout. */
export function readOtherwise({ source, readings }: Pick<WeightingScheme, 'source' | 'readings'>): string | undefined {
  const chosen = choicesIn(source).filter(({ id }) => readings[id] !== undefined);
  if (chosen.length === 0) return undefined;
  const sentences = chosen.map((reading) => `${capitalised(reading.clause)}: ${wordsOf(reading, readings)}`);
  return `Read in this team's own way. ${sentences.join(' ')}`;
}
