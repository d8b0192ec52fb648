import { valueOn } from '../domain/caseload.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import { type Command, mayUse } from './command.ts';
import { chatOf } from './schemes/index.ts';
import type { Turn } from './turn.ts';

/** With the reading of the person's own record no more than three storage calls. */
const MOST_TEAMS = 2;

/** The commands that help and suggestions offer a person: what their roles give and the schemes of their teams use. */
export async function offeredCommands(turn: Turn, all: readonly Command[]): Promise<readonly Command[]> {
  const usable = all.filter((command) => mayUse(turn.person, command));
  if (!usable.some(({ usedIn }) => usedIn)) return usable;
  const schemes = await schemesOfTeams(turn);
  if (schemes.length === 0) return usable;
  return usable.filter(({ usedIn }) => !usedIn || schemes.some(usedIn)).map((command) => inWordsOf(schemes, command));
}

/** The command with the sentence that a scheme has for it in the first place. */
function inWordsOf(schemes: readonly WeightingScheme[], command: Command): Command {
  const [own] = schemes.flatMap((scheme) => chatOf(scheme).examples?.[command.name] ?? []);
  return own === undefined ? command : { ...command, examples: [own, ...command.examples] };
}

/** The schemes of those whom the person works with; none where there are too many teams to look at each. */
async function schemesOfTeams({ outside, person, today }: Turn): Promise<readonly WeightingScheme[]> {
  const { worksIn, manages, oversees } = person;
  const teams = new Set([...(worksIn === undefined ? [] : [worksIn]), ...manages, ...oversees]);
  if (teams.size > MOST_TEAMS) return [];
  const records = await Promise.all([...teams].map((teamId) => outside.stores.teams.record(teamId)));
  return records.flatMap((team) => (team ? [outside.schemeOf(valueOn(team.schemes, today))] : []));
}
