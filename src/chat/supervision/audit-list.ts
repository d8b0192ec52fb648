import type { TeamMember } from '../../application/ports.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { AUDITED_DAYS } from '../../domain/supervision.ts';
import { compareText } from '../../domain/timeline.ts';
import { recordsOf, type Supervision } from '../../domain/worker-records.ts';

/** A session on the list of those that managers audit, with whose it is. */
export interface AuditedSession {
  readonly workerKey: string;
  readonly name: string;
  readonly session: Supervision;
  /** The day on which it took place, or was to. */
  readonly day: CalendarDate;
}

/** The sessions of a team in the thirteen weeks up to a day, the newest first; what is planned later is not there yet. */
export function sessionsToAudit(members: readonly TeamMember[], today: CalendarDate): readonly AuditedSession[] {
  const since = addDays(today, -AUDITED_DAYS);
  return members
    .filter(({ leftOn }) => leftOn === undefined)
    .flatMap(({ workerKey, name, records = [] }) =>
      recordsOf(records, 'supervision').map((session) => ({
        workerKey,
        name,
        session,
        day: session.heldOn ?? session.plannedFor,
      })),
    )
    .filter(({ day }) => since <= day && day <= today)
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.name, b.name));
}

/** True where a session was put right after it was audited. */
export function changedSinceAudit({ audited, recorded }: Supervision): boolean {
  return audited !== undefined && recorded.at > audited.at;
}
