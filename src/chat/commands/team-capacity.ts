import { timelineAhead } from '../../application/expected-hours.ts';
import type { CaseloadHead } from '../../application/ports.ts';
import { firstDayForTeam } from '../../application/records-for-team.ts';
import { unallocatedIn } from '../../application/unallocated.ts';
import { mayInTeam, mayWithCaseload, type TeamId } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { aboutTeam, storageKey } from '../card-state.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { schemeOn } from '../case-days.ts';
import { teamChoice } from '../choose-team.ts';
import { isCalled, workerChoice } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { dayIn } from '../day-in.ts';
import { EXPECTED_HOURS } from '../figures-words.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { fromCaseload } from '../read-caseload.ts';
import { privateCard, type Reply, refusal, sentence } from '../reply.ts';
import { chatOf } from '../schemes/index.ts';
import { isManagersChannel, teamAudience } from '../team-audience.ts';
import { backToTeam, type TeamOnDay, teamCard, teamGroup, teamOnDay } from '../team-sheets.ts';
import type { Turn } from '../turn.ts';
import { whySheet } from '../why-sheet.ts';

/** Where there is room in a team, today or on another day. */
export const teamCapacity: Command = {
  name: 'team-capacity',
  title: 'Team capacity',
  help: "Shows each worker's total against guideline and limit, the room left and what changes next.",
  examples: ["show my team's capacity", 'team capacity on 1 Dec'],
  right: 'see-team-capacity',
  say: async (turn, { on, impossibleDate, name }) => {
    if (impossibleDate) return sentence('No calendar has that day.');
    const day = on ?? turn.today;
    return name === undefined ? choose(turn, day) : called(turn, name, day);
  },
  presses: {
    page: (turn, raw) => press(turn, raw, ({ teamId, on }) => showTeam(turn, teamId, on, pageIn(raw))),
    open: (turn, raw) => press(turn, raw, ({ teamId, on }) => showTeam(turn, teamId, on, 0)),
    day: (turn, raw) => press(turn, raw, ({ teamId, on }) => showTeam(turn, teamId, on, 0)),
    teams: (turn, raw) => overview(turn, dayIn(turn, raw), pageIn(raw)),
    worker: openWorker,
  },
};

/** The same for a team that is not there and for one that the person may not see. */
const NO_SUCH_TEAM = refusal('I have no such team to show you.');

const aboutWorker = aboutTeam.extend({ workerKey: storageKey });

type Raw = Parameters<Press>[1];

async function press(
  turn: Turn,
  raw: Raw,
  answer: (about: { readonly teamId: TeamId; readonly on: CalendarDate }) => Promise<Reply>,
): Promise<Reply> {
  const read = aboutTeam.safeParse(raw);
  return read.success ? answer({ teamId: read.data.teamId, on: dayIn(turn, raw) }) : NO_SUCH_TEAM;
}

/** In a managers' channel its own team; else the only team, or all of them to choose from. */
async function choose(turn: Turn, day: CalendarDate): Promise<Reply> {
  if (day < firstDayForTeam(turn.today)) return notReached(turn);
  const teamIds = teamsOf(turn);
  const [first, ...more] = teamIds;
  if (first !== undefined && more.length === 0) return showTeam(turn, first, day, 0);
  if (turn.place.kind === 'channel') {
    const teams = await readTeams(turn, teamIds, day);
    const here = teams.find(({ team }) => isManagersChannel(turn.place, team));
    if (here) return cardOf(turn, here, 0);
  }
  return overview(turn, day, 0);
}

/** The worker, or the team, of that name among the person's own; nothing is said of anybody elsewhere. */
async function called(turn: Turn, name: string, on: CalendarDate): Promise<Reply> {
  const read = await Promise.all(teamsOf(turn).map((teamId) => turn.outside.stores.teams.read(teamId)));
  const teams = read.flatMap((team) => (team ? [team] : []));
  const named = teams.flatMap(({ team: { teamId }, members }) =>
    members
      .filter((member) => member.leftOn === undefined && isCalled(member, name))
      .map((member) => ({ teamId, member })),
  );
  const [one, ...others] = named;
  if (!one) {
    const meant = teams.find(({ team }) => team.name.toLowerCase() === name.toLowerCase());
    return meant ? showTeam(turn, meant.team.teamId, on, 0) : sentence(NOBODY_CALLED_SO);
  }
  const { teamId } = one;
  if (others.length === 0) return openWorker(turn, { teamId, workerKey: one.member.workerKey, on });
  if (others.some((other) => other.teamId !== teamId)) return choose(turn, on);
  const workers = named.map(({ member }) => member).slice(0, MOST_NAMESAKES);
  return privateCard('sheet', {
    title: 'Which of them?',
    sentences: [],
    groups: [],
    choices: workerChoice('workerKey', workers),
    buttons: [foremost(sends('Open', 'team-capacity.worker', { teamId, on })), backToTeam(teamId, on, 0)],
  });
}

const MOST_NAMESAKES = 20;
const NOBODY_CALLED_SO = 'I have nobody of that name to show you in your teams.';

function teamsOf({ person: { manages, oversees } }: Turn): readonly TeamId[] {
  return [...new Set([...manages, ...oversees])];
}

async function readTeams(
  { outside, today }: Turn,
  teamIds: readonly TeamId[],
  day: CalendarDate,
): Promise<TeamOnDay[]> {
  const read = await Promise.all(teamIds.map((teamId) => outside.stores.teams.read(teamId)));
  const teams = read.flatMap((team) => (team ? [team] : []));
  return Promise.all(
    teams.map(async ({ team, members, waiting }) => {
      const unallocated = await unallocatedIn(outside, { team, members, waiting }, today);
      return teamOnDay({ team, members, unallocated }, day, outside.schemeOf, today);
    }),
  );
}

const notReached = ({ today }: Turn): Reply =>
  sentence(
    `The figures of a team reach back to ${spokenDate(firstDayForTeam(today))}. For an older day name one worker as well.`,
  );

async function showTeam(turn: Turn, teamId: TeamId, day: CalendarDate, page: number): Promise<Reply> {
  if (!mayInTeam(turn.person, 'see-team-capacity', teamId)) return NO_SUCH_TEAM;
  if (day < firstDayForTeam(turn.today)) return notReached(turn);
  const [team] = await readTeams(turn, [teamId], day);
  return team ? cardOf(turn, team, page) : NO_SUCH_TEAM;
}

async function cardOf(turn: Turn, team: TeamOnDay, page: number): Promise<Reply> {
  const readers = await teamAudience(turn, team.team);
  return {
    card: { template: 'team-capacity', data: { ...teamCard(team, page, readers) } },
    audience: readers.audience,
  };
}

const SHARES =
  'Beside each team: all totals as a share of all guidelines, which compares teams under different schemes.';

/** A row for each of several teams. The teams of the page are read side by side: the wait is that of one. */
async function overview(turn: Turn, day: CalendarDate, asked: number): Promise<Reply> {
  if (day < firstDayForTeam(turn.today)) return notReached(turn);
  const page = pageOf(teamsOf(turn), asked);
  const teams = await readTeams(turn, page.items, day);
  const data: SheetData = {
    title: `Your teams on ${spokenDate(day)}`,
    sentences: [SHARES, ...pageWords(page)].map((text) => ({ text })),
    groups: teams.map((team) => teamGroup(team, turn.today)),
    choices: teamChoice(
      'Open a team',
      teams.map(({ team }) => team),
    ),
    buttons: [
      foremost(sends('Open', 'team-capacity.open', { on: day })),
      ...pageButtons(page, 'team-capacity.teams', { on: day }),
    ],
  };
  return privateCard('sheet', data);
}

/** A worker's total opened into its lines, for those who may see the caseload; always in private. */
async function openWorker(turn: Turn, raw: Raw): Promise<Reply> {
  const read = aboutWorker.safeParse(raw);
  if (!read.success) return sentence('Please choose a worker first.');
  const { teamId, workerKey } = read.data;
  const on = dayIn(turn, raw);
  const { outside, today } = turn;
  return fromCaseload(
    turn,
    ({ snapshot, timeline }) => {
      const ahead = on > today ? timelineAhead(snapshot, outside.schemeOf, today) : { timeline, isExpected: false };
      return whySheet(ahead, {
        day: on,
        whose: `${snapshot.head.name}'s`,
        remarks: ahead.isExpected ? [EXPECTED_HOURS] : [],
        page: pageIn(raw),
        verb: 'team-capacity.worker',
        data: { teamId, workerKey, on },
        buttons: [backToTeam(teamId, on, 0), ...recordFor(turn, snapshot.head)],
      });
    },
    workerKey,
  );
}

/** What the person may go on to with the caseload: who may not change it is offered what there is to see. */
function recordFor({ person, outside, today }: Turn, head: CaseloadHead): readonly Button[] {
  const data = { worker: head.workerKey };
  const { forSupervision, duties } = chatOf(schemeOn({ head }, outside.schemeOf, today));
  if (!mayWithCaseload(person, 'change', head)) {
    return forSupervision?.toSee ? [leaves(forSupervision.title, forSupervision.verb, data)] : [];
  }
  return [
    leaves('Update a case', 'update-case.open', data),
    leaves('Add a case', 'add-case.start', data),
    ...(duties.length > 0 ? [leaves('Log a duty', 'log-duty.form', data)] : []),
    ...(forSupervision ? [leaves(forSupervision.title, forSupervision.verb, data)] : []),
  ];
}
