import type { PersonKey } from '../domain/access.ts';
import { isFollowed } from '../domain/hand-over.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { afterChange } from './foresee-change.ts';
import { monthsMarked } from './months-touched.ts';
import { openOffers } from './on-offer.ts';
import { type HeldElsewhere, heldByOthers, isOpen } from './pending-case.ts';
import type { CaseloadSnapshot, OutboxItem, PendingItem, StoredCase } from './ports.ts';
import { projectMember } from './project-member.ts';
import { standsUntil } from './stands-until.ts';

const MOST_TRIES = 12;

/**
 * Two workers who add the same reference at the same moment see nobody who holds it. Each is looked at again once the
 * reference is known under them, so that of two at least one sees the other; whoever sees it has the later one wait for
 * a manager, and both agree which that is. Safe to repeat.
 */
export async function checkReference(
  outside: Outside,
  { workerKey, caseId }: Extract<OutboxItem, { readonly kind: 'check-reference' }>,
): Promise<readonly PendingItem[]> {
  const { caseloads } = outside.stores;
  const before = await caseloads.read(workerKey);
  if (!before) return [];
  // Seen by others before others are looked for.
  await projectMember(outside, before.head);
  const holder = await caseloads.read(workerKey);
  const stored = holder && openCase(holder, caseId, outside);
  if (!stored) return [];
  const pending: PendingItem[] = [];
  for (const other of await heldByOthers(outside, workerKey, stored.history.dated.ref)) {
    if (isAnother(other)) continue;
    const later = laterOf({ holder, stored }, other);
    pending.push(...(await haveItWait(outside, later.holder.head.workerKey, later.stored.caseId)));
    if (later.holder === holder) break;
  }
  return pending;
}

/** A manager has decided that it is a different case of the same reference. */
function isAnother({ holder: { records }, stored: { caseId } }: HeldElsewhere): boolean {
  return recordsOf(records, 'pending-case').some(({ id, state }) => id === caseId && state === 'own');
}

/** Nobody has decided anything about the case since it was added. */
function openCase(holder: CaseloadSnapshot, caseId: string, { clock }: Pick<Outside, 'clock'>): StoredCase | undefined {
  const today = clock.today();
  const { cases, records } = holder;
  const isDecided =
    recordsOf(records, 'pending-case').some(({ id }) => id === caseId) ||
    recordsOf(records, 'hand-over').some((one) => one.caseId === caseId && isFollowed(one, today)) ||
    openOffers(holder, today).some((one) => one.caseId === caseId);
  return isDecided ? undefined : cases.find((stored) => stored.caseId === caseId && isOpen(stored, today));
}

/** One that a manager gave or settled stays where it is; of two that were added the one that was added later waits. */
function laterOf(own: HeldElsewhere, other: HeldElsewhere): HeldElsewhere {
  const [mine, theirs] = [addedAt(own), addedAt(other)];
  return theirs !== undefined && mine !== undefined && mine < theirs ? other : own;
}

/** Comparable; undefined where it was not added lately, or by a manager. */
function addedAt({ holder: { head, records }, stored: { caseId } }: HeldElsewhere): string | undefined {
  const isManagers = [...recordsOf(records, 'allocation'), ...recordsOf(records, 'received')].some(
    ({ id }) => id === caseId,
  );
  const added = head.recentChanges.findLast((change) => change.caseId === caseId);
  return isManagers || !added ? undefined : `${added.at} ${head.workerKey}`;
}

/** Takes the case off the caseload again, as a worker asks for a case that somebody else holds. */
async function haveItWait(outside: Outside, workerKey: PersonKey, caseId: string): Promise<readonly PendingItem[]> {
  const { stores, clock, schemeOf } = outside;
  const today = clock.today();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await stores.caseloads.read(workerKey);
    const stored = kept && openCase(kept, caseId, outside);
    if (!stored) return [];
    const { history } = stored;
    const { ref, allocatedOn } = history.dated;
    const what = `${ref} waits for a manager`;
    const after = afterChange(kept, { what, cases: [{ caseId, history: null }] }, clock.now());
    const asked = { by: workerKey, name: kept.head.name, at: clock.now() };
    const result = await stores.caseloads.commit({
      basedOn: kept,
      head: after.head,
      putCases: [],
      removedCaseIds: [caseId],
      putRecords: [
        { kind: 'pending-case', id: caseId, value: { id: caseId, ref, history, asked, state: 'asked' } },
        ...monthsMarked(kept, after, schemeOf),
      ],
      undo: null,
      audit: { at: clock.now(), by: 'caseload', action: 'check-reference', caseId, detail: { allocatedOn } },
      outbox: [
        { kind: 'project-member', workerKey, teamId: kept.head.teamId },
        { kind: 'tell-pending', workerKey, pendingId: caseId, on: today },
        {
          kind: 'deliver',
          delivery: {
            id: { day: today, key: `pending-asked/${caseId}` },
            to: { kind: 'person', personKey: workerKey },
            notice: { kind: 'pending-settled', workerKey, pendingId: caseId },
            sendBy: standsUntil(today),
          },
        },
      ],
      keys: [],
      reply: null,
    });
    if (result.ok) return result.pending;
  }
  throw new Error('A caseload kept changing in between');
}
