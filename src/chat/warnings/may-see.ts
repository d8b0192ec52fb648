import type { TeamRecord } from '../../application/ports.ts';
import { managersOn } from '../../application/who-is-told.ts';
import type { PersonKey } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';

/** Whether a message for managers may still go to whom it was meant for; in the channel its readers are checked. */
export function maySee(team: TeamRecord, personKey: PersonKey | undefined, today: CalendarDate): boolean {
  return personKey === undefined || managersOn(team, today).includes(personKey);
}
