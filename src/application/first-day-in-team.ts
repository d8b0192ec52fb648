import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseloadSnapshot } from './ports.ts';

/**
 * The first day that is this team's: that of joining, or for a caseload that was never anywhere else that of its first
 * case or duty, which may be older than the team's use of Caseload. Undefined where neither is known.
 */
export function firstDayInTeam({ head, cases }: Pick<CaseloadSnapshot, 'head' | 'cases'>): CalendarDate | undefined {
  const { joinedOn, memberSince, duties } = head;
  if (joinedOn !== undefined || memberSince === undefined) return joinedOn;
  const days = [
    ...cases.map(({ history }) => history.dated.allocatedOn),
    ...duties.map((duty) => ('on' in duty ? duty.on : duty.from)),
  ];
  return days.reduce((first, day) => (day < first ? day : first), memberSince);
}
