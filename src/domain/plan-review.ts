import type { CalendarDate } from './calendar-date.ts';
import type { Warning } from './warning.ts';

/** True when the day has come on which a plan is asked about again, and it was not asked yet. */
export function isReviewDue({ state, plan }: Warning, day: CalendarDate): boolean {
  if (state !== 'open' || plan === undefined) return false;
  return plan.closedAt === undefined && plan.escalatedAt === undefined && plan.reviewOn <= day;
}
