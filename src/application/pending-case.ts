import { type Access, mayInTeam, mayWithCaseload, type PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { factsOn } from '../domain/caseload.ts';
import { keptByAnother } from '../domain/hand-over.ts';
import { plainRef } from '../domain/reference.ts';
import { type PendingCase, recordsOf } from '../domain/worker-records.ts';
import { type ChangeResult, changeCaseload, type Outside } from './change-caseload.ts';
import { changeRecords, type RecordResult } from './change-records.ts';
import type { Delivery } from './delivery-ports.ts';
import { forAll } from './for-all.ts';
import type { CaseloadSnapshot, OutboxItem, StoredCase } from './ports.ts';
import { standsUntil } from './stands-until.ts';
import { managersOn } from './who-is-told.ts';

/** Somebody else's case of a reference. */
export interface HeldElsewhere {
  readonly holder: CaseloadSnapshot;
  readonly stored: StoredCase;
}

/** The case of a reference that somebody else holds, or is to hold; undefined when nobody does. */
export async function heldElsewhere(
  outside: Pick<Outside, 'stores' | 'clock'>,
  workerKey: PersonKey,
  ref: string,
): Promise<HeldElsewhere | undefined> {
  const [first] = await heldByOthers(outside, workerKey, ref);
  return first;
}

/** All of them: one query beside the holders' own caseloads, of which there seldom is one. */
export async function heldByOthers(
  { stores, clock }: Pick<Outside, 'stores' | 'clock'>,
  workerKey: PersonKey,
  ref: string,
): Promise<readonly HeldElsewhere[]> {
  const others = (await stores.references.holders(ref)).filter((key) => key !== workerKey);
  const read = await forAll(others, (key) => stores.caseloads.read(key));
  return read.flatMap((holder) => {
    const received = recordsOf(holder?.records ?? [], 'received');
    const stored = holder?.cases.find(
      // A case that another keeps up to date for them is that other's to give.
      (one) =>
        keptByAnother(received, one.caseId, clock.today()) === undefined &&
        plainRef(one.history.dated.ref) === plainRef(ref) &&
        isOpen(one, clock.today()),
    );
    return holder && stored ? [{ holder, stored }] : [];
  });
}

/** True while a case has not ended. */
export function isOpen({ history }: StoredCase, day: CalendarDate): boolean {
  const { closedOn, transferredOutOn } = factsOn(history, day);
  return [closedOn, transferredOutOn].every((end) => end === undefined || day < end);
}

/** Keeps a case that waits for a manager, once, and has the managers told. */
export async function askForCase<Reply>(
  outside: Outside,
  access: Access,
  workerKey: PersonKey,
  wanted: Pick<PendingCase, 'id' | 'ref' | 'history'>,
  keys: readonly string[],
  reply: Reply,
): Promise<RecordResult<never, Reply>> {
  const { clock } = outside;
  const asked = { by: access.personKey, name: access.name, at: clock.now() };
  return changeRecords<never, Reply>(outside, {
    workerKey,
    by: access.personKey,
    may: ({ head }) => mayWithCaseload(access, 'change', head),
    action: 'ask-for-case',
    keys,
    decide: () => ({
      ok: true,
      change: {
        put: [{ kind: 'pending-case', id: wanted.id, value: { ...wanted, asked, state: 'asked' } }],
        outbox: [{ kind: 'tell-pending', workerKey, pendingId: wanted.id, on: clock.today() }],
        detail: { allocatedOn: wanted.history.dated.allocatedOn },
      },
      reply,
    }),
  });
}

/** The managers of the worker who asks, and those of the worker who holds the case: each may settle what is theirs. */
export async function pendingDeliveries(
  outside: Pick<Outside, 'stores' | 'clock'>,
  { workerKey, pendingId, on }: Extract<OutboxItem, { readonly kind: 'tell-pending' }>,
): Promise<readonly Delivery[]> {
  const { caseloads, teams } = outside.stores;
  const worker = await caseloads.read(workerKey);
  const pending = worker && pendingIn(worker, pendingId);
  if (!pending) return [];
  const elsewhere = await heldElsewhere(outside, workerKey, pending.ref);
  const teamIds = new Set([worker.head.teamId, ...(elsewhere ? [elsewhere.holder.head.teamId] : [])]);
  const records = await forAll([...teamIds], (teamId) => teams.record(teamId));
  const managers = new Set(records.flatMap((team) => (team ? managersOn(team, on) : [])));
  return [...managers].map((managerKey) => ({
    id: { day: on, key: `case-pending/${pendingId}/${managerKey}` },
    to: { kind: 'person', personKey: managerKey },
    notice: { kind: 'case-pending', managerKey, workerKey, pendingId },
    sendBy: standsUntil(on),
  }));
}

/** The case that waits under an id; undefined once it is settled. */
export function pendingIn({ records }: Pick<CaseloadSnapshot, 'records'>, id: string): PendingCase | undefined {
  return recordsOf(records, 'pending-case').find((pending) => pending.id === id && pending.state === 'asked');
}

/** True for who manages the worker that asks, or the one who holds the case. */
export function maySettle(access: Access, worker: CaseloadSnapshot, elsewhere: HeldElsewhere | undefined): boolean {
  return (
    mayInTeam(access, 'transfer-cases', worker.head.teamId) ||
    (elsewhere !== undefined && mayInTeam(access, 'transfer-cases', elsewhere.holder.head.teamId))
  );
}

/** It is a case of the worker's own after all: it counts from the day on which it was allocated. */
export async function keepAsOwn<Reply>(
  outside: Outside,
  access: Access,
  workerKey: PersonKey,
  pendingId: string,
  keys: readonly string[],
  reply: Reply,
): Promise<ChangeResult<'settled-already', Reply>> {
  return changeCaseload<'settled-already', Reply>(outside, {
    access,
    workerKey,
    action: 'keep-pending-case',
    keys,
    decide: (snapshot) => {
      const pending = pendingIn(snapshot, pendingId);
      if (!pending || !mayInTeam(access, 'transfer-cases', snapshot.head.teamId)) {
        return { ok: false, problem: 'settled-already' };
      }
      const { id, ref, history } = pending;
      return {
        ok: true,
        change: {
          what: `added ${ref}`,
          cases: [{ caseId: id, history }],
          putRecords: [{ kind: 'pending-case', id, value: { ...pending, state: 'own' } }],
          deliveries: [settled(workerKey, id, outside.clock.today())],
          isFinal: true,
          detail: { allocatedOn: history.dated.allocatedOn },
        },
      };
    },
    reply: () => reply,
  });
}

/** The reference was a mistake: what was asked is put aside, and the worker is asked to look again. */
export async function putAside<Reply>(
  outside: Outside,
  access: Access,
  workerKey: PersonKey,
  pendingId: string,
  keys: readonly string[],
  reply: Reply,
): Promise<RecordResult<'settled-already', Reply>> {
  return changeRecords<'settled-already', Reply>(outside, {
    workerKey,
    by: access.personKey,
    may: ({ head }) => mayInTeam(access, 'transfer-cases', head.teamId),
    action: 'put-case-aside',
    keys,
    decide: (snapshot) => {
      const pending = pendingIn(snapshot, pendingId);
      if (!pending) return { ok: false, problem: 'settled-already' };
      const put = [{ kind: 'pending-case', id: pendingId, value: { ...pending, state: 'wrong' } }] as const;
      const deliveries = [settled(workerKey, pendingId, outside.clock.today())];
      return { ok: true, change: { put, deliveries }, reply };
    },
  });
}

function settled(workerKey: PersonKey, pendingId: string, day: CalendarDate): Delivery {
  return {
    id: { day, key: `pending-settled/${pendingId}` },
    to: { kind: 'person', personKey: workerKey },
    notice: { kind: 'pending-settled', workerKey, pendingId },
    sendBy: standsUntil(day),
  };
}
