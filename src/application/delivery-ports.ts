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
}

/** The newest post of a live subject. */
export interface LivePost {
  readonly posted?: Posted;
  readonly claimedUntil?: string;
}

export interface DeliveryStore {
  /** Keeps each once: one that is there already stays as it is. Answers which are new. */
  add(deliveries: readonly Delivery[], at: string): Promise<readonly DeliveryId[]>;
  read(id: DeliveryId): Promise<KeptDelivery | undefined>;
  /** Reads, applies and writes until nobody was in between; `apply` gives undefined to leave it. */
  change(id: DeliveryId, apply: (before: KeptDelivery) => KeptDelivery | undefined): Promise<KeptDelivery | undefined>;
  /** Those decided for a day. */
  ofDay(day: CalendarDate): AsyncIterable<KeptDelivery>;
  /** The post of a live subject, changed in the same way; made if absent. */
  changeLive(
    to: Recipient,
    subject: string,
    apply: (before: LivePost) => LivePost | undefined,
  ): Promise<LivePost | undefined>;
  /**
   * Takes one of the moments at which a conversation may be written to: 0 to send now, otherwise the milliseconds to
   * wait first. Shared by all instances, so that Teams' rates are kept together.
   */
  reserve(conversationId: string, now: string): Promise<number>;
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
