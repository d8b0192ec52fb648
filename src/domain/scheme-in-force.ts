import type { ChosenReadings } from './readings.ts';
import type { SchemeId } from './weighting-scheme.ts';

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
