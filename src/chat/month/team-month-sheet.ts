import type { TeamRecord } from '../../application/ports.ts';
import {
  isComplete,
  isListed,
  type MemberMonth,
  standingAs,
  submittedOfTeam,
  type TeamMonth,
} from '../../application/team-month.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { type Month, monthOf, monthsFrom } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import type { Region } from '../../domain/working-days.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import { workerChoice } from '../choose-worker.ts';
import { nameSentences } from '../notifications/names.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import { amount } from '../phrases.ts';
import { dueSentence, STANDING_WORDS } from './month-words.ts';

/** Who looks at a team's month, and what they may see of it. */
export interface TeamMonthView {
  readonly team: Pick<TeamRecord, 'teamId' | 'name'>;
  readonly region: Region;
  /** The scheme of the month's last day. */
  readonly scheme: Pick<WeightingScheme, 'unit'>;
  readonly today: CalendarDate;
  /** Coordinators see where months stand, and no figures. */
  readonly figures: boolean;
  /** False where others read it: who is away is said in no channel (product page, Absence). */
  readonly isPrivate: boolean;
  readonly page: number;
  readonly remarks: readonly string[];
}

/** A team's month: how many have submitted, who is missing, and where each stands. */
export function teamMonthSheet(of: TeamMonth, view: TeamMonthView): SheetData {
  const { month, members } = of;
  const { team, figures, today, isPrivate } = view;
  const shown = isPrivate ? members : members.filter(({ standing }) => standing !== 'excused');
  const page = pageOf(shown, view.page);
  const data = { teamId: team.teamId, month };
  return {
    title: `${team.name}: ${monthHeadline(of)}`,
    sentences: [...view.remarks, ...monthSentences(of, view.region, today, 'no names'), ...pageWords(page)].map(
      (text) => ({
        text,
      }),
    ),
    groups:
      page.items.length === 0 ? [] : [{ heading: '', figure: '', rows: page.items.map((one) => rowOf(one, view)) }],
    choices: figures && page.items.length > 0 ? workerChoice('worker', page.items) : [],
    buttons: [
      ...(figures && page.items.length > 0 ? [foremost(sends('Open', 'team-month.worker', { month }))] : []),
      ...pageButtons(page, 'team-month.open', data),
      ...besides(team.teamId, month, today),
    ],
  };
}

/** Where the month of some of a team stands, to open one of them. */
export function someOfTeamSheet({ month, members }: TeamMonth, view: TeamMonthView): SheetData {
  const { items } = pageOf(members, 0);
  const { teamId, name } = view.team;
  return {
    title: `${name}: ${spokenMonth(month)}`,
    sentences: [],
    groups: [{ heading: '', figure: '', rows: items.map((one) => rowOf(one, view)) }],
    choices: view.figures ? workerChoice('worker', items) : [],
    buttons: [
      ...(view.figures ? [foremost(sends('Open', 'team-month.worker', { month }))] : []),
      leaves('The whole team', 'team-month.open', { teamId, month }),
    ],
  };
}

/** `9 of 11 submitted for November 2026`. */
export function monthHeadline(of: TeamMonth): string {
  const { submitted, asked } = submittedOfTeam(of);
  return `${submitted} of ${asked} submitted for ${spokenMonth(of.month)}`;
}

/**
 * What waits and how many days are left, with the names of who is missing unless rows beside it have them, and, in
 * private alone, of who is away.
 */
export function monthSentences(
  of: TeamMonth,
  region: Region,
  today: CalendarDate,
  names: 'no names' | 'missing' | 'missing and away',
): readonly string[] {
  const missing = standingAs(of, 'not-started', 'draft');
  const waiting = standingAs(of, 'submitted', 'nil').length;
  const disputed = standingAs(of, 'disputed').length;
  const agreed = standingAs(of, 'agreed').length;
  const away = standingAs(of, 'excused');
  if (of.members.length === 0) return ['Nobody is asked for this month.'];
  return [
    ...(missing.length > 0
      ? [
          dueSentence(of.month, region, today),
          ...(names === 'no names' ? [] : ['Not submitted yet:', ...nameSentences(missing.map(({ name }) => name))]),
        ]
      : []),
    ...(isComplete(of)
      ? ['It is complete: everything is agreed.']
      : [`${agreed} agreed, ${waiting} waiting for agreement.`]),
    ...(disputed > 0 ? [`${counted(disputed, 'submission has', 'submissions have')} a remark that is open.`] : []),
    ...(away.length > 0 && names === 'missing and away'
      ? ['Away:', ...nameSentences(away.map(({ name }) => name))]
      : []),
  ];
}

function rowOf({ name, standing, record }: MemberMonth, { figures, scheme }: TeamMonthView): SheetRow {
  const isTold = figures && record !== undefined && record.revision > 0 && record.state !== 'draft';
  const notes = [
    STANDING_WORDS[standing],
    ...(record?.changedSince ? ['the caseload or its guideline changed since'] : []),
    ...(record?.reopenAsked ? ['asks for it to be reopened'] : []),
  ];
  return { text: name, note: notes.join(' · '), figure: isTold ? amount(record.total, scheme.unit) : '' };
}

/** The months before and after. */
function besides(teamId: string, month: Month, today: CalendarDate): readonly Button[] {
  const current = monthOf(today);
  const open = (other: Month) => leaves(spokenMonth(other), 'team-month.open', { teamId, month: other });
  const before = monthsFrom(month, -1);
  return [...(isListed(before, today) ? [open(before)] : []), ...(month < current ? [open(monthsFrom(month, 1))] : [])];
}
