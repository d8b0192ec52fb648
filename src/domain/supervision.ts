import { addDays, type CalendarDate, daysBetween, later } from './calendar-date.ts';
import { type Absence, isAway, type Supervision } from './worker-records.ts';

/** Supervision takes place every four weeks (merton, FAQ 3). */
export const SUPERVISION_DAYS = 28;

/** Managers audit the sessions of the last thirteen weeks. */
export const AUDITED_DAYS = 91;

/** A session that took place. */
export interface HeldSession extends Supervision {
  readonly heldOn: CalendarDate;
}

/** What is known of a worker when supervision is looked at. */
export interface Supervised {
  readonly sessions: readonly Supervision[];
  readonly absences: readonly Absence[];
  /** The first day in the team; undefined where it was never noted. */
  readonly since: CalendarDate | undefined;
}

/** Where a worker stands with supervision on a day. */
export interface SupervisionStanding {
  /** The newest session that took place by the day. */
  readonly last: HeldSession | null;
  readonly planned: Supervision | null;
  /** The day of the planned session has passed, and nobody has said whether it took place. */
  readonly isUnrecorded: boolean;
  /** Lost to sickness, and no new date was found yet (merton, FAQ 4). */
  readonly needsDate: Supervision | null;
  /** The last day in time; null where there is nothing to count from. */
  readonly dueBy: CalendarDate | null;
  /** Days past it; 0 in time, and while the worker is away. */
  readonly overdueDays: number;
  readonly isAway: boolean;
}

/**
 * Where a worker stands on a day. The four weeks count from the last session, or from the first day in the team where
 * that is later: nobody is late with somebody who has just come.
 */
export function supervisionOn({ sessions, absences, since }: Supervised, day: CalendarDate): SupervisionStanding {
  const [last = null] = heldSessions(sessions).filter(({ heldOn }) => heldOn <= day);
  const planned = plannedIn(sessions);
  const from = last === null || since === undefined ? (last?.heldOn ?? since) : later(last.heldOn, since);
  const dueBy = from === undefined ? null : addDays(from, SUPERVISION_DAYS);
  const away = isAway(absences, day);
  return {
    last,
    planned,
    isUnrecorded: planned !== null && planned.plannedFor < day,
    needsDate: sessions.find(isWithoutDate) ?? null,
    dueBy,
    overdueDays: dueBy === null || away ? 0 : Math.max(0, daysBetween(dueBy, day)),
    isAway: away,
  };
}

/** Sessions that took place, the newest first. */
export function heldSessions(sessions: readonly Supervision[]): readonly HeldSession[] {
  return sessions.filter(isHeld).sort((a, b) => (a.heldOn > b.heldOn ? -1 : 1));
}

/** True for a session that took place. */
export function isHeld(session: Supervision): session is HeldSession {
  return session.state === 'held' && session.heldOn !== undefined;
}

/** The session that is planned: there is one at a time. */
export function plannedIn(sessions: readonly Supervision[]): Supervision | null {
  return sessions.find(({ state }) => state === 'planned') ?? null;
}

/** True for a session that was lost to sickness and has no new date yet. */
export function isWithoutDate({ state, lostToSickness, movedTo }: Supervision): boolean {
  return state === 'cancelled' && lostToSickness === true && movedTo === undefined;
}

/** True where the manager has something to do about it: overdue, a date to find, a session to record. */
export function needsAttention({ overdueDays, needsDate, isUnrecorded, isAway: away }: SupervisionStanding): boolean {
  return overdueDays > 0 || isUnrecorded || (needsDate !== null && !away);
}

/** What is most urgent first: overdue the longest, then what needs the manager, then by due day; those away last. */
export function byUrgency(a: SupervisionStanding, b: SupervisionStanding): number {
  return (
    Number(a.isAway) - Number(b.isAway) ||
    b.overdueDays - a.overdueDays ||
    Number(needsAttention(b)) - Number(needsAttention(a)) ||
    compareDays(a.dueBy, b.dueBy)
  );
}

/** Who has nothing to count from was never seen, and comes first. */
function compareDays(a: CalendarDate | null, b: CalendarDate | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
