import { z } from 'zod';
import { TEAM_TYPES } from '../../domain/case-facts.ts';
import { SCHEME_IDS } from '../../domain/weighting-scheme.ts';
import { aboutTeam, opaqueId } from '../card-state.ts';
import type { Button } from '../cards/button.ts';
import { MOST_PICKS, type Pick, readPicks, writePicks } from './picks.ts';

const MOST_WRITTEN = MOST_PICKS * 14;

/** Asked where the scheme has a range for each kind. */
const kind = { teamType: z.enum(TEAM_TYPES).optional() };

const about = z.union([
  aboutTeam.extend(kind),
  z.object({ name: z.string().min(1).max(40), schemeId: z.enum(SCHEME_IDS), ...kind }),
]);

const carried = z.object({ nonce: opaqueId, picks: z.string().max(MOST_WRITTEN), about });

/** A team in the making, carried by its cards: a new one, or one that people are added to. Nothing is kept of it. */
export interface Draft {
  /** The team is set up once under it. */
  readonly nonce: string;
  readonly about: z.infer<typeof about>;
  readonly picks: readonly Pick[];
}

export function carry({ nonce, about, picks }: Draft, more: Button['data'] = {}): Button['data'] {
  return { nonce, about, picks: writePicks(picks), ...more };
}

/** The draft that a card carries; undefined when it is not one of ours any more. */
export function draftIn(raw: Readonly<Record<string, unknown>>): Draft | undefined {
  const read = carried.safeParse(raw);
  const picks = read.success ? readPicks(read.data.picks) : undefined;
  return read.success && picks ? { nonce: read.data.nonce, about: read.data.about, picks } : undefined;
}
