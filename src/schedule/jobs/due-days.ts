import { Cron } from 'croner';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { dayAt, minutesFrom, type TimeOfDay } from '../../domain/london-time.ts';

/** A day whose hour has come. */
export interface DueDay {
  readonly day: CalendarDate;
  /** The hour, ISO 8601 in UTC. */
  readonly at: string;
}

/** When things happen by themselves. */
export interface Hours {
  /** In Europe/London. */
  readonly remindAt: TimeOfDay;
  /** So many days back a missed hour is caught up, and none older. */
  readonly catchUpDays: number;
}

const MINUTES_A_DAY = 24 * 60;

/** The days whose hour came within the last `catchUpDays`, today's included, the oldest first. */
export function dueDays(now: string, { remindAt, catchUpDays }: Hours): readonly DueDay[] {
  const [hour, minute] = remindAt.split(':').map(Number);
  const cron = new Cron(`${minute} ${hour} * * *`, { timezone: 'Europe/London', paused: true });
  const oldest = minutesFrom(now, -catchUpDays * MINUTES_A_DAY);
  return cron
    .previousRuns(catchUpDays + 1, minuteAfter(now))
    .map((moment) => moment.toISOString())
    .filter((at) => oldest <= at && at <= now)
    .map((at) => ({ day: dayAt(at), at }))
    .reverse();
}

/** The library leaves out the moment that it is given. */
function minuteAfter(now: string): string {
  return minutesFrom(now, 1);
}
