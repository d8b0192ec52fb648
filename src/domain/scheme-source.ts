/** What we read into a clause where the policy leaves room; another council may read it differently. */
export interface Reading {
  /** Stable, e.g. `core-assessment-window`. */
  readonly id: string;
  /** The clause of the policy, e.g. `row 8`. */
  readonly clause: string;
  readonly reading: string;
  readonly reason: string;
}

/** Where a scheme comes from and how it is read. */
export interface SchemeSource {
  readonly title: string;
  /** Who gives it out, in words. */
  readonly publisher: string;
  readonly readings: readonly Reading[];
}
