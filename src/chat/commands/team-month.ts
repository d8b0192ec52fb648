import type { TeamMember, TeamRecord } from '../../application/ports.ts';
import { isListed, teamMonth, teamMonthInQuestion } from '../../application/team-month.ts';
import { mayInTeam, type TeamId } from '../../domain/access.ts';
import { valueOn } from '../../domain/caseload.ts';
import { lastDayIn, type Month } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { aboutTeam } from '../card-state.ts';
import { foremost, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import { chooser, isCalled, workerChoice } from '../choose-worker.ts';
import type { Command } from '../command.ts';
import { managersMonth } from '../month/managers-month.ts';
import { aboutMonth, monthIn } from '../month/month-card.ts';
import { fromMonth } from '../month/read-month.ts';
import { monthHeadline, monthSentences, someOfTeamSheet, teamMonthSheet } from '../month/team-month-sheet.ts';
import { pageIn } from '../paging.ts';
import { cancelled, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply, refusal, sentence } from '../reply.ts';
import { isManagersChannel, teamAudience } from '../team-audience.ts';
import type { Turn } from '../turn.ts';

/** A team's month: who has submitted and who has not; managers open each, coordinators see states alone. */
export const teamMonthCommand: Command = {
  name: 'team-month',
  title: "My team's month",
  help: 'Shows who has submitted the month and who has not; a manager opens each, to agree it or to remark on it.',
  examples: ['who has submitted?', "show my team's month"],
  right: 'see-months',
  say: (turn, { month, name }) => begin(turn, month, name),
  presses: {
    open: async (turn, raw) => {
      const about = aboutTeam.safeParse(raw);
      return about.success ? show(turn, about.data.teamId, monthIn(raw), pageIn(raw)) : NO_SUCH_TEAM;
    },
    worker: async (turn, raw) => {
      const about = aboutMonth.safeParse(raw);
      if (!about.success) return outdatedCard('team-month');
      return fromMonth(turn, about.data, (month) => managersMonth(turn, month, pageIn(raw)));
    },
    cancel: cancelled,
  },
};

const NO_SUCH_TEAM = refusal('I have no such team to show you.');

interface ReadTeam {
  readonly team: TeamRecord;
  readonly members: readonly TeamMember[];
}

/** The one team, or in its channel that team; of several all to choose from. Whoever is named comes first. */
export async function begin(turn: Turn, month: Month | undefined, name: string | undefined): Promise<Reply> {
  const teams = await teamsOf(turn);
  const called = name === undefined ? [] : teams.filter(({ team }) => team.name.toLowerCase() === name.toLowerCase());
  const ofNamed = name === undefined ? [] : teams.filter(({ members }) => members.some((one) => isCalled(one, name)));
  const here = teams.filter(({ team }) => isManagersChannel(turn.place, team));
  const [first, ...others] = ofNamed;
  if (called.length === 0 && first && others.length === 0 && name !== undefined) return some(turn, first, month, name);
  const [one, another] = [called, ofNamed, here, teams].find(({ length }) => length > 0) ?? [];
  if (!one) return NO_SUCH_TEAM;
  return another ? overview(turn, teams, month) : cardOf(turn, one, month, 0);
}

/** Those of a team who may be the one that a sentence named; always in private. */
async function some(turn: Turn, read: ReadTeam, asked: Month | undefined, name: string): Promise<Reply> {
  if (asked !== undefined && !isListed(asked, turn.today)) return older(turn, read, asked);
  const { of, view } = viewOf(turn, read, asked);
  const named = new Set(read.members.filter((one) => isCalled(one, name)).map(({ workerKey }) => workerKey));
  const members = of.members.filter(({ workerKey }) => named.has(workerKey));
  const [only, ...more] = members;
  if (!only) return cardOf(turn, read, asked, 0);
  if (more.length === 0 && view.figures) {
    const about = { worker: only.workerKey, month: of.month };
    return fromMonth(turn, about, (month) => managersMonth(turn, month, 0));
  }
  return privateCard('sheet', {
    ...someOfTeamSheet({ ...of, members }, { ...view, page: 0, remarks: [], isPrivate: true }),
  });
}

async function show(turn: Turn, teamId: TeamId, month: Month | undefined, page: number): Promise<Reply> {
  if (!mayInTeam(turn.person, 'see-months', teamId)) return NO_SUCH_TEAM;
  const read = await turn.outside.stores.teams.read(teamId);
  return read ? cardOf(turn, read, month, page) : NO_SUCH_TEAM;
}

async function teamsOf({ person, outside }: Turn): Promise<readonly ReadTeam[]> {
  const teamIds = [...new Set([...person.manages, ...person.oversees, ...person.coordinates])];
  const read = await Promise.all(teamIds.map((teamId) => outside.stores.teams.read(teamId)));
  return read.flatMap((team) => (team ? [team] : []));
}

function viewOf({ outside, person, today }: Turn, { team, members }: ReadTeam, asked: Month | undefined) {
  const { region } = outside.schemeOf(valueOn(team.schemes, today));
  const month = asked ?? teamMonthInQuestion(members, region, today);
  const scheme = outside.schemeOf(valueOn(team.schemes, lastDayIn(month)));
  const figures = mayInTeam(person, 'see-team-caseload', team.teamId);
  return { of: teamMonth(members, month, today), view: { team, region, scheme, today, figures } };
}

async function cardOf(turn: Turn, read: ReadTeam, asked: Month | undefined, page: number): Promise<Reply> {
  if (asked !== undefined && !isListed(asked, turn.today)) return older(turn, read, asked);
  const { of, view } = viewOf(turn, read, asked);
  const { audience, remarks } = await teamAudience(turn, read.team);
  return {
    card: {
      template: 'sheet',
      data: { ...teamMonthSheet(of, { ...view, page, remarks, isPrivate: audience === 'private' }) },
    },
    audience,
  };
}

/** A month that the list does not reach back to: each worker's own is opened. */
function older({ person }: Turn, { team, members }: ReadTeam, month: Month): Reply {
  if (!mayInTeam(person, 'see-team-caseload', team.teamId) || members.length === 0) {
    return sentence(notReached(month));
  }
  const next = sends('Open', 'team-month.worker', { month });
  return chooser(`Whose ${spokenMonth(month)}?`, workerChoice('worker', members), next, 'team-month');
}

const notReached = (month: Month) => `The list of a team does not reach back to ${spokenMonth(month)}.`;

/** So many teams are shown at once. */
const MOST_TEAMS = 20;

function overview(turn: Turn, teams: readonly ReadTeam[], month: Month | undefined): Reply {
  const reached = month === undefined || isListed(month, turn.today);
  return privateCard('sheet', {
    title: 'The month of your teams',
    sentences: reached ? [] : [{ text: notReached(month) }],
    groups: (reached ? teams.slice(0, MOST_TEAMS) : []).map((read) => {
      const { of, view } = viewOf(turn, read, month);
      const rows = monthSentences(of, view.region, turn.today, 'missing and away').map((text) => ({
        text,
        note: '',
        figure: '',
      }));
      return { heading: `${read.team.name}: ${monthHeadline(of)}`, figure: '', rows };
    }),
    choices: teamChoice(
      'Open a team',
      teams.map(({ team }) => team),
    ),
    buttons: [foremost(sends('Open', 'team-month.open', month === undefined ? {} : { month }))],
  });
}
