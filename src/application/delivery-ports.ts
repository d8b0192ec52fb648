import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Notice } from './notices.ts';
import type { ConversationAddress } from './ports.ts';

/** Names a delivery for ever: the day that it was decided for, and what it is about. The same again is not sent again. */
export interface DeliveryId {
  readonly day: CalendarDate;
  /** Opaque: made of keys, never of a name or a reference. */
  readonly key: string;
}

/** Where it goes; the address is looked up when it is sent. */
export type Recipient =
  | { readonly kind: 'person'; readonly personKey: PersonKey }
  | { readonly kind: 'managers-channel'; readonly teamId: TeamId };

/** A message that was decided on. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly to: Recipient;
  readonly notice: Notice;
  /** Messages of one subject to one recipient are one post, which the later ones edit in place. */
  readonly live?: string;
  /** Not sent before this moment (ISO 8601, UTC). */
  readonly notBefore?: string;
  /** Not sent after this moment: it would only confuse. */
  readonly sendBy: string;
}

/** What became of a delivery. */
export type DeliveryState =
  | 'waiting'
  | 'sent'
  /** What it would have said was no longer so. */
  | 'pointless'
  /** Blocked, uninstalled or never installed; again after the app is installed, by an admin's press. */
  | 'unreachable'
  /** Refused, or not got through in five attempts. */
  | 'failed'
  /** `sendBy` passed before it could be sent. */
  | 'too-late';

/** A message that was posted, so that it can be edited. */
export interface Posted {
  readonly address: ConversationAddress;
  readonly activityId: string;
}

/** A delivery as it is kept. */
export interface KeptDelivery extends Delivery {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly decidedAt: string;
  readonly endedAt?: string;
  /** An instance is sending it until then; afterwards another may. */
  readonly claimedUntil?: string;
  /** Not tried again before then. */
  readonly nextAttemptAt?: string;
  readonly posted?: Posted;
  /** A code for an admin, e.g. `status-429`. */
  readonly problem?: string;
  /** When an admin had it sent again; the press's nonce, because a press that comes twice sends once. */
  readonly resent?: readonly { readonly nonce: string; readonly by: PersonKey; readonly at: string }[];
}

/** The newest post of a live subject; whoever claims it is the only one to post or edit it until then. */
export interface LivePost {
  readonly posted?: Posted;
  readonly claimedUntil?: string;
}

export interface DeliveryStore {
  /** Keeps each once: one that is there already stays as it is. Answers which are new. */
  add(deliveries: readonly Delivery[], at: string): Promise<readonly DeliveryId[]>;
  read(id: DeliveryId): Promise<KeptDelivery | undefined>;
  /**
   * Reads, applies and writes until nobody was in between; `apply` gives undefined to leave it, and is not asked when
   * there is no such delivery. Answers what was written, undefined when nothing was.
   */
  change(id: DeliveryId, apply: (before: KeptDelivery) => KeptDelivery | undefined): Promise<KeptDelivery | undefined>;
  /** Those decided for a day, or for the days up to `last`: one query. */
  ofDay(day: CalendarDate, last?: CalendarDate): AsyncIterable<KeptDelivery>;
  /** Those of a day that wait, and no others: for the sweep. */
  waiting(day: CalendarDate): AsyncIterable<KeptDelivery>;
  /** The post of a live subject, changed in the same way; `apply` is given `{}` when there is none yet. */
  changeLive(
    to: Recipient,
    subject: string,
    apply: (before: LivePost) => LivePost | undefined,
  ): Promise<LivePost | undefined>;
  /**
   * Takes the next moment at which a conversation may be written to, if it is near enough to wait for it. Shared by
   * all instances, so that Teams' rates are kept together.
   */
  reserve(conversationId: string, now: string): Promise<Reserved>;
  /** Teams asked for a pause: no moment of the conversation is given away before `until`. */
  pause(conversationId: string, until: string): Promise<void>;
}

/** A moment that was taken, and how long to wait for it; or how long it is to the next, which was left to others. */
export interface Reserved {
  readonly taken: boolean;
  readonly waitMs: number;
}

/** A message of the queue, invisible to others until it is dealt with or forgotten. */
export interface QueuedDelivery {
  readonly id: DeliveryId;
  /** Opaque to everyone but the queue. */
  readonly receipt: unknown;
}

/** Azure Storage Queue: at least once, keys only. */
export interface DeliveryQueue {
  send(ids: readonly DeliveryId[], delaySeconds?: number): Promise<void>;
  /** At most 32, invisible to other instances for a minute. */
  receive(most: number): Promise<readonly QueuedDelivery[]>;
  done(message: QueuedDelivery): Promise<void>;
  /** Visible again after a while. */
  later(message: QueuedDelivery, seconds: number): Promise<void>;
}

/** What became of one request to Teams. */
export type Sent =
  | { readonly kind: 'ok'; readonly activityId: string }
  /** Blocked, uninstalled or not there (403, 404). */
  | { readonly kind: 'unreachable'; readonly problem: string }
  /** The post that was to be edited is not there any more. */
  | { readonly kind: 'gone' }
  /** It will never be taken. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Busy, broken or silent; the message may have arrived all the same. */
  | { readonly kind: 'again'; readonly problem: string; readonly retryAfterMs?: number };

/** The Teams side for what the bot says on its own account: one request each, in limited time. Never throws. */
export interface Messenger<Message> {
  post(to: ConversationAddress, message: Message): Promise<Sent>;
  update(posted: Posted, message: Message): Promise<Sent>;
}
