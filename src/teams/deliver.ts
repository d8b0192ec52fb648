import type { Activity, TurnContext } from 'botbuilder';
import { errorName } from '../application/error-name.ts';
import type { Log } from '../application/ports.ts';
import type { Reply } from '../chat/reply.ts';
import type { Place } from '../chat/turn.ts';
import { type IncomingActivity, isCardAction } from './activity.ts';
import { statusOf } from './failure.ts';
import type { GuardedAdapter } from './guarded-adapter.ts';
import { cardInPlace, messageOf, offerMessage, plainMessage, sentenceBeside } from './outgoing.ts';

export interface Delivery {
  readonly adapter: GuardedAdapter;
  readonly log: Log;
}

const ANSWERED_PRIVATELY = 'I have answered you in our private chat.';
const NO_PRIVATE_CHAT =
  'This is for you alone, and I could not reach our private chat. In Teams, open Apps, choose Caseload (and Add, if it is new to you), and ask me there.';
const BELOW = 'The answer is below.';
const NOT_POSTED = 'I could not post the answer. Please try again.';

/**
 * Sends a reply to where it belongs: in the response to a press, in the conversation, or, when it is for the person
 * alone and others read here, in the private chat. Throws a `CardFault`; false, and logged, when it could not be sent.
 */
export async function deliver(
  delivery: Delivery,
  context: TurnContext,
  activity: IncomingActivity,
  place: Place,
  reply: Reply,
): Promise<boolean> {
  if (reply.audience === 'private' && place.kind !== 'personal') {
    const sent = await postPrivately(delivery, activity, place, messagesOf(reply));
    return answerInBrief(delivery, context, activity, sent ? ANSWERED_PRIVATELY : NO_PRIVATE_CHAT);
  }
  if (isCardAction(activity)) return respond(delivery, context, reply);
  const [message, ...more] = messagesOf(reply);
  const { value, replyToId: id } = activity;
  const inPlace = reply.card && reply.place !== 'new' && value !== undefined && id !== undefined;
  const sent =
    (inPlace && (await attempt(delivery, 'card-not-updated', () => context.updateActivity({ ...message, id })))) ||
    (await post(delivery, context, message));
  for (const one of more) await post(delivery, context, one);
  return sent;
}

/** The reply, and a file that it offers as a message of its own: Teams shows its card beside no other. */
function messagesOf(reply: Reply): readonly [Partial<Activity>, ...Partial<Activity>[]] {
  return [messageOf(reply), ...(reply.file ? [offerMessage(reply.file)] : [])];
}

/** One sentence to whoever reads here. */
export async function answerInBrief(
  delivery: Delivery,
  context: TurnContext,
  activity: IncomingActivity,
  text: string,
): Promise<boolean> {
  if (!isCardAction(activity)) return post(delivery, context, plainMessage(text));
  await context.sendActivity(sentenceBeside(text));
  return true;
}

/** The response to a press, with what goes beside the card posted first. */
async function respond(delivery: Delivery, context: TurnContext, reply: Reply): Promise<boolean> {
  const { card, text, file } = reply;
  if (file) await post(delivery, context, offerMessage(file));
  if (card && reply.place !== 'new') {
    const response = cardInPlace(card);
    if (text !== undefined) await post(delivery, context, plainMessage(text));
    await context.sendActivity(response);
    return true;
  }
  const sent = card === undefined || (await post(delivery, context, messageOf(reply)));
  const said = card === undefined ? (text ?? '') : sent ? BELOW : NOT_POSTED;
  await context.sendActivity(sentenceBeside(said));
  return sent;
}

/** Asks Teams for the private chat with the person who spoke, which it makes if there is none, and posts there. */
async function postPrivately(
  delivery: Delivery,
  { from }: IncomingActivity,
  { address: { serviceUrl, tenantId, botId } }: Place,
  messages: readonly Partial<Activity>[],
): Promise<boolean> {
  if (!from) return false;
  return attempt(delivery, 'private-chat-not-reached', async () => {
    const { conversations } = await delivery.adapter.connector(serviceUrl);
    const bot = { id: botId, name: '' };
    const person = { id: from.id, name: '' };
    const { id } = await conversations.createConversation({
      isGroup: false,
      bot,
      members: [person],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    } as Parameters<typeof conversations.createConversation>[0]);
    const conversation = { id, isGroup: false, conversationType: 'personal', name: '' };
    for (const message of messages) {
      await conversations.sendToConversation(id, { ...message, from: bot, recipient: person, conversation });
    }
  });
}

async function post(delivery: Delivery, context: TurnContext, message: Partial<Activity>): Promise<boolean> {
  return attempt(delivery, 'reply-not-sent', () => context.sendActivity(message));
}

/** Once: whether it arrived cannot be known after a failure, and a second try could say it twice. */
export async function attempt({ log }: Delivery, code: string, send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    log.error(code, { error: errorName(error), status: statusOf(error) });
    return false;
  }
}
