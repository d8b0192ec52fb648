import type { TeamSnapshot } from '../../application/ports.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { valueOn } from '../../domain/caseload.ts';
import { comingDate, spokenDate } from '../../domain/spoken-date.ts';
import { type TeamStep, teamRunway } from '../../domain/team-runway.ts';
import type { Unit } from '../../domain/weighting-scheme.ts';
import { aboutOneTeam, withTeam } from '../allocation/team-in-question.ts';
import { leaves } from '../cards/button.ts';
import type { RunwayData } from '../cards/runway.ts';
import type { Command } from '../command.ts';
import { asSentence, EXPECTED_HOURS } from '../figures-words.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { amount } from '../phrases.ts';
import type { Reply } from '../reply.ts';
import { stepPoints } from '../step-chart.ts';
import { teamAudience } from '../team-audience.ts';
import type { Turn } from '../turn.ts';
import { RUNWAY_DAYS } from './runway.ts';

/** A team's total and room over the coming twelve weeks, if nothing more is recorded. */
export const teamRunwayCommand: Command = {
  name: 'team-runway',
  title: 'Team runway',
  help: "Shows how the team's total and its room change by themselves over the coming 12 weeks.",
  examples: ['runway of my team', 'team runway'],
  right: 'see-team-capacity',
  say: (turn) =>
    aboutOneTeam(turn, { verb: 'team-runway.page', title: 'The runway of which team?' }, (team) => show(turn, team, 0)),
  presses: { page: (turn, raw) => withTeam(turn, raw, (team) => show(turn, team, pageIn(raw))) },
};

async function show(turn: Turn, read: TeamSnapshot, asked: number): Promise<Reply> {
  const { team } = read;
  const { audience, remarks } = await teamAudience(turn, team);
  return { card: { template: 'runway', data: { ...runwayOf(turn, read, asked, remarks) } }, audience };
}

function runwayOf(
  { outside, today }: Turn,
  { team, members }: TeamSnapshot,
  asked: number,
  remarks: readonly string[],
): RunwayData {
  const scheme = outside.schemeOf(valueOn(team.schemes, today));
  // A total under another scheme is of another kind: it has no place on the same line.
  const switched = team.schemes.find(
    ({ inForceFrom, value }) => inForceFrom > today && value.scheme !== scheme.id,
  )?.inForceFrom;
  const horizon = addDays(today, RUNWAY_DAYS);
  const lastDay = switched !== undefined && switched <= horizon ? addDays(switched, -1) : horizon;
  const steps = teamRunway(members, today, RUNWAY_DAYS).filter(({ from }) => from <= lastDay);
  const page = pageOf(steps, asked);
  const { unit } = scheme;
  return {
    title: `${team.name}: the next 12 weeks`,
    sentences: [
      ...remarks,
      ...steps.slice(0, 1).map((step) => asSentence(`today ${stepWords(step, unit)}`)),
      steps.length === 1
        ? `It stays so until ${spokenDate(lastDay)} unless something is recorded.`
        : 'Room also comes and goes with absences.',
      ...(lastDay === horizon ? [] : [`From ${comingDate(addDays(lastDay, 1), today)} another scheme counts.`]),
      ...(steps.some(({ isExpected }) => isExpected) ? [EXPECTED_HOURS] : []),
      ...pageWords(page),
    ].map((text) => ({ text })),
    chart: {
      title: `The team until ${spokenDate(lastDay)}`,
      xAxisTitle: 'Day',
      yAxisTitle: asSentence(unit).slice(0, -1),
      lines: [
        chartLine('All totals', 'categoricalBlue', steps, lastDay, ({ total }) => total),
        chartLine('Room in the team', 'good', steps, lastDay, ({ headroom }) => headroom),
      ],
    },
    steps: page.items.map((step) => ({
      day: comingDate(step.from, today),
      total: amount(step.total, unit),
      status: roomWords(step, unit),
    })),
    buttons: [
      ...pageButtons(page, 'team-runway.page', { teamId: team.teamId }),
      leaves('Team capacity', 'team-capacity.page', { teamId: team.teamId, on: today, page: 0 }),
    ],
  };
}

function chartLine(
  legend: string,
  color: string,
  steps: readonly TeamStep[],
  lastDay: CalendarDate,
  of: (step: TeamStep) => number,
) {
  const values = steps.map((step) => ({ from: step.from, value: of(step) }));
  return { legend, color, values: stepPoints(values, lastDay) };
}

function stepWords(step: TeamStep, unit: Unit): string {
  return `${amount(step.total, unit)} in all, ${roomWords(step, unit)}`;
}

/** `34 points of room, 2 too high`. */
function roomWords({ headroom, over }: TeamStep, unit: Unit): string {
  return `${amount(headroom, unit)} of room, ${over === 0 ? 'nobody' : over} over their figures`;
}
