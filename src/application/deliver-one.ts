import { dayAt } from '../domain/london-time.ts';
import {
  type Again,
  CLAIM_MS,
  claimDelivery,
  type Dealt,
  type Ended,
  later,
  MOST_ATTEMPTS,
  msUntil,
  POST_BEFORE_END_MS,
  recordAgain,
  recordEnd,
  settled,
} from './delivery-claim.ts';
import type { Delivery, DeliveryId, KeptDelivery, Messenger, Sent } from './delivery-ports.ts';
import { type Destination, destinationOf, entitledReaders } from './destination.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';
import { errorName } from './error-name.ts';
import { insteadOfChannel } from './instead-of-channel.ts';
import {
  type Clock,
  type ConversationAddress,
  type Log,
  type Roster,
  StorageUnavailable,
  type Stores,
} from './ports.ts';
import { type Say, SILENT, type Telemetry, type Work } from './telemetry.ts';
import type { Turns } from './turns.ts';

/** What sending needs from outside; what a message is, only those know who make it and who send it. */
export interface DeliverOutside<Message> {
  readonly stores: Pick<Stores, 'deliveries' | 'people' | 'queue' | 'teams'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly roster: Roster;
  readonly messenger: Messenger<Message>;
  /** The words from the facts as they are now; null when there is nothing left to say. */
  compose(delivery: Delivery): Promise<Message | null>;
  /** From 0 up to, not including, 1. */
  random(): number;
  sleep(ms: number): Promise<void>;
  /** One message at a time into each conversation. */
  readonly turns: Turns;
  /** Passes when this process may send the next message to the tenant; its answer is called once that is recorded. */
  pace(): Promise<() => void>;
  /** Hears how each attempt ended. */
  readonly telemetry?: Telemetry;
}

/** Waits of at most so long before each further attempt, chosen at random below it: 15 s, 45 s, 135 s, 405 s. */
const FIRST_BACK_OFF_MS = 15_000;
const BACK_OFF_FACTOR = 3;
/** A conversation that is busy in this process is waited for so long, and then left to a later turn. */
const BUSY_MS = 5_000;

/** What came of a claimed delivery: an end, or another try. */
type Outcome = { readonly end: Ended } | { readonly again: Again };

/**
 * Sends a delivery if it is due, and records what became of it. A delivery whose end is recorded is left alone, however
 * often its message comes. Throws `StorageUnavailable`: the message comes again by itself.
 */
export async function deliverOne<Message>(outside: DeliverOutside<Message>, id: DeliveryId): Promise<Dealt> {
  const claim = await claimDelivery(outside, id);
  if (!('claimed' in claim)) return claim;
  const { claimed } = claim;
  const { telemetry = SILENT } = outside;
  const facts = { notice: claimed.notice.kind, outcome: 'interrupted', attempt: claimed.attempts, status: 0 } as const;
  return telemetry.during('delivery', facts, (say) => attempt(outside, claimed, say));
}

async function attempt<Message>(
  outside: DeliverOutside<Message>,
  claimed: KeptDelivery,
  say: Say<'delivery'>,
): Promise<Dealt> {
  let land = (): void => {};
  const pace = async (): Promise<() => void> => {
    land = await outside.pace();
    return land;
  };
  try {
    const outcome = await outcomeOf({ ...outside, pace }, claimed);
    say(saidOf(outcome));
    if ('end' in outcome) {
      await settled(outside.sleep, () => recordEnd(outside, claimed, outcome.end));
      return { done: true };
    }
    await recordAgain(outside, claimed, outcome.again);
    return { done: false, afterMs: outcome.again.afterMs };
  } finally {
    land();
  }
}

/** How an attempt ended, and the status with which Teams refused it. */
function saidOf(outcome: Outcome): Partial<Work['delivery']> {
  const { problem = '' } = 'end' in outcome ? outcome.end : outcome.again;
  const status = Number(/^status-(\d{3})$/.exec(problem)?.[1] ?? 0);
  if ('again' in outcome) return { outcome: outcome.again.counted ? 'again' : 'put-off', status };
  const { state } = outcome.end;
  return { outcome: state === 'waiting' ? 'put-off' : state, status };
}

async function outcomeOf<Message>(outside: DeliverOutside<Message>, claimed: KeptDelivery): Promise<Outcome> {
  const destination = await destinationOf(outside.stores, claimed.to);
  if (!destination.ok) return { end: destination.end };
  const leave = await outside.turns.take(destination.address.conversationId, BUSY_MS);
  if (!leave) return putBack(BUSY_MS * (1 + outside.random()));
  try {
    if (claimed.live === undefined) return await speak(outside, claimed, destination);
    return await speakLive(outside, claimed, destination, claimed.live);
  } finally {
    leave();
  }
}

const putBack = (afterMs: number, problem?: string): Outcome => ({
  again: { afterMs, counted: false, ...(problem === undefined ? {} : { problem }) },
});

/** The first of a live subject is posted, later ones edit it; one at a time over all instances, each with the newest state. */
async function speakLive<Message>(
  outside: DeliverOutside<Message>,
  claimed: KeptDelivery,
  destination: Destination,
  subject: string,
): Promise<Outcome> {
  const { deliveries } = outside.stores;
  const now = outside.clock.now();
  const claimedUntil = later(now, CLAIM_MS);
  const live = await deliveries.changeLive(claimed.to, subject, (before) =>
    msUntil(before.claimedUntil, now) > 0 ? undefined : { ...before, claimedUntil },
  );
  if (!live) return putBack(BUSY_MS * (1 + outside.random()));
  const { posted } = live;
  const inPlace = posted?.address.conversationId === destination.address.conversationId ? posted.activityId : undefined;
  let outcome: Outcome | undefined;
  try {
    outcome = await speak(outside, claimed, destination, inPlace);
    return outcome;
  } finally {
    // Before the delivery's own end is recorded: whoever comes after a crash in between edits the post.
    const newest = outcome && 'end' in outcome ? (outcome.end.posted ?? posted) : posted;
    const gone = outcome && 'again' in outcome && outcome.again.problem === GONE;
    await settled(outside.sleep, () =>
      deliveries.changeLive(claimed.to, subject, (before) =>
        before.claimedUntil === claimedUntil ? (newest && !gone ? { posted: newest } : {}) : undefined,
      ),
    );
  }
}

const GONE = 'post-gone';

async function speak<Message>(
  outside: DeliverOutside<Message>,
  claimed: KeptDelivery,
  { address, team }: Destination,
  inPlace?: string,
): Promise<Outcome> {
  const { stores, clock, log, random } = outside;
  const readers = team ? await entitledReaders(outside, team, address) : 'entitled';
  if (readers === 'unread') return tryAgain(outside, claimed, { kind: 'again', problem: 'roster-not-read' });
  if (team && readers === 'others') {
    await enqueueDeliveries(outside, insteadOfChannel(team, claimed, dayAt(clock.now())));
    return { end: { state: 'failed', problem: 'channel-readers' } };
  }

  const message = await composed(outside, claimed);
  if (message === null) return { end: { state: 'pointless' } };
  if (message === undefined) return { end: { state: 'failed', problem: 'not-composed' } };

  const { taken, waitMs } = await stores.deliveries.reserve(address.conversationId, clock.now());
  if (!taken) return putBack(waitMs * (1 + random() / 2));
  if (waitMs > 0) await outside.sleep(waitMs);
  await outside.pace();
  if (msUntil(claimed.claimedUntil, clock.now()) < POST_BEFORE_END_MS) return putBack(0);

  const sent = await (inPlace === undefined
    ? outside.messenger.post(address, message)
    : outside.messenger.update({ address, activityId: inPlace }, message));
  switch (sent.kind) {
    case 'ok':
      return { end: { state: 'sent', posted: { address, activityId: sent.activityId } } };
    case 'gone':
      return putBack(0, GONE);
    case 'refused':
      log.warn('delivery-refused', { problem: sent.problem, kind: claimed.notice.kind });
      return { end: { state: 'failed', problem: sent.problem } };
    case 'unreachable':
      await markRefused(outside, claimed, address);
      return { end: { state: 'unreachable', problem: sent.problem } };
    case 'again':
      if (sent.retryAfterMs !== undefined) {
        await stores.deliveries.pause(address.conversationId, later(clock.now(), sent.retryAfterMs));
      }
      return tryAgain(outside, claimed, sent);
  }
}

/** The message; null when it is pointless, undefined when we cannot make it (a fault of ours). */
async function composed<Message>(
  outside: DeliverOutside<Message>,
  claimed: KeptDelivery,
): Promise<Message | null | undefined> {
  try {
    return await outside.compose(claimed);
  } catch (error) {
    if (error instanceof StorageUnavailable) throw error;
    outside.log.error('delivery-not-composed', { kind: claimed.notice.kind, error: errorName(error) });
    return undefined;
  }
}

/** Waits longer each time, at random so that many do not come back together; at least as long as Teams asks. */
function tryAgain<Message>(
  { random, log }: DeliverOutside<Message>,
  { attempts, notice }: KeptDelivery,
  { problem, retryAfterMs }: Extract<Sent, { readonly kind: 'again' }>,
): Outcome {
  if (attempts >= MOST_ATTEMPTS) {
    log.warn('delivery-given-up', { problem, kind: notice.kind });
    return { end: { state: 'failed', problem } };
  }
  const backOff = FIRST_BACK_OFF_MS * BACK_OFF_FACTOR ** (attempts - 1);
  const afterMs = retryAfterMs === undefined ? random() * backOff : retryAfterMs + random() * FIRST_BACK_OFF_MS;
  return { again: { afterMs, counted: true, problem } };
}

/** Nothing more is sent to a person's chat that refused; unless the address has been renewed meanwhile. */
async function markRefused<Message>(
  { stores }: DeliverOutside<Message>,
  { to }: KeptDelivery,
  { conversationId }: ConversationAddress,
): Promise<void> {
  if (to.kind !== 'person') return;
  const person = await stores.people.read(to.personKey);
  if (!person) return;
  await stores.people.change(to.personKey, (before = person) =>
    before.chat?.conversationId === conversationId ? { ...before, chatRefused: true } : before,
  );
}
