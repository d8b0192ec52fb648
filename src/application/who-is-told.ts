import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Recipient } from './delivery-ports.ts';
import type { PersonRecord, TeamCover, TeamRecord } from './ports.ts';

/** True while somebody is in the absent manager's place. */
export function isInForce({ from, to }: Pick<TeamCover, 'from' | 'to'>, day: CalendarDate): boolean {
  return from <= day && day <= to;
}

/** The teams that somebody manages on a day: their own, and those that they cover for an absent manager. */
export function managedOn({ manages, covers = [] }: PersonRecord, day: CalendarDate): readonly TeamId[] {
  const covered = covers.filter((cover) => isInForce(cover, day)).map(({ teamId }) => teamId);
  return [...new Set([...manages, ...covered])];
}

/** Who manage a team on a day, each once: its managers and who covers for them. */
export function managersOn({ managerKeys, covers = [] }: TeamRecord, day: CalendarDate): readonly PersonKey[] {
  const covering = covers.filter((cover) => isInForce(cover, day)).map(({ personKey }) => personKey);
  return [...new Set([...managerKeys, ...covering])];
}

/**
 * Who answer a worker's month on a day: those who manage the team, and of a manager's own month the service managers as
 * well; never the worker.
 */
export function answerersOf(team: TeamRecord, workerKey: PersonKey, day: CalendarDate): readonly PersonKey[] {
  const lineManagers = team.managerKeys.includes(workerKey) ? team.serviceManagerKeys : [];
  return [...new Set([...managersOn(team, day), ...lineManagers])].filter((personKey) => personKey !== workerKey);
}

/** Where a team's list is told: the managers' channel; while there is none, each manager in private. */
export function managersPlace(team: TeamRecord, day: CalendarDate): readonly Recipient[] {
  return team.managersChannel
    ? [{ kind: 'managers-channel', teamId: team.teamId }]
    : managersOn(team, day).map((personKey) => ({ kind: 'person', personKey }));
}
