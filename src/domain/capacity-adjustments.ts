import type { CalendarDate } from './calendar-date.ts';
import { type Exact, exact, ratio } from './exact.ts';
import { contains, type Period, period } from './period.ts';
import type { Capacity, Conclusion, Status } from './weighting-scheme.ts';
import type { CapacityAdjustment } from './worker-records.ts';

/** Days on which a worker carries a share of the figures, over 0 and under 1. */
export interface LoweredDays {
  readonly period: Period;
  readonly share: Exact;
}

/** The days of a worker's adjustments, as the timeline needs them. */
export function loweredDays(adjustments: readonly CapacityAdjustment[]): readonly LoweredDays[] {
  return adjustments.map(({ from, to, percent }) => ({ period: period(from, to), share: ratio(percent, 100) }));
}

/** The share of a worker's figures that is left on a day, over 0 to 1; of several adjustments the lowest counts. */
export function shareLeftOn(days: readonly LoweredDays[], day: CalendarDate): Exact {
  const running = days.filter((one) => contains(one.period, day)).map(({ share }) => share);
  return running.reduce((least, share) => (share.lt(least) ? share : least), exact(1));
}

/**
 * A day's conclusion with the share of guideline, limit and range that is left, and the utilisation and status that
 * follow (product page, Headroom). Never the total; flags stay those of the scheme's own figures.
 */
export function lowered(conclusion: Conclusion, share: Exact): Conclusion {
  const { capacity: whole, utilisation, total } = conclusion;
  if (whole === null || share.equals(1)) return conclusion;
  const of = (figure: Exact | null) => figure?.mul(share) ?? null;
  const capacity = { min: of(whole.min), guideline: of(whole.guideline), limit: of(whole.limit) };
  const status = statusAgainst(total, capacity) ?? conclusion.status;
  return { ...conclusion, capacity, utilisation: utilisation?.div(share) ?? null, status };
}

/** In a range what lies past its end is above it; where there is a limit beyond the guideline, past that is reported. */
function statusAgainst(total: Exact, { min, guideline, limit }: Capacity): Status | undefined {
  if (guideline === null) return undefined;
  if (min !== null && total.lt(min)) return 'below';
  if (min === null && limit !== null && total.gt(limit)) return 'report';
  const most = min === null ? guideline : (limit ?? guideline);
  return total.gt(most) ? 'above' : 'within';
}
