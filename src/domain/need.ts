import type { CaseFacts, Duty, WorkerTerms } from './case-facts.ts';

/** What the lack of a fact leaves open. */
export type LeavesOpen =
  /** The total: what is recorded counts, and what is missing can only add to it. */
  | 'total'
  /** What the total is held against, and so the status. */
  | 'status'
  /** Something beside total and status, such as a colour or a warning. */
  | 'detail';

interface AnyNeed {
  readonly code: string;
  /** After `needs`, without references: `a category`. */
  readonly what: string;
  readonly leavesOpen: LeavesOpen;
  /**
   * Logged as it happens: in a team of this scheme, nothing logged means that nothing happened; in a team of another
   * scheme nobody was asked.
   */
  readonly asItHappens?: true;
}

/** A fact of each case. */
export interface CaseNeed extends AnyNeed {
  readonly of: 'case';
  lacks(facts: CaseFacts, terms: WorkerTerms): boolean;
}

/** A fact of the worker, or of all cases together. */
export interface WorkerNeed extends AnyNeed {
  readonly of: 'worker';
  lacks(facts: HeldFacts, terms: WorkerTerms): boolean;
}

/** The cases that a worker holds on a day, and the duties. */
export interface HeldFacts {
  readonly cases: readonly CaseFacts[];
  readonly duties: readonly Duty[];
}

/** A fact without which a scheme cannot say all that it would say of a caseload. */
export type Need = CaseNeed | WorkerNeed;
