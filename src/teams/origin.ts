import type { ConversationAddress } from '../application/ports.ts';
import type { Place, Speaker } from '../chat/turn.ts';
import type { TeamsSettings } from '../config.ts';
import type { IncomingActivity } from './activity.ts';
import { nameReported } from './name-reported.ts';
import { mayWriteTo } from './service-url.ts';

/** Why an activity is refused before anybody acts on it; a code for the log, told to nobody. */
export type Refusal = 'channel' | 'service-url' | 'tenant' | 'conversation' | 'person';

export type Origin =
  | { readonly ok: true; readonly place: Place; readonly speaker: Speaker | undefined }
  | { readonly ok: false; readonly reason: Refusal };

/**
 * Who says something and where, as the channel reports it, or why that is not to be believed. What a person says or
 * presses names our tenant twice and the person once. Events of Teams itself may leave out one of the tenants and the
 * person, who is then undefined: nothing is done for them.
 */
export function originOf(activity: IncomingActivity, settings: TeamsSettings): Origin {
  const { channelId, serviceUrl = '', conversation, recipient, from, channelData } = activity;
  if (channelId !== 'msteams') return refused('channel');
  if (!mayWriteTo(serviceUrl, settings)) return refused('service-url');
  if (!conversation || !recipient) return refused('conversation');

  const fromPerson = activity.type === 'message' || activity.type === 'invoke';
  const tenants = [conversation.tenantId, channelData?.tenant?.id];
  const named = tenants.filter((tenant) => tenant !== undefined);
  if (named.length < (fromPerson ? 2 : 1)) return refused('tenant');
  if ([...named, ...(from?.tenantId ? [from.tenantId] : [])].some((tenant) => !sameId(tenant, settings.tenantId))) {
    return refused('tenant');
  }
  if (fromPerson && (!from?.aadObjectId || activity.id === undefined)) return refused('person');

  const { tenantId } = settings;
  const speaker = from?.aadObjectId
    ? { tenantId, objectId: from.aadObjectId, name: nameReported(from.name) }
    : undefined;
  const address = { serviceUrl, tenantId, botId: recipient.id };
  return { ok: true, speaker, place: placeOf(activity, conversation, address) };
}

function refused(reason: Refusal): Origin {
  return { ok: false, reason };
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Where it was said; an unknown kind of conversation counts as one that others read. */
function placeOf(
  { channelData }: IncomingActivity,
  { id, conversationType }: NonNullable<IncomingActivity['conversation']>,
  address: Omit<ConversationAddress, 'conversationId'>,
): Place {
  if (conversationType === 'personal') return { kind: 'personal', address: { ...address, conversationId: id } };
  if (conversationType !== 'channel') return { kind: 'group', address: { ...address, conversationId: id } };
  // `;messageid=` names the thread: the channel itself is what is bound and asked for its members.
  const [channel = id] = id.split(';');
  const team = channelData?.team?.id;
  return {
    kind: 'channel',
    address: { ...address, conversationId: channel },
    channelId: channelData?.channel?.id ?? channel,
    ...(team === undefined ? {} : { teamsTeamId: team }),
  };
}
