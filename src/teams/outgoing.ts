import { type Activity, type Attachment, CardFactory, type InvokeResponse } from 'botbuilder';
import type { OfferedFile } from '../chat/files.ts';
import type { Reply } from '../chat/reply.ts';
import type { Consent } from './activity.ts';
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

/** The card by which Teams asks a person whether a file may be put into their OneDrive. */
export function offerMessage({ offerId, name, description, bytes }: OfferedFile): Partial<Activity> {
  const context = { offer: offerId };
  const content = { description, sizeInBytes: bytes, acceptContext: context, declineContext: context };
  return withAttachment({ contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content });
}

/** The card that opens a file which was put into the person's OneDrive. */
export function fileMessage({ contentUrl, name, uniqueId, fileType }: Upload): Partial<Activity> {
  const content = { uniqueId, ...(fileType === undefined ? {} : { fileType }) };
  return withAttachment({ contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl, name, content });
}

type Upload = NonNullable<Consent['uploadInfo']>;

function withAttachment(attachment: Attachment): Partial<Activity> {
  return { type: 'message', attachments: [attachment] };
}

/** The answer to an invoke that shows nothing by itself. */
export const ACKNOWLEDGED: Partial<Activity> = { type: 'invokeResponse', value: { status: 200 } };
