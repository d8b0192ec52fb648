import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { comingDate, spokenDate } from '../../../domain/spoken-date.ts';
import type { CapacityAdjustment } from '../../../domain/worker-records.ts';

type Days = Pick<CapacityAdjustment, 'from' | 'to'>;

/** `from 1 Dec 2026 to 31 Jan 2027`, `from 1 Dec 2026, the last day not known yet`. */
export function adjustmentDays({ from, to }: Days): string {
  return to === null
    ? `from ${spokenDate(from)}, the last day not known yet`
    : `from ${spokenDate(from)} to ${spokenDate(to)}`;
}

/** `Until 31 Jan your guideline figures are 80% of the usual ones: return to work (decided by Mona Reid).` */
export function runningAdjustmentWords({ to, percent, reason, decided }: CapacityAdjustment, today: CalendarDate) {
  const until = to === null ? 'For now' : `Until ${comingDate(to, today)}`;
  return `${until} your figures are ${percent}% of the usual ones: ${reason} (decided by ${decided.name}).`;
}
