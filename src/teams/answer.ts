import type { TurnContext } from 'botbuilder';
import { errorName } from '../application/error-name.ts';
import { personKeyOf } from '../application/person-key.ts';
import type { RateLimit } from '../application/rate-limit.ts';
import { type Say, SILENT } from '../application/telemetry.ts';
import { answerPressed, answerSaid, type Said } from '../chat/converse.ts';
import type { Reply } from '../chat/reply.ts';
import type { ChatOutside, Speaker } from '../chat/turn.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import type { IncomingActivity } from './activity.ts';
import { answerOffer } from './answer-offer.ts';
import { answerInBrief, type Delivery, deliver } from './deliver.ts';
import { placeOf } from './failure.ts';
import type { FileTransfer } from './file-transfer.ts';
import type { Acted, Answer } from './guarded-adapter.ts';
import type { TeamsLimits } from './limits.ts';
import { keepChannel } from './managers-channel.ts';
import { ACKNOWLEDGED } from './outgoing.ts';
import { forgetChat, keepChat, keepInstalled, notWelcomed } from './personal-chat.ts';
import { CardFault } from './render-card.ts';
import { TookTooLong, within } from './within.ts';

export interface AnswerOutside extends Delivery {
  readonly chat: ChatOutside;
  readonly limits: TeamsLimits;
  readonly files: FileTransfer;
  readonly mayBeAnswered: RateLimit;
}

const LATE: Reply = {
  text: 'This takes longer than it should. Please try the same again in a minute: a press is never counted twice.',
  audience: 'here',
  place: 'new',
};
const TOO_MANY = 'You are faster than I am. Please wait a minute and try the same again.';
const SORRY = 'Something went wrong on my side. Please try the same again: a press is never counted twice.';

type Spoken = Extract<Acted, { readonly kind: 'said' } | { readonly kind: 'pressed' }>;
type Membership = Extract<Acted, { readonly kind: 'installed' | 'removed' }>;

/** From what was heard to an answer that is on its way. Never throws. */
export function answering(outside: AnswerOutside): Answer {
  const { telemetry = SILENT } = outside.chat;
  return (context, heard, activity) => {
    const facts = { how: heard.kind, command: 'none', outcome: 'failed', scheme: 'none' } as const;
    return telemetry.during('turn', facts, (say) =>
      answerOne({ ...outside, chat: chatOfTurn(outside.chat, say) }, context, heard, activity),
    );
  };
}

/** Chat as one turn has it: with where to say how it ended, and under which scheme figures were worked out. */
function chatOfTurn(chat: ChatOutside, sayOfTurn: Say<'turn'>): ChatOutside {
  const asked = new Set<SchemeId>();
  const schemeOf: ChatOutside['schemeOf'] = (inForce) => {
    asked.add(inForce.scheme);
    sayOfTurn({ scheme: asked.size === 1 ? inForce.scheme : 'several' });
    return chat.schemeOf(inForce);
  };
  return { ...chat, sayOfTurn, schemeOf };
}

async function answerOne(
  outside: AnswerOutside,
  context: TurnContext,
  heard: Acted,
  activity: IncomingActivity,
): Promise<void> {
  try {
    if (isTooMany(outside, heard)) await slowDown(outside, context, heard, activity);
    else if (heard.kind === 'consented') await answerOffer(outside, context, heard, activity);
    else if (heard.kind === 'said' || heard.kind === 'pressed') await speak(outside, context, heard, activity);
    else await keepUp(outside, context, heard, activity);
  } catch (error) {
    outside.log.error('turn-failed', { error: errorName(error), ...faultIn(error), at: placeOf(error) });
    outside.chat.sayOfTurn?.({ outcome: 'failed' });
    const isAwaited = heard.kind !== 'installed' && heard.kind !== 'removed';
    if (isAwaited) await answerInBrief(outside, context, activity, SORRY);
  }
}

/** Installations are Teams' own news, and none of them may be missed. */
function isTooMany({ mayBeAnswered }: AnswerOutside, heard: Acted): boolean {
  const speaker = speakerOf(heard);
  return speaker !== undefined && !mayBeAnswered(personKeyOf(speaker.tenantId, speaker.objectId));
}

/** Who said, pressed or consented something. */
function speakerOf(heard: Acted): Speaker | undefined {
  switch (heard.kind) {
    case 'said':
      return heard.said.speaker;
    case 'pressed':
      return heard.pressed.speaker;
    case 'consented':
      return heard.consented.speaker;
    default:
      return undefined;
  }
}

/** One sentence, and nothing is asked of storage. */
async function slowDown(
  outside: AnswerOutside,
  context: TurnContext,
  { kind }: Acted,
  activity: IncomingActivity,
): Promise<void> {
  outside.log.warn('person-too-fast');
  outside.chat.sayOfTurn?.({ outcome: 'too-fast' });
  if (kind === 'consented') await context.sendActivity(ACKNOWLEDGED);
  await answerInBrief(outside, context, activity, TOO_MANY);
}

async function speak(
  outside: AnswerOutside,
  context: TurnContext,
  heard: Spoken,
  activity: IncomingActivity,
): Promise<void> {
  const { place, speaker } = heard.kind === 'said' ? heard.said : heard.pressed;
  const sent = await deliver(outside, context, activity, place, await inTime(outside, context, heard));
  if (!sent) outside.chat.sayOfTurn?.({ outcome: 'not-sent' });
  if (place.kind === 'personal') {
    outside.chat.later('chat-not-kept', () => keepChat(outside.chat.stores.people, speaker, place.address));
  }
  if (place.kind === 'channel') outside.chat.later('channel-not-kept', () => keepChannel(outside.chat, speaker, place));
}

/** The reply, or after a while the advice to try again; the person sees that we are at it. */
async function inTime(
  { chat, limits, log, files }: AnswerOutside,
  context: TurnContext,
  heard: Spoken,
): Promise<Reply> {
  const typing = setTimeout(() => {
    if (showsTyping(heard)) context.sendActivity({ type: 'typing' }).catch(() => log.warn('typing-not-sent'));
  }, limits.typingAfterMs);
  let isLate = false;
  const sayOfTurn: Say<'turn'> = (more) => {
    if (!isLate) chat.sayOfTurn?.(more);
  };
  const asked = { ...chat, sayOfTurn };
  try {
    const work = heard.kind === 'said' ? answerSaid(asked, saidIn(heard, files)) : answerPressed(asked, heard.pressed);
    return await within(limits.answerMs, work);
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    log.warn('answer-late');
    sayOfTurn({ outcome: 'late' });
    isLate = true;
    return LATE;
  } finally {
    clearTimeout(typing);
  }
}

/** What was said, with the files that can be read. */
function saidIn({ said, files }: Extract<Spoken, { readonly kind: 'said' }>, transfer: FileTransfer): Said {
  if (!files) return said;
  return { ...said, files: files.map(({ name, downloadUrl }) => ({ name, read: () => transfer.get(downloadUrl) })) };
}

/** A pressed card shows by itself that it waits, and a channel has no place for it. */
function showsTyping(heard: Spoken): boolean {
  return heard.kind === 'said' && heard.said.place.kind !== 'channel';
}

/** Which card would not do and why; a fault's message holds names of ours alone. */
function faultIn(error: unknown): { readonly fault?: string } {
  return error instanceof CardFault ? { fault: error.message } : {};
}

/** Keeps up with who has the app, and welcomes each person once, however many events say the same. */
async function keepUp(
  outside: AnswerOutside,
  context: TurnContext,
  { kind, speaker, place }: Membership,
  activity: IncomingActivity,
): Promise<void> {
  const { people } = outside.chat.stores;
  outside.chat.sayOfTurn?.({ outcome: 'answered' });
  if (kind === 'removed') return forgetChat(people, speaker);
  if (!(await keepInstalled(people, speaker, place.address))) return;
  const press = { speaker, place, activityId: activity.id ?? '', verb: 'greet.say', data: {} };
  const sent = await deliver(outside, context, activity, place, await answerPressed(outside.chat, press));
  if (!sent) await notWelcomed(people, speaker);
}
