import { Temporal } from 'temporal-polyfill';
import type { DeliveryId, KeptDelivery } from './delivery-ports.ts';
import { type Clock, StorageUnavailable, type Stores } from './ports.ts';

interface ClaimOutside {
  readonly stores: Pick<Stores, 'deliveries'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** So long a delivery is one instance's own; an instance that died with it holds it up no longer. */
export const CLAIM_MS = 60_000;
/** Nothing is posted in the last part of a claim: the answer might come after its end. */
export const POST_BEFORE_END_MS = 15_000;
export const MOST_ATTEMPTS = 5;

/** What is to happen with the queue's message. */
export type Dealt = { readonly done: true } | { readonly done: false; readonly afterMs: number };

export type Ended = Pick<KeptDelivery, 'state' | 'problem' | 'posted'>;

/** A delivery is to be tried again; `counted` when something was asked of Teams. */
export interface Again {
  readonly afterMs: number;
  readonly counted: boolean;
  readonly problem?: string;
}

/** The moment so many milliseconds later. */
export const later = (moment: string, ms: number): string =>
  Temporal.Instant.from(moment)
    .add({ milliseconds: Math.round(ms) })
    .toString({ smallestUnit: 'millisecond' });
/** Milliseconds from `now` to a moment; 0 where there is none, less where it has passed. */
export const msUntil = (moment: string | undefined, now: string): number =>
  moment === undefined ? 0 : Temporal.Instant.from(now).until(moment).total('milliseconds');

/** Takes the delivery for this instance. An attempt counts from here, so that one which kills the process counts too. */
export async function claimDelivery(
  { stores, clock }: ClaimOutside,
  id: DeliveryId,
): Promise<Dealt | { readonly claimed: KeptDelivery }> {
  const now = clock.now();
  let afterMs = 0;
  const changed = await stores.deliveries.change(id, (before) => {
    const { state, claimedUntil, nextAttemptAt, notBefore, attempts } = before;
    afterMs = 0;
    if (state !== 'waiting') return undefined;
    if (msUntil(before.sendBy, now) < 0) return ended(before, { state: 'too-late' }, now);
    afterMs = Math.max(0, ...[claimedUntil, nextAttemptAt, notBefore].map((moment) => msUntil(moment, now)));
    if (afterMs > 0) return undefined;
    if (attempts >= MOST_ATTEMPTS) return ended(before, { state: 'failed', problem: 'no-answer' }, now);
    return { ...before, attempts: attempts + 1, claimedUntil: later(now, CLAIM_MS) };
  });
  if (changed?.state === 'waiting') return { claimed: changed };
  return afterMs > 0 ? { done: false, afterMs } : { done: true };
}

function ended(before: KeptDelivery, end: Ended, now: string): KeptDelivery {
  const { claimedUntil: _claim, nextAttemptAt: _next, problem: _problem, ...kept } = before;
  return { ...kept, ...end, endedAt: now };
}

/** Records the end of a delivery; the first one stays. */
export async function recordEnd({ stores, clock }: ClaimOutside, { id }: KeptDelivery, end: Ended): Promise<void> {
  await stores.deliveries.change(id, (before) =>
    before.state === 'waiting' ? ended(before, end, clock.now()) : undefined,
  );
}

/** Gives a claimed delivery back, to be tried again after a while. */
export async function recordAgain(
  { stores, clock }: ClaimOutside,
  { id, claimedUntil }: KeptDelivery,
  { afterMs, counted, problem }: Again,
): Promise<void> {
  await stores.deliveries.change(id, (before) => {
    if (before.state !== 'waiting' || before.claimedUntil !== claimedUntil) return undefined;
    const { claimedUntil: _claim, ...kept } = before;
    return {
      ...kept,
      attempts: before.attempts - (counted ? 0 : 1),
      nextAttemptAt: later(clock.now(), afterMs),
      ...(counted && problem !== undefined ? { problem } : {}),
    };
  });
}

const RECORD_TRIES = 3;
const RECORD_PAUSE_MS = 1_000;

/** What was sent is recorded even if storage is silent for a moment: otherwise it would be sent again. */
export async function settled(sleep: (ms: number) => Promise<void>, record: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await record();
      return;
    } catch (error) {
      if (tries === RECORD_TRIES || !(error instanceof StorageUnavailable)) throw error;
      await sleep(RECORD_PAUSE_MS);
    }
  }
}
