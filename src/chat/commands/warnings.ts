import { z } from 'zod';
import { changeTeamOnce } from '../../application/change-team.ts';
import type { TeamRecord } from '../../application/ports.ts';
import { isLongOpen, type TeamWarning } from '../../application/team-warnings.ts';
import { mayInTeam } from '../../domain/access.ts';
import { counted } from '../../domain/counted.ts';
import { aboutTeam } from '../card-state.ts';
import { type Button, leaves, sends } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { isCalled } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { teamAudience } from '../team-audience.ts';
import type { Turn } from '../turn.ts';
import { type OverNow, overNowWords } from '../warnings/over-now.ts';
import { readTeamWarnings } from '../warnings/read-team-warnings.ts';
import { warningGroup } from '../warnings/warning-rows.ts';
import { lineWords } from '../warnings/warning-words.ts';

/** The open warnings of the person's teams, with how their plans stand. */
export const warningsCommand: Command = {
  name: 'warnings',
  title: 'Warnings',
  help: 'Lists who is above the guideline or over the limit, since when, and how the plan stands.',
  examples: ['warnings', 'show the open warnings'],
  right: 'see-warnings',
  say: (turn, { name }) => list(turn, 0, name),
  presses: {
    page: (turn, raw) => list(turn, pageIn(raw)),
    weekly: setWeekly,
  },
};

async function list(turn: Turn, asked: number, name?: string): Promise<Reply> {
  const { teams, here, warnings, over } = await readTeamWarnings(turn);
  const named = name === undefined ? [] : warnings.filter((one) => isCalled(one, name) || one.team.name === name);
  const overNamed = name === undefined ? [] : over.filter((one) => isCalled(one, name));
  const isOfNamed = named.length + overNamed.length > 0;
  const all = isOfNamed ? named : warnings;
  const overShown = isOfNamed ? overNamed : over;
  const { audience, remarks } = here ? await teamAudience(turn, here) : { audience: 'private' as const, remarks: [] };
  const page = pageOf(all, asked);
  const sentences = [...remarks, ...counts(turn, all, overShown), ...weeklyWords(teams), ...pageWords(page)];
  const data: SheetData = {
    title: here ? `Warnings in ${here.name}` : 'Warnings in your teams',
    sentences: sentences.map((text) => ({ text })),
    groups: page.items.map((one) => warningGroup(one, turn.today, teams.length > 1 ? one.team.name : '')),
    choices: page.items.length === 0 ? [] : [choiceOf(page.items)],
    buttons: [
      ...(page.items.length === 0 ? [] : [sends('Open the plan', 'plan.open', {})]),
      ...pageButtons(page, 'warnings.page'),
      ...weeklyButton(turn, teams),
    ],
  };
  return { card: { template: 'sheet', data: { ...data } }, audience };
}

function counts(turn: Turn, all: readonly TeamWarning[], over: readonly OverNow[]): readonly string[] {
  const overWords = overNowWords(turn, over);
  if (all.length === 0) return overWords.length > 0 ? overWords : ['No warning is open, and nobody is over a line.'];
  const { today } = turn;
  const long = all.filter(({ warning }) => isLongOpen(warning, today)).length;
  return [
    `${counted(all.length, 'warning is', 'warnings are')} open, the worst first.`,
    ...(long === 0 ? [] : [`${counted(long, 'of them has', 'of them have')} been open for four weeks running.`]),
    ...overWords,
  ];
}

function choiceOf(warnings: readonly TeamWarning[]): SheetData['choices'][number] {
  return {
    id: 'chosen',
    label: 'Open a plan',
    placeholder: 'Choose a worker',
    errorMessage: 'Please choose a worker.',
    options: warnings.map(({ name, workerKey, warning }) => ({
      title: `${name}: ${lineWords(warning)}`,
      value: `${workerKey} ${warning.id}`,
    })),
  };
}

function weeklyWords(teams: readonly TeamRecord[]): readonly string[] {
  const weekly = teams.filter(({ aboveWeekly }) => aboveWeekly).map(({ name }) => name);
  return weekly.length === 0
    ? []
    : [`${weekly.join(', ')}: who is only above the guideline comes in a list once a week, on its first working day.`];
}

/** For those who manage the one team that is shown. */
function weeklyButton({ person }: Turn, [team, ...more]: readonly TeamRecord[]): readonly Button[] {
  if (!team || more.length > 0 || !mayInTeam(person, 'answer-warnings', team.teamId)) return [];
  const { teamId, aboveWeekly = false } = team;
  const title = aboveWeekly ? 'Tell "above" at once' : 'Tell "above" weekly';
  return [leaves(title, 'warnings.weekly', { teamId, weekly: !aboveWeekly })];
}

const weeklyCard = aboutTeam.extend({ weekly: z.boolean() });

/** Whether those who are only above the guideline are told of at once or once a week; the same again changes nothing. */
async function setWeekly(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = weeklyCard.safeParse(raw);
  if (!read.success) return outdatedCard('warnings');
  const { teamId, weekly } = read.data;
  const by = { person: turn.person.personKey, key: turn.activityId };
  const action = { action: 'warnings', detail: { aboveWeekly: weekly } };
  const team = mayInTeam(turn.person, 'answer-warnings', teamId)
    ? await changeTeamOnce(turn.outside, teamId, by, action, (before) => ({ ...before, aboveWeekly: weekly }))
    : undefined;
  if (!team) return { ...notice('Nothing was changed', ['I have no such team for you.']), refused: true };
  return notice(
    'Saved',
    [
      weekly
        ? `${team.name}: who is only above the guideline comes in a list on the first working day of the week.`
        : `${team.name}: who comes above the guideline is told of at once.`,
      'Over the limit is always told of at once, and workers always hear of their own total at once.',
    ],
    [{ title: 'Warnings', verb: 'warnings.say' }],
  );
}
