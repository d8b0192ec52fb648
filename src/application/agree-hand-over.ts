import { type Access, mayInTeam, type PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { factsOn } from '../domain/caseload.ts';
import { handedOver, isFollowed, takenBack } from '../domain/hand-over.ts';
import { plainRef } from '../domain/reference.ts';
import { awaitsReturn } from '../domain/return-from-absence.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { type HandOver, recordsOf } from '../domain/worker-records.ts';
import type { Change, Decide, Outside } from './change-caseload.ts';
import { tellBoth } from './hand-over-deliveries.ts';
import { openOffers } from './on-offer.ts';
import { pendingIn } from './pending-case.ts';
import type { CaseloadSnapshot, StoredCase } from './ports.ts';

/** What stands in the way of a hand-over. */
export type HandOverProblem =
  | 'no-such-case'
  /** Nobody of a team that the person manages. */
  | 'no-such-worker'
  | 'same-worker'
  | 'before-today'
  /** The holder does not have the case on the first day. */
  | 'not-held-then'
  | 'ends-before-it-begins'
  /** Another hand-over of the case is agreed already. */
  | 'agreed-already'
  /** It is offered to another team, and nobody answered yet. */
  | 'offered'
  /** The receiver has a case of that reference on the first day. */
  | 'has-it-already';

/** What a manager agrees. */
export interface HandOverWish extends Pick<HandOver, 'bundle' | 'whileAway' | 'backOf' | 'past'> {
  readonly id: string;
  readonly as: HandOver['as'];
  readonly caseId: string;
  readonly to: PersonKey;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** The worker who is to receive a case, if the person manages the team; otherwise as good as absent. */
export async function receiverOf(
  { stores }: Pick<Outside, 'stores'>,
  access: Access,
  to: PersonKey,
): Promise<CaseloadSnapshot | undefined> {
  const snapshot = await stores.caseloads.read(to);
  const isIn = snapshot && snapshot.head.leftOn === undefined;
  return isIn && mayInTeam(access, 'transfer-cases', snapshot.head.teamId) ? snapshot : undefined;
}

/** The worker who asked for a case of the reference: whoever manages the holder may give it. */
export async function askerOf(
  { stores }: Pick<Outside, 'stores'>,
  to: PersonKey,
  pendingId: string,
): Promise<CaseloadSnapshot | undefined> {
  const snapshot = await stores.caseloads.read(to);
  return snapshot && snapshot.head.leftOn === undefined && pendingIn(snapshot, pendingId) ? snapshot : undefined;
}

/**
 * The holder's side of a hand-over; the other side follows by the outbox. It concerns two people, so it is not undone
 * but cancelled.
 */
export function agreeHandOver(
  outside: Pick<Outside, 'clock'>,
  access: Access,
  receiver: CaseloadSnapshot | undefined,
  wish: HandOverWish,
): Decide<HandOverProblem> {
  return (holder) =>
    mayInTeam(access, 'transfer-cases', holder.head.teamId)
      ? handOverBy(outside, access, receiver, wish)(holder)
      : no('no-such-case');
}

/** The same for who may have the case because it was offered to them; the caller has checked that. */
export function handOverBy(
  { clock }: Pick<Outside, 'clock'>,
  access: Pick<Access, 'personKey' | 'name'>,
  receiver: CaseloadSnapshot | undefined,
  wish: HandOverWish,
): Decide<HandOverProblem> {
  return (holder) => {
    const kept = holder.cases.find(({ caseId }) => caseId === wish.caseId);
    if (!kept) return no('no-such-case');
    if (!receiver || receiver.head.workerKey !== wish.to) return no('no-such-worker');
    if (wish.to === holder.head.workerKey) return no('same-worker');
    const problem = problemOf(holder, receiver, wish, clock.today());
    if (problem) return no(problem);
    const decided = { by: access.personKey, name: access.name, at: clock.now() };
    const { head } = receiver;
    const { ref } = kept.history.dated;
    const value: HandOver = {
      ...wish,
      ...backTo(receiver, wish),
      ref,
      toName: head.name,
      agreedOn: clock.today(),
      state: 'agreed',
      decided,
    };
    const change: Change = {
      what: `agreed ${handOverWhat(value)}`,
      cases: [{ caseId: kept.caseId, history: handedOver(kept.history, wish) }],
      putRecords: [{ kind: 'hand-over', id: wish.id, value }],
      deliveries: tellBoth(value, holder.head, 'agreed', clock.today()),
      isFinal: true,
      detail: { as: wish.as, from: wish.from, until: wish.until, to: wish.to },
    };
    return { ok: true, change };
  };
}

/** However a case goes back to somebody who was away, what had moved it is settled with it. */
function backTo({ records }: CaseloadSnapshot, { as, caseId, backOf }: HandOverWish): Pick<HandOver, 'backOf'> {
  const cameFor = recordsOf(records, 'hand-over').find((one) => one.id === caseId && awaitsReturn(one));
  return as === 'transfer' && backOf === undefined && cameFor ? { backOf: cameFor.id } : {};
}

function handOverWhat({ as, ref, toName, from }: HandOver): string {
  const day = spokenDate(from);
  return as === 'transfer'
    ? `the transfer of ${ref} to ${toName} on ${day}`
    : `co-working on ${ref} with ${toName} from ${day}`;
}

const no = (problem: HandOverProblem) => ({ ok: false, problem }) as const;

function problemOf(
  holder: CaseloadSnapshot,
  receiver: CaseloadSnapshot,
  { id, caseId, from, until }: HandOverWish,
  today: CalendarDate,
): HandOverProblem | undefined {
  const kept = holder.cases.find((stored) => stored.caseId === caseId);
  if (!kept) return 'no-such-case';
  if (from < today) return 'before-today';
  if (until !== null && until < from) return 'ends-before-it-begins';
  const { ref } = kept.history.dated;
  const agreed = recordsOf(holder.records, 'hand-over').filter((record) => record.caseId === caseId);
  if (agreed.some((record) => isFollowed(record, today))) return 'agreed-already';
  if (openOffers(holder, today).some((one) => one.caseId === caseId && one.id !== id)) return 'offered';
  if (!isHeldUntil(kept, from)) return 'not-held-then';
  const same = receiver.cases.some(({ history }) => {
    const other = factsOn(history, from);
    const over = other.transferredOutOn !== undefined && other.transferredOutOn <= from;
    return plainRef(other.ref) === plainRef(ref) && !over && other.closedOn === undefined;
  });
  return same ? 'has-it-already' : undefined;
}

/** True when the holder has the case on the day before. */
export function isHeldUntil({ history }: StoredCase, day: CalendarDate): boolean {
  const { allocatedOn, closedOn, transferredOutOn } = history.dated;
  return allocatedOn < day && [closedOn, transferredOutOn].every((end) => end === undefined || day < end);
}

export type CancelProblem = 'no-such-hand-over' | 'begun-already';

/** The other team's managers hear that what they accepted is cancelled. */
function acceptedThere({ head: { workerKey }, records }: CaseloadSnapshot, id: string): Change['outbox'] & {} {
  return recordsOf(records, 'offer')
    .filter((offer) => offer.id === id)
    .map(({ toTeam }) => ({ kind: 'follow-offer', workerKey, teamId: toTeam, offerId: id }));
}

/**
 * Cancels a hand-over before its first day; co-working that has begun ends with `lastDay`. The other side follows.
 */
export function cancelHandOver(
  { clock }: Pick<Outside, 'clock'>,
  access: Access,
  id: string,
  lastDay: CalendarDate | null,
): Decide<CancelProblem> {
  return (holder) => {
    const today = clock.today();
    const record = recordsOf(holder.records, 'hand-over').find((one) => one.id === id);
    const kept = record && holder.cases.find(({ caseId }) => caseId === record.caseId);
    const may = mayInTeam(access, 'transfer-cases', holder.head.teamId);
    if (!record || !kept || !may || record.state === 'cancelled') return { ok: false, problem: 'no-such-hand-over' };
    const begun = record.from <= today;
    if (begun && (record.as === 'transfer' || lastDay === null || lastDay < today)) {
      return { ok: false, problem: 'begun-already' };
    }
    const { ref, toName } = record;
    const changed = { by: access.personKey, name: access.name, at: clock.now() };
    const value: HandOver = begun ? { ...record, until: lastDay, changed } : { ...record, state: 'cancelled', changed };
    const back = takenBack(kept.history, record);
    const change: Change = {
      what: begun ? `ended the co-working on ${ref} with ${toName}` : `cancelled the hand-over of ${ref} to ${toName}`,
      cases: [{ caseId: kept.caseId, history: begun ? handedOver(back, value) : back }],
      putRecords: [{ kind: 'hand-over', id, value }],
      deliveries: tellBoth(value, holder.head, begun ? 'ended' : 'cancelled', today),
      outbox: acceptedThere(holder, id),
      isFinal: true,
      detail: { as: record.as, from: record.from, until: value.until, state: value.state },
    };
    return { ok: true, change };
  };
}
