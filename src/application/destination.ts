import { notEntitled } from './channel-readers.ts';
import type { KeptDelivery, Recipient } from './delivery-ports.ts';
import { errorName } from './error-name.ts';
import type { ConversationAddress, Log, Roster, Stores, TeamRecord } from './ports.ts';

/** Where a delivery goes; with the team whose figures are shown there, for a managers' channel. */
export interface Destination {
  readonly address: ConversationAddress;
  readonly team?: TeamRecord;
}

type Found =
  | ({ readonly ok: true } & Destination)
  | { readonly ok: false; readonly end: Pick<KeptDelivery, 'state' | 'problem'> };

/** Looks up where a recipient can be written to now. */
export async function destinationOf(
  { people, teams }: Pick<Stores, 'people' | 'teams'>,
  to: Recipient,
): Promise<Found> {
  if (to.kind === 'person') {
    const person = await people.read(to.personKey);
    if (!person?.chat) return unreachable('not-installed');
    return person.chatRefused ? unreachable('chat-refused') : { ok: true, address: person.chat };
  }
  const team = await teams.record(to.teamId);
  if (!team) return { ok: false, end: { state: 'pointless' } };
  return team.managersChannel ? { ok: true, address: team.managersChannel, team } : unreachable('no-channel');
}

function unreachable(problem: string): Found {
  return { ok: false, end: { state: 'unreachable', problem } };
}

/** Whether everyone in a managers' channel may see the team's figures; asked before every post. */
export async function entitledReaders(
  { roster, log }: { readonly roster: Roster; readonly log: Log },
  team: TeamRecord,
  channel: ConversationAddress,
): Promise<'entitled' | 'others' | 'unread'> {
  try {
    const others = notEntitled(team, channel.tenantId, await roster.members(channel));
    return others.length === 0 ? 'entitled' : 'others';
  } catch (error) {
    log.warn('roster-not-read', { error: errorName(error) });
    return 'unread';
  }
}
