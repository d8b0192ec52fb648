import type { Activity, ResourceResponse } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Messenger, Posted, Sent } from '../application/delivery-ports.ts';
import { errorName } from '../application/error-name.ts';
import type { ConversationAddress, Log } from '../application/ports.ts';
import type { Message } from '../chat/notifications/notification.ts';
import { statusOf } from './failure.ts';
import type { GuardedAdapter } from './guarded-adapter.ts';
import { messageOf } from './outgoing.ts';
import { CardFault } from './render-card.ts';
import { retryAfterOf } from './retry-after.ts';

type Conversations = ConnectorClient['conversations'];

/** Posts and edits messages through the connector: one request each, ended after a while, to listed hosts alone. */
export function teamsMessenger(adapter: Pick<GuardedAdapter, 'connector'>, log: Log): Messenger<Message> {
  return {
    post: (to, message) =>
      send(adapter, log, to, message, (conversations, activity) =>
        conversations.sendToConversation(to.conversationId, activity),
      ),
    update: async ({ address, activityId }, message) => {
      const sent = await send(adapter, log, address, message, (conversations, activity) =>
        conversations.updateActivity(address.conversationId, activityId, activity),
      );
      if (sent.kind === 'ok') return { kind: 'ok', activityId };
      return sent.kind === 'unreachable' && sent.problem === 'status-404' ? { kind: 'gone' } : sent;
    },
  };
}

async function send(
  adapter: Pick<GuardedAdapter, 'connector'>,
  log: Log,
  address: ConversationAddress,
  message: Message,
  request: (conversations: Conversations, activity: Partial<Activity>) => Promise<ResourceResponse>,
): Promise<Sent> {
  let activity: Partial<Activity>;
  let conversations: Conversations;
  try {
    activity = activityOf(message, address);
    ({ conversations } = await adapter.connector(address.serviceUrl));
  } catch (error) {
    const fault = error instanceof CardFault ? { fault: error.message } : {};
    log.error('message-not-made', { error: errorName(error), ...fault });
    return { kind: 'refused', problem: error instanceof CardFault ? 'card' : 'address' };
  }
  try {
    const { id } = await request(conversations, activity);
    return { kind: 'ok', activityId: id };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** The reference is the last thing to be read; a card has its own sentence for the banner of a phone. Throws a `CardFault`. */
function activityOf({ text, card, reference }: Message, { conversationId, botId }: ConversationAddress) {
  const ends = { from: { id: botId, name: '' }, conversation: { id: conversationId } as Activity['conversation'] };
  if (!card) return { ...messageOf({ text: `${text} (${reference})` }), ...ends };
  const message = messageOf({ card });
  for (const { content } of message.attachments ?? []) content.body = [...content.body, referenceLine(reference)];
  return { ...message, ...ends, summary: text };
}

function referenceLine(text: string) {
  return { type: 'TextBlock', text, size: 'Small', isSubtle: true, wrap: true, spacing: 'Small' };
}

/** 403 and 404 have all kinds of bodies: the status alone tells. Without one there was no whole answer. */
function outcomeOf(error: unknown): Sent {
  const status = statusOf(error);
  if (status === 0) return { kind: 'again', problem: 'no-answer' };
  const problem = `status-${status}`;
  if (status === 403 || status === 404) return { kind: 'unreachable', problem };
  if (status >= 400 && status < 500 && ![408, 412, 429].includes(status)) return { kind: 'refused', problem };
  const retryAfterMs = retryAfterOf(error);
  return { kind: 'again', problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Takes posts out of their conversations, one request each. Never throws. */
export function postRemover(adapter: Pick<GuardedAdapter, 'connector'>): (posted: Posted) => Promise<Sent> {
  return async ({ address, activityId }) => {
    let conversations: Conversations;
    try {
      ({ conversations } = await adapter.connector(address.serviceUrl));
    } catch {
      return { kind: 'refused', problem: 'address' };
    }
    try {
      await conversations.deleteActivity(address.conversationId, activityId);
      return { kind: 'ok', activityId };
    } catch (error) {
      const outcome = outcomeOf(error);
      return outcome.kind === 'unreachable' && outcome.problem === 'status-404' ? { kind: 'gone' } : outcome;
    }
  };
}
