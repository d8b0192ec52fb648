import { Temporal } from 'temporal-polyfill';
import { addDays, later } from './calendar-date.ts';
import { dayAt, momentOf, type TimeOfDay } from './london-time.ts';
import { isWorkingDay, type Region } from './working-days.ts';

/** On working days, in Europe/London; the end is no longer working time. */
export interface OfficeHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** True for a moment (ISO 8601, UTC) within the hours of a working day. */
export function isWorkingTime(moment: string, hours: OfficeHours, region: Region): boolean {
  const day = dayAt(moment);
  return isWorkingDay(day, region) && momentOf(day, hours.from) <= moment && moment < momentOf(day, hours.to);
}

/**
 * The moment at which so many minutes of working time have passed since `since` (ISO 8601, UTC). No minutes have
 * passed at once, at any hour.
 */
export function afterWorkingMinutes(since: string, minutes: number, hours: OfficeHours, region: Region): string {
  if (minutes === 0) return since;
  let left = minutes * 60_000;
  for (let day = dayAt(since); ; day = addDays(day, 1)) {
    if (!isWorkingDay(day, region)) continue;
    const opens = Temporal.Instant.from(later(since, momentOf(day, hours.from)));
    const open = Math.max(0, millisecondsBetween(opens, Temporal.Instant.from(momentOf(day, hours.to))));
    if (left <= open) return opens.add({ milliseconds: left }).toString({ smallestUnit: 'millisecond' });
    left -= open;
  }
}

function millisecondsBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return to.epochMilliseconds - from.epochMilliseconds;
}
