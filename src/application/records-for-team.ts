import { isOpen, mayGoBack } from '../domain/allocation.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { firstDayIn, monthOf, monthsFrom } from '../domain/month.ts';
import { isDisputed } from '../domain/others-change.ts';
import { awaitsReturn } from '../domain/return-from-absence.ts';
import { AUDITED_DAYS, heldSessions, isWithoutDate } from '../domain/supervision.ts';
import { type HandOver, recordsOf, type Supervision, type WorkerRecord } from '../domain/worker-records.ts';

/** So far back the team sees months; older ones are read with the worker's own records. */
export const MONTHS_OF_TEAM = 4;
/** So far back it sees absences that ended, and warnings that cleared. */
const DAYS = 70;

/** The first day of which the team's row of a worker has the figures; older days are read with the worker's own caseload. */
export function firstDayForTeam(today: CalendarDate): CalendarDate {
  return firstDayIn(monthsFrom(monthOf(today), -MONTHS_OF_TEAM - 1));
}

/** What the team needs of a worker's records, so that a list of the whole team is one query. */
export function recordsForTeam(records: readonly WorkerRecord[], today: CalendarDate): readonly WorkerRecord[] {
  const since = addDays(today, -DAYS);
  const firstMonth = monthsFrom(monthOf(today), -MONTHS_OF_TEAM);
  const [lastHeld] = heldSessions(recordsOf(records, 'supervision'));
  const isNear = ({ as, from, until }: Pick<HandOver, 'as' | 'from' | 'until'>): boolean =>
    from >= since || (as === 'co-work' && (until ?? today) >= since);
  const isNeeded = (record: WorkerRecord): boolean => {
    switch (record.kind) {
      case 'month':
        return record.value.month >= firstMonth;
      case 'absence':
      case 'adjustment':
        return record.value.to === null || record.value.to >= since;
      case 'allocation':
        return isOpen(record.value) || mayGoBack(record.value, today);
      case 'others-change':
        return isDisputed(record.value);
      case 'case-check':
      case 'decision':
        return false;
      case 'pending-case':
        return record.value.state === 'asked';
      case 'offer':
        return record.value.state === 'open' && record.value.from >= since;
      case 'hand-over':
        return awaitsReturn(record.value) || isNear(record.value);
      case 'received':
        return isNear(record.value);
      case 'supervision':
        return isSessionNeeded(record.value, addDays(today, -AUDITED_DAYS)) || record.id === lastHeld?.id;
      case 'warning':
        return record.value.state !== 'cleared' || (record.value.clearedAt ?? '') >= since;
    }
  };
  return records.filter(isNeeded).map(withoutWords);
}

/** What was remarked on a month and why it was reopened is read with the worker's own records. */
function withoutWords(record: WorkerRecord): WorkerRecord {
  if (record.kind !== 'month') return record;
  const { reopenAsked, ...month } = record.value;
  const asked = reopenAsked ? { reopenAsked: { ...reopenAsked, reason: '' } } : {};
  return { ...record, value: { ...month, ...asked, remarks: [], reopened: [] } };
}

/** What is still to come or to be done, and what managers audit. */
function isSessionNeeded(session: Supervision, since: CalendarDate): boolean {
  const { state, plannedFor, heldOn = plannedFor } = session;
  return state === 'planned' || isWithoutDate(session) || heldOn >= since;
}
