import { z } from 'zod';
import type { TeamRecord } from '../../../application/ports.ts';
import { mayInTeam } from '../../../domain/access.ts';
import { type CalendarDate, isCalendarDate } from '../../../domain/calendar-date.ts';
import { valueOn } from '../../../domain/caseload.ts';
import { choicesIn } from '../../../domain/readings.ts';
import type { ReadingChoice } from '../../../domain/scheme-source.ts';
import type { WeightingScheme } from '../../../domain/weighting-scheme.ts';
import { storageKey } from '../../card-state.ts';
import type { Press } from '../../command.ts';
import { outdatedCard } from '../../refusals.ts';
import { type Reply, refusal } from '../../reply.ts';
import type { Turn } from '../../turn.ts';

export type Raw = Parameters<Press>[1];

/** A team with the scheme that is looked at: the one in force on a day. */
export interface TeamScheme {
  readonly team: TeamRecord;
  readonly day: CalendarDate;
  readonly scheme: WeightingScheme;
}

/** One of the scheme's readings that a council chooses. */
export interface TeamReading extends TeamScheme {
  readonly reading: ReadingChoice;
}

const about = z.object({
  teamId: storageKey,
  /** Whose scheme: the one in force on this day; today where nothing is said. */
  day: z.string().refine(isCalendarDate).optional(),
});

/** The same for a team that is not there and for one that is not the person's. */
export const NO_SUCH_TEAM = refusal('I have no such team for you.');
export const OUTDATED = outdatedCard('change-readings');

/** Answers with the team's scheme that a press is about. */
export async function withScheme(
  turn: Turn,
  raw: Raw,
  answer: (of: TeamScheme) => Reply | Promise<Reply>,
): Promise<Reply> {
  const read = about.safeParse(raw);
  if (!read.success) return OUTDATED;
  const { teamId, day = turn.today } = read.data;
  const may = mayInTeam(turn.person, 'change-readings', teamId);
  const team = may ? await turn.outside.stores.teams.record(teamId) : undefined;
  return team ? answer({ team, day, scheme: turn.outside.schemeOf(valueOn(team.schemes, day)) }) : NO_SUCH_TEAM;
}

/** Answers with the reading that a press is about. */
export function withReading(turn: Turn, raw: Raw, answer: (of: TeamReading) => Reply | Promise<Reply>): Promise<Reply> {
  return withScheme(turn, raw, (of) => {
    const reading = choicesIn(of.scheme.source).find(({ id }) => id === raw.readingId);
    return reading ? answer({ ...of, reading }) : OUTDATED;
  });
}

/** What a card about a team's scheme carries. */
export const stateOf = ({ team, day }: TeamScheme) => ({ teamId: team.teamId, day });
