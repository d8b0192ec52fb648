import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { monthOf, monthsFrom } from '../domain/month.ts';
import type { WorkerRecord } from '../domain/worker-records.ts';

/** So far back the team sees months; older ones are read with the worker's own records. */
const MONTHS = 4;
/** So far back it sees absences that ended, sessions, and warnings that cleared. */
const DAYS = 70;

/** What the team needs of a worker's records, so that a list of the whole team is one query. */
export function recordsForTeam(records: readonly WorkerRecord[], today: CalendarDate): readonly WorkerRecord[] {
  const since = addDays(today, -DAYS);
  const firstMonth = monthsFrom(monthOf(today), -MONTHS);
  const isNeeded = (record: WorkerRecord): boolean => {
    switch (record.kind) {
      case 'month':
        return record.value.month >= firstMonth;
      case 'absence':
      case 'adjustment':
        return record.value.to === null || record.value.to >= since;
      case 'hand-over':
      case 'received':
        return record.value.from >= since || (record.value.as === 'co-work' && (record.value.until ?? today) >= since);
      case 'supervision':
        return record.value.plannedFor >= since || record.value.state === 'planned';
      case 'warning':
        return record.value.state !== 'cleared' || (record.value.clearedAt ?? '') >= since;
    }
  };
  return records.filter(isNeeded);
}
