import type { PersonKey, TeamId } from '../domain/access.ts';
import type { NotBack } from '../domain/allocation.ts';
import type { WaitingCase } from '../domain/waiting-case.ts';
import { completeAllocation } from './allocate-case.ts';
import type { Outside } from './change-caseload.ts';
import { type Completed, completeMove } from './complete-move.ts';
import { allocationThere, type Given, type GivenBack, giveBack, givenBackUnder } from './give-back.ts';
import type { PendingItem, TakeBackOperation, WaitingResult } from './ports.ts';

/** An allocation that a manager takes back. */
export interface TakeBackWish {
  readonly teamId: TeamId;
  readonly by: { readonly person: PersonKey; readonly name: string };
  readonly workerKey: PersonKey;
  readonly allocationId: string;
}

export type TakeBackResult =
  | { readonly ok: true; readonly given: Given; readonly pending: readonly PendingItem[] }
  | { readonly ok: false; readonly reason: NotBack };

/**
 * Takes a case back from the worker to whom it was given: it stands in the queue as on its way together with an
 * operation, leaves the caseload once, and then waits as it did before. Whatever stops it half-way, the same again
 * completes it, and so does the sweep: the case is never in both lists and never in none. An allocation is taken back
 * once, whoever asks and however often. Who asks is checked by the caller.
 */
export async function takeBack(outside: Outside, wish: TakeBackWish): Promise<TakeBackResult> {
  const { teamId, by, workerKey, allocationId } = wish;
  const there = await allocationThere(outside, teamId, workerKey, allocationId);
  const came = there?.allocation.came;
  if (!there || !came) return { ok: false, reason: 'gone' };
  const { allocation, why } = there;
  const key = `take-back:${allocationId}`;
  const operation: TakeBackOperation = { kind: 'take-back', teamId, key, by: by.person, waitingId: came.waited.id };
  const going = { key, workerKey, on: allocation.on, by: by.person, byName: by.name, back: allocationId };
  if (why === null) {
    await beginTakingBack(outside, operation, {
      ...{ ...came.waited, ref: allocation.ref, revision: came.waited.revision + 1, going },
    });
  }
  const { outcome, pending } = await completeTakeBack(outside, operation);
  if (outcome) return outcome.ok ? { ...outcome, pending } : outcome;
  const given = await givenBackUnder(outside, workerKey, key);
  return given ? { ok: true, given, pending } : { ok: false, reason: why ?? 'gone' };
}

/** The case comes into the queue as on its way; an allocation that was stopped half-way is completed first. */
async function beginTakingBack(outside: Outside, operation: TakeBackOperation, waiting: WaitingCase): Promise<void> {
  const { teamId, key, by, waitingId } = operation;
  const begin = (): Promise<WaitingResult> =>
    outside.stores.teams.changeWaiting({
      ...{ teamId, id: waitingId, key, operation },
      audit: {
        ...{ at: outside.clock.now(), by, action: 'take-back' },
        detail: { waiting: waitingId, worker: waiting.going?.workerKey ?? null },
      },
      apply: (before) => before ?? waiting,
    });
  const begun = await begin();
  const halfWay = !begun.ok && begun.reason === 'unchanged' ? begun.waiting?.going : undefined;
  if (!halfWay || halfWay.back !== undefined) return;
  await completeAllocation(outside, { kind: 'allocate-case', teamId, key: halfWay.key, by: halfWay.by, waitingId });
  await begin();
}

/**
 * Brings the case of an operation back into the queue, or leaves it with the worker where it is not as it came any more.
 * Safe to repeat and to do twice at once: what becomes of it is decided in the worker's partition.
 */
export function completeTakeBack(outside: Outside, operation: TakeBackOperation): Promise<Completed<GivenBack>> {
  return completeMove(
    outside,
    operation,
    (_, going) => giveBack(outside, operation.teamId, going),
    (outcome, waiting) =>
      outcome.ok ? { action: 'return-to-queue', waiting } : { action: 'stay-with-worker', waiting: null },
  );
}
