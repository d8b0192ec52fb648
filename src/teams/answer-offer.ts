import type { TurnContext } from 'botbuilder';
import { answerConsented } from '../chat/converse.ts';
import type { PutFile } from '../chat/files.ts';
import type { ChatOutside } from '../chat/turn.ts';
import type { IncomingActivity } from './activity.ts';
import { attempt, type Delivery, deliver } from './deliver.ts';
import type { FileTransfer } from './file-transfer.ts';
import type { Acted } from './guarded-adapter.ts';
import { ACKNOWLEDGED, fileMessage } from './outgoing.ts';

interface OfferOutside extends Delivery {
  readonly chat: ChatOutside;
  readonly files: FileTransfer;
}

/** What a person answered to the offer of a file: it is put where Teams says, and its card takes the place of the offer. */
export async function answerOffer(
  outside: OfferOutside,
  context: TurnContext,
  { consented, upload }: Extract<Acted, { readonly kind: 'consented' }>,
  activity: IncomingActivity,
): Promise<void> {
  await context.sendActivity(ACKNOWLEDGED);
  let wasPut = false;
  const put: PutFile = async ({ content }) => {
    wasPut = upload !== undefined && (await outside.files.put(upload.uploadUrl, content));
    return wasPut;
  };
  const reply = await answerConsented(outside.chat, consented, put);
  await deliver(outside, context, activity, consented.place, reply);
  const { replyToId: offerMessageId } = activity;
  if (wasPut && upload) await attempt(outside, 'file-card-not-sent', () => context.sendActivity(fileMessage(upload)));
  if (offerMessageId !== undefined && (wasPut || !consented.accepted)) {
    await attempt(outside, 'offer-not-taken-away', () => context.deleteActivity(offerMessageId));
  }
}
