import type { CalendarDate } from '../domain/calendar-date.ts';
import { daysBetween } from '../domain/calendar-date.ts';
import { dayAt } from '../domain/london-time.ts';
import type { Warning } from '../domain/warning.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { TeamMember, TeamRecord } from './ports.ts';

/** A warning with whose it is, as the team's rows have it. */
export interface TeamWarning {
  readonly team: Pick<TeamRecord, 'teamId' | 'name'>;
  readonly workerKey: string;
  readonly name: string;
  readonly warning: Warning;
  /** The worker is no longer in the team. */
  readonly hasLeft: boolean;
}

interface TeamRead {
  readonly team: TeamRecord;
  readonly members: readonly TeamMember[];
}

/** The team's warnings that were told of, the worst and then the oldest first. */
export function warningsOfTeam({ team, members }: TeamRead, today: CalendarDate): readonly TeamWarning[] {
  const all = members.flatMap(({ workerKey, name, leftOn, records = [] }) =>
    recordsOf(records, 'warning')
      .filter(({ state, teamId }) => state !== 'settling' && teamId === team.teamId)
      .map(
        (warning): TeamWarning => ({
          team,
          workerKey,
          name,
          warning,
          hasLeft: leftOn !== undefined && leftOn <= today,
        }),
      ),
  );
  return all.sort((a, b) => rank(b) - rank(a) || (sinceOf(a.warning) < sinceOf(b.warning) ? -1 : 1));
}

/** The open ones among them. */
export function openWarningsOfTeam(read: TeamRead, today: CalendarDate): readonly TeamWarning[] {
  return warningsOfTeam(read, today).filter(({ warning, hasLeft }) => warning.state === 'open' && !hasLeft);
}

/** Those of a card in the managers' channel; in a team that has them weekly, without who was only above the guideline. */
export function warningsOnCard(read: TeamRead, card: string, today: CalendarDate): readonly TeamWarning[] {
  return warningsOfTeam(read, today).filter(
    ({ warning }) => warning.card === card && !(read.team.aboveWeekly && isOnlyAbove(warning)),
  );
}

/** Those of a report to the service managers. */
export function warningsInReport(read: TeamRead, report: string, today: CalendarDate): readonly TeamWarning[] {
  return warningsOfTeam(read, today).filter(({ warning }) => warning.report === report);
}

/** True for a warning that never came over the limit. */
export function isOnlyAbove({ level, report }: Warning): boolean {
  return level === 'above' && report === undefined;
}

/** When its line was crossed: the moment of a change, or a day. */
export function sinceOf(warning: Warning): string {
  return warning.past[warning.level]?.crossedAt ?? openSince(warning);
}

/** Opened, or opened again. */
const openSince = ({ openedAt = '', reopenedAt = openedAt }: Warning): string => reopenedAt;

const LONG_DAYS = 28;

/** Open for four weeks running. */
export function isLongOpen(warning: Warning, today: CalendarDate): boolean {
  return warning.state === 'open' && daysBetween(dayAt(openSince(warning)), today) >= LONG_DAYS;
}

const RANKS = { report: 2, flag: 1, above: 0 } as const;
const rank = ({ warning: { level, state } }: TeamWarning): number => RANKS[level] + (state === 'open' ? 3 : 0);
