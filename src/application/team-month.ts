import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { daysOf, lastDayIn, type Month, monthOf, monthsFrom } from '../domain/month.ts';
import { recordOfMonth } from '../domain/month-stage.ts';
import { compareText } from '../domain/timeline.ts';
import { isAway, type MonthRecord, recordsOf } from '../domain/worker-records.ts';
import type { Region } from '../domain/working-days.ts';
import { isIn } from './month-in-question.ts';
import type { TeamMember, TeamRecord } from './ports.ts';
import { MONTHS_OF_TEAM } from './records-for-team.ts';
import { answerersOf } from './who-is-told.ts';

/** Where a worker's month stands; `excused` is away without having submitted. */
export type MonthStanding = MonthRecord['state'] | 'not-started' | 'excused';

export interface MemberMonth {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly standing: MonthStanding;
  readonly record?: MonthRecord;
}

/** A team's month as its members' rows tell it. */
export interface TeamMonth {
  readonly month: Month;
  /** What waits for the manager first, then what waits for the worker, each by name. */
  readonly members: readonly MemberMonth[];
}

const ORDER: readonly MonthStanding[] = ['submitted', 'nil', 'disputed', 'not-started', 'draft', 'excused', 'agreed'];

/** A team's month as it stands on a day, with all who were in the team on the month's last day. */
export function teamMonth(members: readonly TeamMember[], month: Month, today: CalendarDate): TeamMonth {
  const standing = members
    .filter((member) => isAsked(member, month))
    .map((member) => memberMonth(member, month, today));
  standing.sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || compareText(a.name, b.name));
  return { month, members: standing };
}

/** Those of some standings. */
export function standingAs({ members }: TeamMonth, ...standings: readonly MonthStanding[]): readonly MemberMonth[] {
  return members.filter(({ standing }) => standings.includes(standing));
}

/** What waits for somebody's agreement: nobody agrees the own month, nor one that they submitted themselves. */
export function waitingFor(
  personKey: PersonKey,
  team: TeamRecord,
  month: TeamMonth,
  day: CalendarDate,
): readonly MemberMonth[] {
  return standingAs(month, 'submitted', 'nil').filter(
    ({ workerKey, record }) =>
      record?.submitted?.by !== personKey && answerersOf(team, workerKey, day).includes(personKey),
  );
}

/** Who has submitted, of all who are asked: nobody is asked who is away, though a manager may have submitted for them. */
export function submittedOfTeam(team: TeamMonth): { readonly submitted: number; readonly asked: number } {
  return {
    submitted: standingAs(team, 'submitted', 'nil', 'disputed', 'agreed').length,
    asked: team.members.length - standingAs(team, 'excused').length,
  };
}

/** Nobody has anything to do about it any more. */
export function isComplete(team: TeamMonth): boolean {
  return standingAs(team, 'agreed', 'excused').length === team.members.length;
}

/** True for a month that the members' rows tell of; of an older one each worker's own records do. */
export function isListed(month: Month, today: CalendarDate): boolean {
  return month >= monthsFrom(monthOf(today), -MONTHS_OF_TEAM);
}

/** The month that a list shows unasked: the one before, until it is complete or the current one asks for something. */
export function teamMonthInQuestion(members: readonly TeamMember[], region: Region, today: CalendarDate): Month {
  const current = monthOf(today);
  const before = monthsFrom(current, -1);
  const isOver = today >= daysOf(current, region).first || isComplete(teamMonth(members, before, today));
  return isOver ? current : before;
}

/**
 * A worker who came after the month's end is not asked, unless something of it is recorded or it was brought along from
 * the membership before. Whoever works in another team now is asked there; what a team agreed stays on its own list.
 */
function isAsked(member: TeamMember, month: Month): boolean {
  const { leftOn, memberSince, earlier, movedOn, records = [] } = member;
  const record = recordOfMonth(records, month);
  if (record?.state === 'agreed') return !isAgreedElsewhere(record, member);
  if (movedOn !== undefined) return false;
  if (record) return true;
  const last = lastDayIn(month);
  if (leftOn !== undefined && leftOn <= last) return false;
  return memberSince === undefined || memberSince <= last || isIn(earlier, last);
}

function isAgreedElsewhere({ agreed }: MonthRecord, { earlier, memberSince = '' }: TeamMember): boolean {
  return earlier?.elsewhere === true && (agreed?.at ?? '') < memberSince;
}

function memberMonth({ workerKey, name, records = [] }: TeamMember, month: Month, today: CalendarDate): MemberMonth {
  const record = recordOfMonth(records, month);
  const isOpen = record === undefined || record.state === 'draft';
  const isExcused = isOpen && isAway(recordsOf(records, 'absence'), today);
  return {
    workerKey,
    name,
    standing: isExcused ? 'excused' : (record?.state ?? 'not-started'),
    ...(record ? { record } : {}),
  };
}
