import type { SchemeId } from './weighting-scheme.ts';

/** The options chosen in place of the documented ones: by a reading's id, the id of its option. */
export type ChosenReadings = Readonly<Record<string, string>>;

/** What a team is weighed by while it is in force: a scheme, and how its clauses are read. */
export interface SchemeInForce {
  readonly scheme: SchemeId;
  /** Only what differs from the documented readings. */
  readonly readings: ChosenReadings;
}

/** A scheme as its page documents it. */
export function asDocumented(scheme: SchemeId): SchemeInForce {
  return { scheme, readings: {} };
}
