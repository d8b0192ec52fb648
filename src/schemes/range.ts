import type { WorkerTerms } from '../domain/case-facts.ts';
import { type Exact, exact } from '../domain/exact.ts';
import type { Status } from '../domain/weighting-scheme.ts';

/** A range of cases or points for a full-time worker; both ends belong to it. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How a scheme reads figures for a full-time worker: scaled by FTE, or the same for everybody (schemes.md, common). */
export type ProRata = 'scaled' | 'full-time';

/** A figure for a full-time worker as it is for this one. */
export function scaled(figure: number, { fte }: WorkerTerms, reading: ProRata): Exact {
  return reading === 'scaled' ? exact(figure).mul(exact(fte)) : exact(figure);
}

/** Where a total stands against a range that has been scaled already. */
export function statusIn(total: Exact, min: Exact, max: Exact): Status {
  if (total.lt(min)) return 'below';
  return total.gt(max) ? 'above' : 'within';
}
