import type { CalendarDate } from './calendar-date.ts';
import { isWithoutDate, plannedIn } from './supervision.ts';
import type { Signed, Supervision } from './worker-records.ts';

/** Who writes a session down, and the id of a session that comes to be. */
export interface Writing {
  readonly id: string;
  readonly recorded: Signed;
}

/** What was noted of a session that took place. */
export type SessionNotes = Pick<Supervision, 'actions' | 'ratingsConfirmed' | 'cpd'>;

/** The sessions that are written because of a change. */
export type Written =
  | { readonly ok: true; readonly sessions: readonly Supervision[] }
  /** One is planned already; `held-already`: one on the same day; `gone`: the session is not there any more. */
  | { readonly ok: false; readonly reason: 'planned-already' | 'held-already' | 'gone' };

/** Plans the next session. What was lost to sickness before has its new date with it (merton, FAQ 4). */
export function planSession(sessions: readonly Supervision[], on: CalendarDate, writing: Writing): Written {
  if (plannedIn(sessions)) return { ok: false, reason: 'planned-already' };
  return { ok: true, sessions: [planned(on, writing), ...madeUp(sessions, on)] };
}

/**
 * Records a session as held: the planned one where its day has come, otherwise one that nobody had planned. A planned
 * one that is still ahead stays.
 */
export function holdSession(
  sessions: readonly Supervision[],
  heldOn: CalendarDate,
  notes: SessionNotes,
  { id, recorded }: Writing,
  today: CalendarDate,
): Written {
  if (sessions.some((session) => session.state === 'held' && session.heldOn === heldOn)) {
    return { ok: false, reason: 'held-already' };
  }
  const taken = plannedByNow(sessions, today);
  const held = {
    id: taken?.id ?? id,
    plannedFor: taken?.plannedFor ?? heldOn,
    state: 'held',
    heldOn,
    recorded,
  } as const;
  return { ok: true, sessions: [{ ...held, ...notes }, ...madeUp(sessions, heldOn)] };
}

/** The planned session whose day has come: what is recorded now is taken for it. */
export function plannedByNow(sessions: readonly Supervision[], today: CalendarDate): Supervision | null {
  const next = plannedIn(sessions);
  return next && next.plannedFor <= today ? next : null;
}

/** Puts right what was noted of a session that took place. An audit of it stands, with its own day. */
export function correctSession(
  sessions: readonly Supervision[],
  id: string,
  heldOn: CalendarDate,
  notes: SessionNotes,
  recorded: Signed,
): Written {
  const before = sessions.find((session) => session.id === id && session.state === 'held');
  if (!before) return { ok: false, reason: 'gone' };
  if (sessions.some((session) => session.id !== id && session.heldOn === heldOn)) {
    return { ok: false, reason: 'held-already' };
  }
  const { plannedFor, state, audited } = before;
  const session = { id, plannedFor, state, heldOn, recorded, ...notes, ...(audited === undefined ? {} : { audited }) };
  return { ok: true, sessions: [session] };
}

/** What became of a session that did not take place. */
export interface NotHeld {
  /** Lost to sickness, of the worker or the supervisor. */
  readonly lost: boolean;
  /** The new date; null while there is none, for one that was lost to sickness. */
  readonly movedTo: CalendarDate | null;
}

/**
 * Cancels the planned session, or one that nobody had planned here, on `plannedFor`. A cancelled session has its new
 * date at once, which is the next one planned; one lost to sickness may get it on return (merton, FAQ 4).
 */
export function cancelSession(
  sessions: readonly Supervision[],
  plannedFor: CalendarDate,
  { lost, movedTo }: NotHeld,
  { id, recorded }: Writing,
  nextId: string,
): Written {
  const before = plannedIn(sessions);
  const cancelled: Supervision = {
    id: before?.id ?? id,
    plannedFor: before?.plannedFor ?? plannedFor,
    state: 'cancelled',
    recorded,
    ...(lost ? { lostToSickness: true } : {}),
  };
  if (movedTo === null) return { ok: true, sessions: [cancelled] };
  const next = planned(movedTo, { id: nextId, recorded });
  return { ok: true, sessions: [{ ...cancelled, movedTo }, next, ...madeUp(sessions, movedTo)] };
}

function planned(plannedFor: CalendarDate, { id, recorded }: Writing): Supervision {
  return { id, plannedFor, state: 'planned', recorded };
}

/** What was lost to sickness, with the date on which it is made up for. */
function madeUp(sessions: readonly Supervision[], movedTo: CalendarDate): readonly Supervision[] {
  return sessions.filter(isWithoutDate).map((session) => ({ ...session, movedTo }));
}
