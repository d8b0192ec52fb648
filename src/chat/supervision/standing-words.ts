import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { SupervisionStanding } from '../../domain/supervision.ts';
import type { Supervision } from '../../domain/worker-records.ts';

/** `3 days overdue`, `due by 18 Dec 2026`, `away`: what stands beside a worker's name. */
export function standingFigure({ isAway, overdueDays, needsDate, isUnrecorded, dueBy }: SupervisionStanding): string {
  if (isAway) return 'away';
  if (overdueDays > 0) return `${counted(overdueDays, 'day', 'days')} overdue`;
  if (isUnrecorded) return 'to be recorded';
  if (needsDate) return 'needs a date';
  return dueBy === null ? 'none yet' : `due by ${spokenDate(dueBy)}`;
}

/** Who had it when, and what is planned: `Last on 20 Oct 2026 · planned for 24 Nov 2026`. */
export function standingNote({ last, planned, needsDate, isUnrecorded }: SupervisionStanding): string {
  const next = planned && spokenDate(planned.plannedFor);
  return [
    last ? `Last on ${spokenDate(last.heldOn)}` : 'None recorded yet',
    next === null ? 'nothing planned' : isUnrecorded ? `was planned for ${next}` : `planned for ${next}`,
    ...(needsDate ? [`the one of ${spokenDate(needsDate.plannedFor)} was lost to sickness and needs a date`] : []),
  ].join(' · ');
}

/** The same as sentences, about one worker. */
export function dueWords(standing: SupervisionStanding): readonly string[] {
  const { needsDate, planned } = standing;
  return [
    dueSentence(standing),
    ...(needsDate && !planned
      ? [`The session of ${spokenDate(needsDate.plannedFor)} was lost to sickness and needs a date.`]
      : []),
  ];
}

function dueSentence({ isAway, overdueDays, dueBy }: SupervisionStanding): string {
  const every = 'Supervision takes place every four weeks';
  if (isAway) return 'Nothing is overdue during an absence; the date follows on return.';
  if (dueBy === null) return `${every}; none is recorded yet.`;
  if (overdueDays === 0) return `${every}: the next is due by ${spokenDate(dueBy)}.`;
  return `${every}: the next was due by ${spokenDate(dueBy)}, ${counted(overdueDays, 'day', 'days')} ago.`;
}

/** What became of a session, in a line without its contents. */
export function sessionWords(session: Supervision): string {
  const { state, heldOn, plannedFor, movedTo, lostToSickness } = session;
  if (state === 'held') return `Held on ${spokenDate(heldOn ?? plannedFor)}`;
  if (state === 'planned') return `Planned for ${spokenDate(plannedFor)}`;
  const what = `Planned for ${spokenDate(plannedFor)}, ${lostToSickness ? 'lost to sickness' : 'cancelled'}`;
  return movedTo === undefined ? `${what}: needs a date` : `${what}, moved to ${spokenDate(movedTo)}`;
}

/** Which parts of the record are there: `actions recorded · ratings confirmed · no CPD noted`. */
export function completeness({ state, actions, ratingsConfirmed, cpd }: Supervision): string {
  if (state !== 'held') return '';
  return [
    actions === undefined ? 'no actions recorded' : 'actions recorded',
    ...(ratingsConfirmed === undefined ? [] : [ratingsConfirmed ? 'ratings confirmed' : 'ratings not confirmed']),
    cpd === undefined ? 'no CPD noted' : 'CPD noted',
  ].join(' · ');
}
