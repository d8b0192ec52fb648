import type { Posted, Sent } from './application/delivery-ports.ts';
import type { Config } from './config.ts';
import { GuardedAdapter } from './teams/guarded-adapter.ts';
import { TEAMS_LIMITS } from './teams/limits.ts';
import { postRemover } from './teams/messenger.ts';

/** Takes the bot's posts out of their conversations; undefined where the settings hold no credentials to do it with. */
export function openPostRemover({
  mode,
  teams,
}: Pick<Config, 'mode' | 'teams'>): ((posted: Posted) => Promise<Sent>) | undefined {
  const { credentials } = teams;
  const isKnown = credentials?.appId && (credentials.type === 'UserAssignedMSI' || credentials.password);
  if (mode === 'production' && !isKnown) return undefined;
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  return postRemover(new GuardedAdapter(teams, TEAMS_LIMITS, silent));
}
