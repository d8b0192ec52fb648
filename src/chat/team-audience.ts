import { notEntitled } from '../application/channel-readers.ts';
import type { TeamRecord } from '../application/ports.ts';
import { counted } from '../domain/counted.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Who may read an answer with a team's figures, and what is to be said about it. */
export interface TeamAudience {
  readonly audience: Reply['audience'];
  readonly remarks: readonly string[];
}

const PRIVATE: TeamAudience = { audience: 'private', remarks: [] };

/**
 * Figures of a team are shown in its managers' channel alone, and there only while everyone in the channel may see
 * them: the roster is read anew each time.
 */
export async function teamAudience({ outside, place, person }: Turn, team: TeamRecord): Promise<TeamAudience> {
  if (!isManagersChannel(place, team)) return PRIVATE;
  const others = notEntitled(team, person.tenantId, await outside.roster.members(place.address));
  if (others.length === 0) return { audience: 'here', remarks: [] };
  const who = counted(others.length, 'person in the channel', 'people in the channel');
  return {
    audience: 'private',
    remarks: [`I answer you in private: ${who} may not see the figures of this team.`],
  };
}

export function isManagersChannel(place: Turn['place'], team: TeamRecord): boolean {
  const bound = team.managersChannel;
  return place.kind === 'channel' && bound !== undefined && bound.channelId === place.channelId;
}
