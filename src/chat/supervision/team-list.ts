import type { TeamMember, TeamRecord } from '../../application/ports.ts';
import { type MemberStanding, standingsIn } from '../../application/supervised.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import type { SupervisionStanding } from '../../domain/supervision.ts';
import { type Button, foremost, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup } from '../cards/sheet.ts';
import { workerChoice } from '../choose-worker.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import { standingFigure, standingNote } from './standing-words.ts';

export interface TeamAndMembers {
  readonly team: TeamRecord;
  readonly members: readonly TeamMember[];
}

/** Who had supervision when, what is planned and who is overdue, as a page of rows. */
export function teamListSheet(
  { team, members }: TeamAndMembers,
  day: CalendarDate,
  asked: number,
  more: readonly Button[],
): SheetData {
  const standings = standingsIn(members, day);
  const page = pageOf(standings, asked);
  const { teamId } = team;
  return {
    title: `${team.name}: supervision`,
    sentences: [...summary(standings), ...pageWords(page)].map((text) => ({ text })),
    groups: [{ heading: '', figure: '', rows: page.items.map(standingRow) }],
    choices: workerChoice(
      'worker',
      page.items.map(({ member }) => member),
    ),
    buttons: [
      ...(standings.length === 0 ? [] : [foremost(sends('Open', 'supervision.worker', { teamId, page: page.page }))]),
      ...pageButtons(page, 'supervision.team', { teamId }),
      ...more,
    ],
  };
}

type Named = Pick<TeamMember, 'name'>;

/** A worker as a row of a list. */
export function standingRow({ member, standing }: MemberStanding<Named>): SheetGroup['rows'][number] {
  return { text: member.name, note: standingNote(standing), figure: standingFigure(standing) };
}

/** `2 of 11 overdue.` and what else there is to do. */
export function summary(standings: readonly MemberStanding<unknown>[]): readonly string[] {
  if (standings.length === 0) return ['Nobody works in this team.'];
  const count = (is: (standing: SupervisionStanding) => boolean) =>
    standings.filter(({ standing }) => is(standing)).length;
  const overdue = count(({ overdueDays }) => overdueDays > 0);
  const dateless = count(({ needsDate, planned, isAway }) => needsDate !== null && !planned && !isAway);
  const unrecorded = count(({ isUnrecorded }) => isUnrecorded);
  return [
    overdue === 0
      ? 'Nobody is overdue. Supervision takes place every four weeks.'
      : `${overdue} of ${standings.length} overdue: more than four weeks without a session.`,
    ...(dateless === 0
      ? []
      : [`${counted(dateless, 'lost session needs its date', 'lost sessions need their dates')}.`]),
    ...(unrecorded === 0 ? [] : [`${counted(unrecorded, 'session is', 'sessions are')} to be recorded.`]),
  ];
}

/** A team as one row among several. */
export function teamGroup({ team, members }: TeamAndMembers, day: CalendarDate): SheetGroup {
  const rows = summary(standingsIn(members, day)).map((text) => ({ text, note: '', figure: '' }));
  return { heading: team.name, figure: '', rows };
}
