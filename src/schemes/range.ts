import type { WorkerTerms } from '../domain/case-facts.ts';
import { type Exact, exact } from '../domain/exact.ts';
import type { Status } from '../domain/weighting-scheme.ts';

/** A range of cases or points for a full-time worker; both ends belong to it. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A figure for a full-time worker, scaled to the worker's FTE (schemes.md, common reading). */
export function scaled(figure: number, terms: WorkerTerms): Exact {
  return exact(figure).mul(exact(terms.fte));
}

/** Where a total stands against a range that has been scaled already. */
export function statusIn(total: Exact, min: Exact, max: Exact): Status {
  if (total.lt(min)) return 'below';
  return total.gt(max) ? 'above' : 'within';
}
