import type { CalendarDate } from './calendar-date.ts';
import { type Exact, exact, ratio, toReport } from './exact.ts';
import { contains, period } from './period.ts';
import type { Status } from './weighting-scheme.ts';
import type { CapacityAdjustment } from './worker-records.ts';

/**
 * The share of a worker's figures that is left on a day, over 0 to 1; of several adjustments the lowest counts. It
 * lowers guideline, limit and range (product page, Headroom), never a total.
 */
export function shareLeftOn(adjustments: readonly CapacityAdjustment[], day: CalendarDate): Exact {
  const running = adjustments.filter(({ from, to }) => contains(period(from, to), day));
  return ratio(Math.min(100, ...running.map(({ percent }) => percent)), 100);
}

/** A total and what it is held against, rounded for the report. */
export interface Standing {
  readonly total: number;
  readonly status: Status;
  readonly min: number | null;
  readonly guideline: number | null;
  readonly limit: number | null;
}

/** Figures with the share of guideline, limit and range that is left, and the status that follows. */
export function lowered<Figures extends Standing>(figures: Figures, left: Exact): Figures {
  if (left.equals(1)) return figures;
  const of = (figure: number | null) => (figure === null ? null : toReport(exact(figure).mul(left), 2));
  const lines = { min: of(figures.min), guideline: of(figures.guideline), limit: of(figures.limit) };
  return { ...figures, ...lines, status: statusAgainst(figures.total, lines, figures.status) };
}

/** In a range what lies past its end is above it; where there is a limit beyond the guideline, past that is reported. */
function statusAgainst(
  total: number,
  { min, guideline, limit }: Pick<Standing, 'min' | 'guideline' | 'limit'>,
  otherwise: Status,
): Status {
  if (guideline === null) return otherwise;
  if (min !== null && total < min) return 'below';
  if (min === null && limit !== null && total > limit) return 'report';
  const most = min === null ? guideline : (limit ?? guideline);
  return total > most ? 'above' : 'within';
}
