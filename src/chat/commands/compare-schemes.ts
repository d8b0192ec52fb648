import { z } from 'zod';
import type { CaseloadSnapshot, TeamRecord } from '../../application/ports.ts';
import { teamCaseloads } from '../../application/team-caseloads.ts';
import { mayInTeam, type PersonKey, type TeamId } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { SCHEME_IDS } from '../../domain/weighting-scheme.ts';
import { aboutTeam, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import type { Command } from '../command.ts';
import { teamSheet } from '../compare/team-sheet.ts';
import { schemeLines, type WorkerView, workerSheet } from '../compare/worker-sheet.ts';
import { dayIn } from '../day-in.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { fromCaseload } from '../read-caseload.ts';
import { privateCard, type Reply, refusal, sentence } from '../reply.ts';
import { isManagersChannel, teamAudience } from '../team-audience.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';
import type { Words } from '../words.ts';

/** One caseload under every scheme, or a team: who would be over under which. */
export const compareSchemesCommand: Command = {
  name: 'compare-schemes',
  title: 'Compare schemes',
  help: 'Shows a caseload under every scheme, each in its own unit; for a manager the team, and who would be over.',
  examples: ['compare schemes', 'compare the schemes on 1 Dec'],
  right: 'compare-schemes',
  say: begin,
  presses: {
    mine: (turn, raw) => showWorker(turn, undefined, dayIn(turn, raw), undefined),
    team: async (turn, raw) => {
      const read = aboutTeam.safeParse(raw);
      return read.success ? showTeam(turn, read.data.teamId, dayIn(turn, raw), pageIn(raw)) : NO_SUCH_TEAM;
    },
    worker: async (turn, raw) => {
      const { workerKey, teamId } = aboutWorker.parse(raw);
      if (teamId !== undefined && workerKey === undefined) return sentence('Please choose a worker first.');
      return showWorker(turn, workerKey, dayIn(turn, raw), teamId);
    },
    lines: async (turn, raw) => {
      const read = aboutScheme.safeParse(raw);
      if (!read.success) return sentence('Please choose a scheme first.');
      const { workerKey, teamId, schemeId } = read.data;
      const page = pageIn(raw);
      return fromCaseload(
        turn,
        ({ snapshot }) =>
          schemeLines(turn, snapshot, { ...viewOf(turn, snapshot, dayIn(turn, raw), teamId), schemeId, page }),
        workerKey,
      );
    },
  },
};

/** The same for a team that is not there and for one that the person may not see. */
const NO_SUCH_TEAM = refusal('I have no such team to show you.');

const aboutWorker = z.object({
  workerKey: storageKey.optional().catch(undefined),
  /** Where the card leads back to. */
  teamId: storageKey.optional().catch(undefined),
});
const aboutScheme = aboutWorker.extend({ schemeId: z.enum(SCHEME_IDS) });

/** A manager sees the team, or the worker who was named; everyone else the own caseload. */
async function begin(turn: Turn, { on, impossibleDate, name }: Words): Promise<Reply> {
  if (impossibleDate) return sentence('No calendar has that day.');
  const day = on ?? turn.today;
  const { manages, oversees } = turn.person;
  const teamIds = [...new Set([...manages, ...oversees])];
  if (teamIds.length === 0) return showWorker(turn, undefined, day, undefined);
  const named = name === undefined ? undefined : await workerCalled(turn, teamIds, name);
  if (named) return showWorker(turn, named.workerKey, day, named.teamId);
  return chooseTeam(turn, teamIds, day);
}

/** The only worker of the teams whose name holds what was said. */
async function workerCalled({ outside }: Turn, teamIds: readonly TeamId[], name: string) {
  const teams = await Promise.all(teamIds.map((teamId) => outside.stores.teams.read(teamId)));
  const [one, another] = teams.flatMap((there) =>
    (there?.members ?? [])
      .filter((member) => member.leftOn === undefined && member.name.toLowerCase().includes(name.toLowerCase()))
      .map(({ workerKey }) => ({ workerKey, teamId: there?.team.teamId })),
  );
  return another ? undefined : one;
}

/** In a managers' channel its own team; else the only team, or one to be chosen. */
async function chooseTeam(turn: Turn, teamIds: readonly TeamId[], day: CalendarDate): Promise<Reply> {
  const [first, ...more] = teamIds;
  if (first !== undefined && more.length === 0) return showTeam(turn, first, day, 0);
  const records = await Promise.all(teamIds.map((teamId) => turn.outside.stores.teams.record(teamId)));
  const teams = records.filter((team): team is TeamRecord => team !== undefined);
  const here = teams.find((team) => isManagersChannel(turn.place, team));
  if (here) return showTeam(turn, here.teamId, day, 0);
  return privateCard('sheet', {
    title: 'Compare schemes: for which team?',
    sentences: [],
    groups: [],
    choices: teamChoice('Team', teams),
    buttons: [foremost(sends('Compare', 'compare-schemes.team', { on: day })), ...mine(turn, day)],
  });
}

const mine = ({ person }: Turn, on: CalendarDate) =>
  person.worksIn === undefined ? [] : [leaves('My own caseload', 'compare-schemes.mine', { on })];

async function showTeam(turn: Turn, teamId: TeamId, day: CalendarDate, page: number): Promise<Reply> {
  if (!mayInTeam(turn.person, 'compare-schemes', teamId)) return NO_SUCH_TEAM;
  const there = await teamCaseloads(turn.outside, teamId, day);
  if (!there) return NO_SUCH_TEAM;
  const { audience, remarks } = await teamAudience(turn, there.team);
  const data = teamSheet(turn, there, { day, page, remarks });
  const buttons = [...data.buttons, ...(audience === 'private' ? mine(turn, day) : [])];
  return { card: { template: 'sheet', data: { ...data, buttons } }, audience };
}

function showWorker(
  turn: Turn,
  workerKey: PersonKey | undefined,
  day: CalendarDate,
  teamId: TeamId | undefined,
): Promise<Reply> {
  return fromCaseload(
    turn,
    ({ snapshot }) => workerSheet(turn, snapshot, viewOf(turn, snapshot, day, teamId)),
    workerKey,
  );
}

function viewOf(turn: Turn, { head }: CaseloadSnapshot, day: CalendarDate, teamId: TeamId | undefined): WorkerView {
  const own = head.workerKey === turn.person.personKey;
  return {
    day,
    whose: own ? 'Your' : `${head.name}'s`,
    data: { ...(own && teamId === undefined ? {} : { workerKey: head.workerKey }), ...ifKnown('teamId', teamId) },
    buttons: [
      ...(teamId === undefined ? [] : [leaves('Back to the team', 'compare-schemes.team', { teamId, on: day })]),
      ...(own ? [OWN_BUTTONS.why, OWN_BUTTONS.myTotal] : []),
    ],
  };
}
