import type { CalendarDate } from './calendar-date.ts';
import { type Exact, ratio } from './exact.ts';
import { contains, period } from './period.ts';
import type { CapacityAdjustment } from './worker-records.ts';

/**
 * The share of a worker's figures that is left on a day, over 0 to 1; of several adjustments the lowest counts. It
 * lowers guideline, limit and range (product page, Headroom), never a total.
 */
export function shareLeftOn(adjustments: readonly CapacityAdjustment[], day: CalendarDate): Exact {
  const running = adjustments.filter(({ from, to }) => contains(period(from, to), day));
  return ratio(Math.min(100, ...running.map(({ percent }) => percent)), 100);
}
