/** What we read into a clause where the policy leaves room; another council may read it differently. */
export interface Reading {
  /** Stable, e.g. `core-assessment-window`. */
  readonly id: string;
  /** The clause of the policy, e.g. `row 8`. */
  readonly clause: string;
  /** The documented way, in one sentence. */
  readonly reading: string;
  readonly reason: string;
}

/** A reading that a council chooses. */
export interface ReadingChoice extends Reading {
  /** The id of the documented way, e.g. `scaled`. */
  readonly documented: string;
  /** The other ways in words, one sentence each, by their ids. */
  readonly others: Readonly<Record<string, string>>;
}

/** Where a scheme comes from and how it is read. */
export interface SchemeSource {
  readonly title: string;
  /** Who gives it out, in words. */
  readonly publisher: string;
  readonly readings: readonly (Reading | ReadingChoice)[];
}
