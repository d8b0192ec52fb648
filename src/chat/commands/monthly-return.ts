import { z } from 'zod';
import { enqueueDeliveries } from '../../application/enqueue-deliveries.ts';
import type { TeamSnapshot } from '../../application/ports.ts';
import { returnDeliveries } from '../../application/return-deliveries.ts';
import { isListed, standingAs, submittedOfTeam, teamMonth } from '../../application/team-month.ts';
import { mayInTeam } from '../../domain/access.ts';
import { isMonth, lastDayIn, type Month, monthOf, monthsFrom } from '../../domain/month.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { Command, Press } from '../command.ts';
import { NO_SUCH_TEAM, offerReturn } from '../monthly-return/return-file.ts';
import { notice } from '../refusals.ts';
import { privateCard, type Reply, sentence } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** The month's return of teams, as a workbook, and word to those whom it goes to. */
export const monthlyReturnCommand: Command = {
  name: 'monthly-return',
  title: 'Monthly return',
  help: 'Gives you the return of a month as an Excel file, and tells managers and service managers that it is ready.',
  examples: ['monthly return', 'send the monthly return for October'],
  right: 'send-return',
  say: (turn, { month }) => show(turn, month ?? lastComplete(turn)),
  presses: {
    open: (turn, raw) => show(turn, monthIn(turn, raw)),
    file: (turn, raw) => offerReturn(turn, teamsOf(turn), monthIn(turn, raw)),
    tell: async (turn, raw) => tell(turn, monthIn(turn, raw)),
  },
};

type Raw = Parameters<Press>[1];

const aboutMonth = z.object({ month: z.string().refine(isMonth) });

/** The month before this one: the last that is complete. */
const lastComplete = ({ today }: Turn): Month => monthsFrom(monthOf(today), -1);
const monthIn = (turn: Turn, raw: Raw): Month => aboutMonth.safeParse(raw).data?.month ?? lastComplete(turn);

function teamsOf({ person }: Turn): readonly string[] {
  const teamIds = [...new Set([...person.manages, ...person.oversees, ...person.coordinates])];
  return teamIds.filter((teamId) => mayInTeam(person, 'send-return', teamId));
}

async function readTeams(turn: Turn): Promise<readonly TeamSnapshot[]> {
  const read = await Promise.all(teamsOf(turn).map((teamId) => turn.outside.stores.teams.read(teamId)));
  return read.flatMap((team) => (team ? [team] : []));
}

/** States alone: the figures are in the file. */
async function show(turn: Turn, month: Month): Promise<Reply> {
  if (month > monthOf(turn.today)) return sentence(`${spokenMonth(month)} has not begun: there is nothing to return.`);
  const teams = await readTeams(turn);
  if (teams.length === 0) return NO_SUCH_TEAM;
  return privateCard('sheet', {
    title: `Monthly return: ${spokenMonth(month)}`,
    sentences: [
      { text: `As at ${spokenDate(lastDayIn(month))}. Who has not submitted is in it as recorded, and marked.` },
      ...(month === monthOf(turn.today) ? [{ text: 'The month is not over yet.' }] : []),
    ],
    groups: [{ heading: '', figure: '', rows: teams.map((team) => rowOf(team, month, turn)) }],
    choices: [],
    buttons: [
      foremost(leaves('Take it as a file', 'monthly-return.file', { month })),
      leaves('Tell the managers', 'monthly-return.tell', { month }),
    ],
  });
}

function rowOf({ team, members }: TeamSnapshot, month: Month, { today }: Turn) {
  if (!isListed(month, today)) return { text: team.name, note: 'who submitted is in the file', figure: '' };
  const all = teamMonth(members, month, today);
  const { submitted, asked } = submittedOfTeam(all);
  if (all.members.length === 0) return { text: team.name, note: 'nobody was in the team then', figure: '' };
  const agreed = standingAs(all, 'agreed').length;
  return { text: team.name, note: `${agreed} agreed`, figure: `${submitted} of ${asked} submitted` };
}

/** Team managers and service managers hear that the return is ready; each takes the file in the own chat. */
async function tell(turn: Turn, month: Month): Promise<Reply> {
  const { outside, today } = turn;
  const teams = await readTeams(turn);
  if (teams.length === 0) return NO_SUCH_TEAM;
  const deliveries = returnDeliveries(
    teams.map(({ team }) => team),
    month,
    today,
  );
  await enqueueDeliveries(outside, deliveries);
  return notice(
    'They are told',
    [
      `The managers and service managers of ${teams
        .map(({ team }) => team.name)
        .join(', ')
        .slice(0, 300)} hear that the return of ${spokenMonth(month)} is ready, each in private.`,
    ],
    [{ title: 'Take it as a file', verb: 'monthly-return.file', data: { month } }],
  );
}
