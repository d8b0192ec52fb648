import type { Notice, NoticeKind, NoticeOf } from '../../application/notices.ts';
import type { CardView } from '../reply.ts';
import type { ChatOutside } from '../turn.ts';

/** What the words of a notification are made from: the facts as they are when it goes out. */
export type NotificationOutside = Pick<ChatOutside, 'stores' | 'schemeOf' | 'clock' | 'newId'>;

/** What a notification says. */
export interface Composed {
  /** One plain sentence, never markdown: all of the message when there is no card, otherwise what a phone shows first. */
  readonly text: string;
  readonly card?: CardView;
}

/** A message on its way, with the sign by which people recognise a repeat. */
export interface Message extends Composed {
  /** `Ref 7K3F-9Q`; at the end of what is shown. */
  readonly reference: string;
}

/** Something that is told unasked. A file, a test and a line in notifications/index.ts. */
export interface Notification<Kind extends NoticeKind> {
  readonly kind: Kind;
  /**
   * The message from the facts as they are now; null when it has become pointless (the person left, the month was
   * submitted). To be the same for the same facts but for nonces: it may be made twice. Throws `StorageUnavailable`.
   */
  compose(outside: NotificationOutside, notice: NoticeOf<Kind>): Promise<Composed | null>;
  /** Messages as they can be, for tests and for looking at: the longest and the shortest among them. */
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly sentence: string;
  readonly notice: Notice;
  readonly composed: Composed;
}

export type AnyNotification = { readonly [Kind in NoticeKind]: Notification<Kind> }[NoticeKind];
