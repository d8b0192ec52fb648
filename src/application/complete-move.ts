import type { Going, WaitingCase } from '../domain/waiting-case.ts';
import type { Outside } from './change-caseload.ts';
import type { AllocationOperation, PendingItem, TakeBackOperation } from './ports.ts';

/** What became of a case on its way between the queue and a worker. */
export interface Completed<Outcome> {
  /** Undefined where it was completed before. */
  readonly outcome: Outcome | undefined;
  readonly pending: readonly PendingItem[];
}

/** How the queue has the case in the end, and under which word the audit has that. */
interface Ending {
  readonly action: string;
  /** Null takes the case out of the queue. */
  readonly waiting: WaitingCase | null;
}

/**
 * Brings a case that is on its way to where its operation says: `move` decides it in the worker's partition, `ending`
 * what the queue makes of it. Safe to repeat and to do twice at once, as long as `move` decides once.
 */
export async function completeMove<Outcome>(
  outside: Outside,
  operation: AllocationOperation | TakeBackOperation,
  move: (
    waiting: WaitingCase,
    going: Going,
  ) => Promise<{ readonly outcome: Outcome; readonly pending: readonly PendingItem[] }>,
  ending: (outcome: Outcome, waiting: Omit<WaitingCase, 'going'>) => Ending,
): Promise<Completed<Outcome>> {
  const { teams } = outside.stores;
  const { teamId, waitingId, key, by } = operation;
  const waiting = await teams.waiting(teamId, waitingId);
  if (waiting?.going?.key !== key) {
    await teams.endOperation(operation);
    return { outcome: undefined, pending: [] };
  }
  const { going, ...waits } = waiting;
  const { outcome, pending } = await move(waiting, going);
  const ended = ending(outcome, waits);
  await teams.changeWaiting({
    ...{ teamId, id: waitingId, key: `${key}:completed` },
    audit: { at: outside.clock.now(), by, action: ended.action, detail: { waiting: waitingId } },
    apply: (before) => (before?.going?.key === key ? ended.waiting : before),
  });
  await teams.endOperation(operation);
  return { outcome, pending };
}
