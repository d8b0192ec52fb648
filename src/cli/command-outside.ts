import type { Outside } from '../application/change-caseload.ts';
import type { TeamMember, TeamRecord } from '../application/ports.ts';
import { type Config, readCommandConfig } from '../config.ts';
import { clockFrom, openStores } from '../real-outside.ts';
import { schemeInForce } from '../schemes/index.ts';
import type { TableStores } from '../storage/index.ts';

/** The bot's storage as a command sees it, with all that is kept in it, and whose people are in it. */
export interface CommandOutside extends Outside {
  readonly stores: TableStores;
  readonly tenantId: string;
  readonly config: Config;
}

export type OpenedOutside =
  | { readonly ok: true; readonly outside: CommandOutside }
  /** Sentences, one for each setting. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Opens the storage that the environment names, as the bot does. Nothing is asked of it yet. */
export function openOutside(): OpenedOutside {
  const read = readCommandConfig();
  if (!read.ok) return read;
  const { config } = read;
  const stores = openStores(config);
  if (!stores) return { ok: false, problems: ['It cannot be read where the storage is. See .env.example.'] };
  const clock = clockFrom(config.startsAt);
  return { ok: true, outside: { stores, clock, schemeOf: schemeInForce, tenantId: config.teams.tenantId, config } };
}

export type FoundTeam =
  | { readonly ok: true; readonly team: TeamRecord; readonly members: readonly TeamMember[] }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** A team by its id or its name. */
export async function findTeam({ stores: { teams } }: Outside, named: string): Promise<FoundTeam> {
  const all = await teams.list();
  const found = all.filter(({ teamId, name }) => teamId === named || name.toLowerCase() === named.toLowerCase());
  const [one] = found;
  const read = one && found.length === 1 ? await teams.read(one.teamId) : undefined;
  if (read) return { ok: true, ...read };
  const known = (one ? found : all).map(({ teamId, name }) => `  ${teamId}  ${name}`);
  const problem = one ? 'Several teams have this name; give the id of one' : 'There is no such team; there are';
  return { ok: false, problem: `${problem}:\n${known.length > 0 ? known.join('\n') : '  none yet'}` };
}
