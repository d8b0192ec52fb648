import type { TeamSnapshot } from '../../application/ports.ts';
import { mayInTeam, type TeamId } from '../../domain/access.ts';
import { aboutTeam } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import { privateCard, type Reply, refusal } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** The same for a team that is not there and for one that the person may not see. */
export const NO_SUCH_TEAM = refusal('I have no such team to show you.');

/** The teams whose queue a person sees. */
export function teamsSeen({ person: { manages, oversees } }: Turn): readonly TeamId[] {
  return [...new Set([...manages, ...oversees])];
}

export function mayAllocate({ person }: Turn, teamId: TeamId): boolean {
  return mayInTeam(person, 'allocate', teamId);
}

/** Answers about the only team, or asks which: the button presses `verb` and takes `data` along. */
export async function aboutOneTeam(
  turn: Turn,
  {
    verb,
    data = {},
    title,
  }: { readonly verb: string; readonly data?: Readonly<Record<string, unknown>>; readonly title: string },
  answer: (team: TeamSnapshot) => Reply | Promise<Reply>,
): Promise<Reply> {
  const teamIds = teamsSeen(turn);
  const [only, another] = teamIds;
  if (only === undefined) return NO_SUCH_TEAM;
  if (another === undefined) return withTeam(turn, { teamId: only }, answer);
  const records = await Promise.all(teamIds.map((teamId) => turn.outside.stores.teams.record(teamId)));
  const teams = records.flatMap((team) => (team ? [team] : []));
  return privateCard('sheet', {
    title,
    sentences: [],
    groups: [],
    choices: teamChoice('Team', teams),
    buttons: [foremost(sends('Next', verb, data)), leaves('Cancel', 'unallocated.cancel')],
  });
}

/** Answers about the team of a card, if the person may see it. */
export async function withTeam(
  turn: Turn,
  raw: Readonly<Record<string, unknown>>,
  answer: (team: TeamSnapshot) => Reply | Promise<Reply>,
): Promise<Reply> {
  const read = aboutTeam.safeParse(raw);
  if (!read.success || !mayInTeam(turn.person, 'see-team-capacity', read.data.teamId)) return NO_SUCH_TEAM;
  const team = await turn.outside.stores.teams.read(read.data.teamId);
  return team ? answer(team) : NO_SUCH_TEAM;
}
