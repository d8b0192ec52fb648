import type { NextChange } from '../application/effect.ts';
import type { TeamRecord, TeamSnapshot } from '../application/ports.ts';
import type { SchemeOf } from '../application/snapshot.ts';
import { isLongOpen, openWarningsOfTeam, type TeamWarning } from '../application/team-warnings.ts';
import type { Unallocated } from '../application/unallocated.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type CapacityStep, type MemberCapacity, type TeamCapacity, teamCapacityOn } from '../domain/capacity.ts';
import type { WorkerRole } from '../domain/case-facts.ts';
import { valueOn } from '../domain/caseload.ts';
import { counted } from '../domain/counted.ts';
import { fullTimeFigure } from '../domain/full-time-figure.ts';
import { comingDate, spokenDate } from '../domain/spoken-date.ts';
import type { Status, Unit, WeightingScheme } from '../domain/weighting-scheme.ts';
import { queueWords } from './allocation/queue-words.ts';
import { foremost, leaves, sends } from './cards/button.ts';
import type { SheetGroup } from './cards/sheet.ts';
import type { Bar, MemberRow, TeamCapacityData } from './cards/team-capacity.ts';
import { EXPECTED_HOURS, nextChangeWords } from './figures-words.ts';
import { shortFlagWords } from './flag-words.ts';
import { pageButtons, pageOf, pageWords } from './paging.ts';
import { amount, cannotTell, capitalised, isRange, percent, statusName } from './phrases.ts';
import type { TeamAudience } from './team-audience.ts';

export interface TeamOnDay {
  readonly team: TeamRecord;
  readonly capacity: TeamCapacity;
  readonly unit: Unit;
  readonly day: string;
  /** What waits for a worker today; absent where nobody looked. */
  readonly unallocated?: Unallocated;
  /** Those that are open today. */
  readonly warnings: readonly TeamWarning[];
  /** The full-time figure by which room is told as full-time equivalents; null where there is none. */
  readonly fullTime: number | null;
  /** The scheme of the team on a day. */
  schemeOn(day: string): WeightingScheme;
}

export function teamOnDay(
  { team, members, ...more }: Pick<TeamSnapshot, 'team' | 'members'> & Pick<TeamOnDay, 'unallocated'>,
  day: string,
  schemeOf: SchemeOf,
  today: string = day,
): TeamOnDay {
  const schemeOn = (on: string) => schemeOf(valueOn(team.schemes, on));
  const scheme = schemeOn(day);
  const capacity = teamCapacityOn(members, day, today);
  const warnings = openWarningsOfTeam({ team, members }, today);
  const fullTime = fullTimeFigure(scheme, capacity.members);
  return { ...more, team, day, capacity, warnings, fullTime, unit: scheme.unit, schemeOn };
}

/** So many bars stay readable; the table holds everyone. */
const MOST_BARS = 15;
/** The order of bars and rows: a part-timer with fewer points may come before someone with more. */
const BY_SHARE = 'highest share of their own guideline';

/** The team's card: everyone's totals as bars, and a page of them as a table. */
export function teamCard(on: TeamOnDay, asked: number, { audience, remarks }: TeamAudience): TeamCapacityData {
  const { team, capacity, unit, day } = on;
  const { members } = capacity;
  const page = pageOf(members, asked);
  const shown = { teamId: team.teamId, on: day };
  // A bar of what is recorded alone would look like room.
  const told = members.filter(({ step }) => !cannotTell(step));
  const bars = told.slice(0, MOST_BARS);
  return {
    title: `${team.name}: capacity on ${spokenDate(day)}`,
    sentences: [...remarks, ...teamSentences(on), ...pageWords(page)].map((text) => ({ text })),
    chart: {
      title:
        bars.length < told.length
          ? `Totals on ${spokenDate(day)}: the ${MOST_BARS} of ${told.length} with the ${BY_SHARE}`
          : `Totals on ${spokenDate(day)}, the ${BY_SHARE} first`,
      xAxisTitle: capitalised(unit),
      bars: bars.map(({ name, step }): Bar => ({ x: name, y: step.total, color: colourOf(step) })),
    },
    members: page.items.map((member) => memberRow(member, on, audience === 'private')),
    choices: page.items.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
    day,
    buttons: [
      ...(members.length === 0 ? [] : [foremost(sends('Open', 'team-capacity.worker', { ...shown, page: page.page }))]),
      ...pageButtons(page, 'team-capacity.page', shown),
      sends('Show this day', 'team-capacity.day', { teamId: team.teamId }),
      leaves('Team runway', 'team-runway.page', { teamId: team.teamId }),
      leaves('Spread of work', 'spread.page', { teamId: team.teamId }),
    ],
  };
}

/** The colour beside the words, never instead of them. */
const COLOURS: Record<Status, string> = { below: 'neutral', within: 'good', above: 'warning', report: 'attention' };

function colourOf({ status, guideline }: CapacityStep): string {
  return guideline === null ? COLOURS.below : COLOURS[status];
}

/** `34 points of room in the team.` and how many are over which line. */
export function teamSentences({ capacity, unit, unallocated, fullTime }: TeamOnDay): readonly string[] {
  const { members, headroom } = capacity;
  if (members.length === 0) return ['Nobody works in this team on that day.', ...waitingSentence(unallocated)];
  const untold = members.filter(({ step }) => cannotTell(step)).length;
  const others = [
    ...(members.some(({ step }) => step.role === 'student') ? ['students'] : []),
    ...(members.some(({ isAway }) => isAway) ? ['those away'] : []),
    ...(untold === 0 ? [] : [`${counted(untold, 'worker', 'workers')} of whom facts are missing`]),
  ];
  // One team has one scheme; a newly-qualified worker may have no lower end where the others have one.
  const line = members.map(({ step }) => step).find(isRange) ?? {};
  const isAnyOver = members.some(({ headroom: room }) => room !== null && room < 0);
  const leftOut = [
    ...(others.length === 0 ? [] : [`not counting ${others.join(' and ')}`]),
    ...(isAnyOver ? ['those over are not subtracted'] : []),
  ];
  const over = (['report', 'above'] as const).flatMap((status) => {
    const count = members.filter(({ step }) => step.status === status).length;
    return count === 0 ? [] : [`${count} ${statusName(status, line)}`];
  });
  return [
    ...(members.some(({ isExpected }) => isExpected) ? [EXPECTED_HOURS] : []),
    `${amount(headroom, unit)} of room in the team${leftOut.length === 0 ? '' : `, ${leftOut.join('; ')}`}.`,
    ...equivalents(headroom, unit, fullTime),
    `${counted(members.length, 'worker', 'workers')}: ${over.length === 0 ? `nobody ${statusName('above', line)}` : over.join('; ')}.`,
    ...waitingSentence(unallocated),
  ];
}

/** `Without a worker today: 4 cases, 31 points.` No reference and no name: a channel may read it. */
function waitingSentence(unallocated: Unallocated | undefined): readonly string[] {
  return !unallocated || unallocated.cases.length === 0 ? [] : [`Without a worker today: ${queueWords(unallocated)}.`];
}

/** Room as full-time equivalents: how many full-time social workers it would fill up to their guideline. */
function equivalents(headroom: number, unit: Unit, fullTime: number | null): readonly string[] {
  if (fullTime === null || headroom === 0) return [];
  return [`That is ${Math.round((headroom / fullTime) * 10) / 10} full-time equivalents of ${amount(fullTime, unit)}.`];
}

const ROLE_WORDS: Partial<Record<WorkerRole, string>> = { student: 'student', 'newly-qualified': 'newly qualified' };

function memberRow(
  { name, step, headroom, lowered, next, nextIsExpected, isAway, awayUntil }: MemberCapacity,
  { day, schemeOn }: TeamOnDay,
  isPrivate: boolean,
): MemberRow {
  const coming = nextChangeWords(step, next && nextOf(next, schemeOn(day), schemeOn(next.from)), day);
  const part = step.fte === 1 ? [] : [`${step.fte} FTE`];
  const role = ROLE_WORDS[step.role];
  return {
    name,
    status: [
      standingOf(step),
      ...(role === undefined ? [] : [role]),
      ...part,
      ...(isAway && isPrivate ? [awayWords(awayUntil, day)] : []),
      ...(lowered ? [loweredWords(lowered, day)] : []),
      ...shortFlagWords(step.flags ?? []),
    ].join(' · '),
    total: step.incomplete ? `at least ${step.total}` : String(step.total),
    lines: linesOf(step),
    headroom:
      headroom === null
        ? step.guideline === null
          ? 'no figure'
          : 'cannot tell'
        : headroom < 0
          ? `${-headroom} over`
          : `${headroom} of room`,
    next: coming === undefined ? '' : `${coming}${nextIsExpected ? ' (expected)' : ''}`,
  };
}

/** `away until 5 Dec`; never in a channel. */
function awayWords(until: string | null, day: string): string {
  return until === null ? 'away' : `away until ${comingDate(until, day)}`;
}

/** `carries 80% until 31 Jan`; why is for the worker and the managers alone. */
function loweredWords({ percent: share, to }: NonNullable<MemberCapacity['lowered']>, day: string): string {
  return to === null ? `carries ${share}%` : `carries ${share}% until ${comingDate(to, day)}`;
}

function standingOf(step: CapacityStep): string {
  if (step.guideline === null) return 'no guideline figure';
  return cannotTell(step) ? 'cannot tell: facts are missing' : statusName(step.status, step);
}

function nextOf(
  { from, total, status, incomplete }: CapacityStep,
  now: WeightingScheme,
  then: WeightingScheme,
): NextChange {
  const change = { on: from, total, status, ...(incomplete ? { incomplete } : {}) };
  return then.id === now.id ? change : { ...change, under: { name: then.name, unit: then.unit } };
}

function linesOf({ min, guideline, limit }: CapacityStep): string {
  if (guideline === null) return '';
  if (min === null) return limit === null ? `of ${guideline}` : `of ${guideline}, limit ${limit}`;
  return limit === null ? `range ${min} to ${guideline}` : `of ${guideline}, range ${min} to ${limit}`;
}

/** A team as one row among several. */
export function teamGroup(on: TeamOnDay, today: CalendarDate): SheetGroup {
  return {
    heading: on.team.name,
    figure: on.capacity.utilisation === null ? '' : percent(on.capacity.utilisation),
    rows: [...teamSentences(on), ...warningSentence(on.warnings, today)].map((text) => ({
      text,
      note: '',
      figure: '',
    })),
  };
}

/** `2 warnings are open, 1 for four weeks running, 1 passed on to you.` */
function warningSentence(warnings: readonly TeamWarning[], today: CalendarDate): readonly string[] {
  if (warnings.length === 0) return [];
  const long = warnings.filter(({ warning }) => isLongOpen(warning, today)).length;
  const escalated = warnings.filter(
    ({ warning: { plan } }) => plan?.escalatedAt !== undefined && !plan.closedAt,
  ).length;
  return [
    `${[
      counted(warnings.length, 'warning is open', 'warnings are open'),
      ...(long === 0 ? [] : [`${long} for four weeks running`]),
      ...(escalated === 0 ? [] : [`${escalated} with a plan that did not help by its date`]),
    ].join(', ')}.`,
  ];
}

/** Back from a worker's total to the team. */
export const backToTeam = (teamId: string, on: string, page: number) =>
  leaves('Back to the team', 'team-capacity.page', { teamId, on, page });
