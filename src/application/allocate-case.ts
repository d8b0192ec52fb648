import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { PastStops, WaitingCase } from '../domain/waiting-case.ts';
import type { Outside } from './change-caseload.ts';
import { type Completed, completeMove } from './complete-move.ts';
import type { AllocationOperation, AuditEntry, PendingItem, WaitingResult } from './ports.ts';
import { type Outcome, type Received, type Refusal, receiveCase, receivedUnder } from './receive-case.ts';

/** A case that a manager gives to a worker. */
export interface AllocationWish {
  readonly teamId: TeamId;
  readonly by: { readonly person: PersonKey; readonly name: string };
  /** The card's nonce: what comes again under it is answered and not done again. */
  readonly key: string;
  /** As the manager saw it; one that never waited is new, at revision 0. */
  readonly waiting: WaitingCase;
  readonly workerKey: PersonKey;
  readonly on: CalendarDate;
  readonly past?: PastStops | undefined;
}

export type AllocationResult =
  | { readonly ok: true; readonly received: Received; readonly pending: readonly PendingItem[] }
  /** Somebody else has given it to a worker, or taken it out of the queue. */
  | { readonly ok: false; readonly reason: 'gone' }
  /** It was changed after the card was made. */
  | { readonly ok: false; readonly reason: 'changed' }
  /** The worker's caseload cannot take it: it is in the queue again. */
  | { readonly ok: false; readonly reason: 'refused'; readonly refusal: Refusal };

/**
 * Gives a case to a worker: it leaves the queue together with an operation, is taken by the worker's caseload once, and
 * then the operation ends. Whatever stops it half-way, the same again completes it, and so does the sweep: the case is
 * never in both lists and never in none. Who asks is checked by the caller.
 */
export async function allocateCase(outside: Outside, wish: AllocationWish): Promise<AllocationResult> {
  const { teamId, key, by, waiting, workerKey } = wish;
  const operation: AllocationOperation = {
    kind: 'allocate-case',
    teamId,
    key,
    by: by.person,
    waitingId: waiting.id,
  };
  const begun = await beginAllocation(outside, wish, operation);
  if (!begun.ok && begun.reason === 'unchanged') {
    return { ok: false, reason: begun.waiting && !begun.waiting.going ? 'changed' : 'gone' };
  }
  return allocationUnder(outside, operation, workerKey);
}

/** What became of an allocation that was begun, once it is completed; `gone` where none was. */
export async function allocationUnder(
  outside: Outside,
  operation: AllocationOperation,
  workerKey: PersonKey,
): Promise<AllocationResult> {
  const completed = await completeAllocation(outside, operation);
  const outcome = completed.outcome ?? (await receivedUnder(outside, workerKey, operation.key));
  if (!outcome) return { ok: false, reason: 'gone' };
  if (!outcome.ok) return { ok: false, reason: 'refused', refusal: outcome.refusal };
  return { ok: true, received: outcome.received, pending: completed.pending };
}

function beginAllocation(
  { stores, clock }: Outside,
  { teamId, key, by, waiting, workerKey, on, past }: AllocationWish,
  operation: AllocationOperation,
): Promise<WaitingResult> {
  const going = {
    ...{ key, workerKey, on, by: by.person, byName: by.name },
    ...(past ? { past } : {}),
  };
  return stores.teams.changeWaiting({
    teamId,
    id: waiting.id,
    key,
    operation,
    audit: {
      at: clock.now(),
      by: by.person,
      action: 'allocate-case',
      detail: { waiting: waiting.id, worker: workerKey, on, ...pastDetail(past) },
    },
    apply: (before) => {
      const isSeen = before ? before.revision === waiting.revision && !before.going : waiting.revision === 0;
      return isSeen ? { ...waiting, going } : before;
    },
  });
}

/** What is recorded of an allocation past a stop. */
export function pastDetail(past: PastStops | undefined): AuditEntry['detail'] {
  if (!past) return {};
  const { stops, reason, reviewOn, until } = past;
  return { past: stops.join(' '), reason, reviewOn, until };
}

/**
 * Brings the case of an operation to the worker, or back into the queue where the caseload cannot take it. Safe to
 * repeat and to do twice at once: what becomes of it is decided once, in the worker's partition.
 */
export function completeAllocation(outside: Outside, operation: AllocationOperation): Promise<Completed<Outcome>> {
  return completeMove(
    outside,
    operation,
    (waiting, going) => receiveCase(outside, operation.teamId, waiting, going),
    (outcome, waiting) =>
      outcome.ok
        ? { action: 'leave-queue', waiting: null }
        : { action: 'return-to-queue', waiting: { ...waiting, revision: waiting.revision + 1 } },
  );
}
