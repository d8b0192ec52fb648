import type { Words } from '../words.ts';
import type { Sentence } from './sentence.ts';

/** Reasons that hold nothing about a person's health: no other words go from a sentence to the reason. */
const REASON = /(?:^| )(return to work|(?:phased|gradual|staged) return|induction)(?= |$)/;

/** What a sentence says of lowered figures: to which share, and why. */
export function adjustmentWords({
  text,
  amounts: { fte },
}: Pick<Sentence, 'text' | 'amounts'>): Pick<Words, 'fte' | 'reason'> {
  const [, reason] = REASON.exec(text) ?? [];
  return { ...(fte === undefined ? {} : { fte }), ...(reason === undefined ? {} : { reason }) };
}
