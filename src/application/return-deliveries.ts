import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import type { Delivery } from './delivery-ports.ts';
import type { TeamRecord } from './ports.ts';
import { standsUntil } from './stands-until.ts';
import { managersOn } from './who-is-told.ts';

/** Whom the month's return goes to: who manages the teams and the service managers above them (merton, FAQ 7). */
export function returnDeliveries(teams: readonly TeamRecord[], month: Month, day: CalendarDate): readonly Delivery[] {
  const people = new Set(teams.flatMap((team) => [...managersOn(team, day), ...team.serviceManagerKeys]));
  return [...people].map((personKey) => ({
    id: { day, key: `return-ready/${month}/${personKey}` },
    to: { kind: 'person', personKey },
    notice: { kind: 'return-ready', personKey, month },
    sendBy: standsUntil(day),
  }));
}
