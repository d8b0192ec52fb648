import { type Activity, CardFactory, type InvokeResponse } from 'botbuilder';
import type { Reply } from '../chat/reply.ts';
import { renderCard } from './render-card.ts';

/** A reply as a message; its sentence is plain text. Throws a `CardFault`. */
export function messageOf({ text, card }: Pick<Reply, 'text' | 'card'>): Partial<Activity> {
  return {
    type: 'message',
    ...(text === undefined ? {} : { text, textFormat: 'plain' }),
    ...(card === undefined ? {} : { attachments: [CardFactory.adaptiveCard(renderCard(card))] }),
  };
}

export function plainMessage(text: string): Partial<Activity> {
  return messageOf({ text });
}

/** The answer to a press that puts a card in the place of the one that was pressed. Throws a `CardFault`. */
export function cardInPlace(card: NonNullable<Reply['card']>): Partial<Activity> {
  return invokeResponse('application/vnd.microsoft.card.adaptive', renderCard(card));
}

/** The answer to a press that leaves the card as it is and says something beside it. */
export function sentenceBeside(text: string): Partial<Activity> {
  return invokeResponse('application/vnd.microsoft.activity.message', text);
}

/** Teams wants status 200 twice: any other shows "something went wrong" and hides what we say. */
function invokeResponse(type: string, value: unknown): Partial<Activity> {
  const response: InvokeResponse = { status: 200, body: { statusCode: 200, type, value } };
  return { type: 'invokeResponse', value: response };
}
