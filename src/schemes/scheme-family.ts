import { type ChosenReadings, differing } from '../domain/readings.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';

/** A scheme in all the ways in which it can be read. */
export interface SchemeFamily {
  readonly documented: WeightingScheme;
  /** Builds each way of reading once. Throws for a reading or an option that the scheme does not have. */
  read(chosen: ChosenReadings): WeightingScheme;
}

export function schemeFamily<Chosen extends ChosenReadings>(
  documented: WeightingScheme,
  build: (chosen: Chosen) => WeightingScheme,
): SchemeFamily {
  const built = new Map([['{}', documented]]);
  return {
    documented,
    read(chosen) {
      const differs = differing(documented.source, chosen);
      const key = JSON.stringify(differs);
      // Checked above against the scheme's own options, which its type is made from.
      const scheme = built.get(key) ?? build(differs as Chosen);
      built.set(key, scheme);
      return scheme;
    },
  };
}
