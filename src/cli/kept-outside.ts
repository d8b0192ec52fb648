import type { Outside } from '../application/change-caseload.ts';
import { type Config, readCommandConfig } from '../config.ts';
import { clockFrom, openStores } from '../real-outside.ts';
import { schemeInForce } from '../schemes/index.ts';
import type { TableStores } from '../storage/index.ts';

/** The bot's storage with all that is kept in it, for commands about what is kept. */
export interface KeptOutside extends Outside {
  readonly stores: TableStores;
  readonly tenantId: string;
  readonly config: Config;
}

export type OpenedKept =
  | { readonly ok: true; readonly outside: KeptOutside }
  /** Sentences, one for each setting. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Opens the storage that the environment names, as the bot does. Nothing is asked of it yet. */
export function openKept(): OpenedKept {
  const read = readCommandConfig();
  if (!read.ok) return read;
  const { config } = read;
  const stores = openStores(config);
  if (!stores) return { ok: false, problems: ['It cannot be read where the storage is. See .env.example.'] };
  const clock = clockFrom(config.startsAt);
  return { ok: true, outside: { stores, clock, schemeOf: schemeInForce, tenantId: config.teams.tenantId, config } };
}
