import type { PersonKey } from '../domain/access.ts';
import type { CaseHistory } from '../domain/caseload.ts';
import { received } from '../domain/hand-over.ts';
import { plainRef } from '../domain/reference.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { scoreOn } from '../domain/timeline.ts';
import {
  type HandOver,
  type ReceivedCase,
  recordsOf,
  type Signed,
  type WorkerRecord,
} from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { figuresOf } from './effect.ts';
import { afterChange } from './foresee-change.ts';
import { tellOfCasesLeft } from './hand-over-deliveries.ts';
import { stillLastStep } from './last-step.ts';
import { monthsMarked } from './months-touched.ts';
import { othersChange } from './others-changes.ts';
import type { CaseloadCommit, CaseloadSnapshot, PendingItem, StoredCase } from './ports.ts';
import { type SchemeOf, timelineOf } from './snapshot.ts';
import { managersOn } from './who-is-told.ts';

const MOST_TRIES = 12;

/**
 * Brings the receiver's side of a hand-over into line with the holder's. Safe to repeat and to do twice at once: it
 * reads the holder anew each time, and an older state never replaces a newer one.
 */
export async function followHandOver(
  { stores: { caseloads, teams }, clock, schemeOf }: Pick<Outside, 'stores' | 'clock' | 'schemeOf'>,
  holderKey: PersonKey,
  handOverId: string,
): Promise<readonly PendingItem[]> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const holder = await caseloads.read(holderKey);
    const handOver = holder && recordsOf(holder.records, 'hand-over').find(({ id }) => id === handOverId);
    const receiver = handOver && (await caseloads.read(handOver.to));
    if (!receiver) return [];
    const commit = following(holder, handOver, receiver, { schemeOf, at: clock.now() });
    if (!commit) return [];
    const told = await toldOfArrival({ teams, clock }, handOver, receiver, commit);
    const result = await caseloads.commit({ ...commit, outbox: [...commit.outbox, ...told] });
    if (result.ok) return result.pending;
  }
  throw new Error('A caseload kept changing in between');
}

/** Who has left meanwhile cannot look after what comes: the managers of the team hear of it, once for what was agreed as one. */
async function toldOfArrival(
  { teams, clock }: Pick<Outside['stores'], 'teams'> & Pick<Outside, 'clock'>,
  { id, bundle = id }: HandOver,
  { head, cases }: CaseloadSnapshot,
  { putCases }: CaseloadCommit,
): Promise<CaseloadCommit['outbox']> {
  const arrives = putCases.some(({ caseId }) => caseId === id) && !cases.some(({ caseId }) => caseId === id);
  const team = arrives && head.leftOn !== undefined && (await teams.record(head.teamId));
  if (!team) return [];
  const today = clock.today();
  return managersOn(team, today).map((managerKey) => ({
    kind: 'deliver',
    delivery: tellOfCasesLeft(head, bundle, managerKey, today),
  }));
}

function following(
  holder: CaseloadSnapshot,
  handOver: HandOver,
  receiver: CaseloadSnapshot,
  { schemeOf, at }: { readonly schemeOf: SchemeOf; readonly at: string },
): CaseloadCommit | null {
  const { id } = handOver;
  const before = recordsOf(receiver.records, 'received').find((record) => record.id === id);
  const there = receiver.cases.find(({ caseId }) => caseId === id);
  const isOwn = before !== undefined && there !== undefined && there.changedIn !== before.writtenIn;
  // One that was cancelled is taken back whatever was done to it since: the case is the holder's.
  if (before && (before.madeFrom >= holder.head.version || (isOwn && handOver.state === 'agreed'))) return null;
  const history = comingCase(holder, handOver);
  const { workerKey, teamId, version: was } = receiver.head;
  const version = was + 1;
  const putCases: readonly StoredCase[] = history ? [{ caseId: id, changedIn: version, history }] : [];
  const cases = [...receiver.cases.filter(({ caseId }) => caseId !== id), ...putCases];
  const beside = changeForReceiver(receiver, holder, before, handOver);
  return {
    basedOn: receiver,
    // A change of the receiver's caseload like any other, so that a card made before it is out of date.
    head: { ...afterChange(receiver, { what: whatFollows(handOver) }, at).head, version },
    putCases,
    removedCaseIds: !history && there ? [id] : [],
    putRecords: [
      ...givenNow(receiver, handOver),
      ...backNow(receiver, handOver),
      ...pastNow(receiver, handOver, history, schemeOf),
      ...monthsMarked(receiver, { ...receiver, cases }, schemeOf),
      ...beside.put,
      { kind: 'received', id, value: { ...receivedOf(holder, handOver, history !== null), writtenIn: version } },
    ],
    removedRecords: beside.remove,
    undo: stillLastStep(receiver),
    audit: {
      at,
      by: handOver.decided.by,
      action: 'follow-hand-over',
      caseId: id,
      detail: { as: handOver.as, from: handOver.from, state: handOver.state },
    },
    outbox: [{ kind: 'project-member', workerKey, teamId }],
    keys: [],
    reply: null,
  };
}

function whatFollows({ as, ref, from, state }: HandOver): string {
  if (state === 'cancelled') return `${ref} does not come after all`;
  return `${ref} ${as === 'transfer' ? 'comes' : 'is shared'} from ${spokenDate(from)}`;
}

/** What a manager decided, for the receiver to see and to dispute; nothing where the case alone was brought up to date. */
function changeForReceiver(
  receiver: CaseloadSnapshot,
  { head: { name } }: CaseloadSnapshot,
  before: ReceivedCase | undefined,
  { id, as, ref, from, until, state, decided, changed = decided }: HandOver,
): ReturnType<typeof othersChange> {
  const decidedOf = (said: Signed, what: string) => othersChange(receiver, said, { what, caseId: id });
  const day = spokenDate(from);
  if (state === 'agreed' && !before) {
    return decidedOf(
      decided,
      as === 'transfer'
        ? `agreed the transfer of ${ref} from ${name} on ${day}`
        : `agreed co-working on ${ref} with ${name} from ${day}`,
    );
  }
  if (state === 'cancelled' && before?.state === 'agreed') {
    return decidedOf(changed, `cancelled the hand-over of ${ref} from ${name}`);
  }
  if (state === 'agreed' && until !== null && before?.until !== until) {
    return decidedOf(changed, `ended the co-working on ${ref} with ${name} after ${spokenDate(until)}`);
  }
  return { put: [], remove: [] };
}

/** What the receiver had asked for is given with it. */
function givenNow({ records }: CaseloadSnapshot, { ref, state }: HandOver): readonly WorkerRecord[] {
  if (state === 'cancelled') return [];
  return recordsOf(records, 'pending-case')
    .filter((pending) => pending.state === 'asked' && plainRef(pending.ref) === plainRef(ref))
    .map((pending) => ({ kind: 'pending-case', id: pending.id, value: { ...pending, state: 'given' } }));
}

/** Of a case that comes back: what had moved it is settled, until that is cancelled. */
function backNow({ records }: CaseloadSnapshot, { backOf, state }: HandOver): readonly WorkerRecord[] {
  return recordsOf(records, 'hand-over')
    .filter(({ id }) => id === backOf)
    .map(({ settled: _, ...value }) => ({
      kind: 'hand-over',
      id: value.id,
      value: state === 'agreed' ? { ...value, settled: 'back' } : value,
    }));
}

/**
 * A case that comes past a stop is an allocation, about which the manager is asked again (Northern Ireland 1.7); one
 * that does not come is asked about no more.
 */
function pastNow(
  receiver: CaseloadSnapshot,
  { id, ref, from, past, decided, bundle }: HandOver,
  history: CaseHistory | null,
  schemeOf: SchemeOf,
): readonly WorkerRecord[] {
  if (!past) return [];
  const kept = recordsOf(receiver.records, 'allocation').find((record) => record.id === id);
  if (kept) return history ? [] : [{ kind: 'allocation', id, value: { ...kept, settled: decided } }];
  if (!history) return [];
  const figuresWith = (cases: readonly StoredCase[]) =>
    figuresOf(scoreOn(timelineOf({ ...receiver, cases }, schemeOf), from));
  const [before, after] = [
    figuresWith(receiver.cases),
    figuresWith([...receiver.cases, { caseId: id, changedIn: 0, history }]),
  ];
  const { total, unit } = after;
  const value = {
    id,
    ref,
    on: from,
    decided,
    before: before.total,
    after: total,
    unit,
    past,
    ...(bundle === undefined ? {} : { bundle }),
  };
  return [{ kind: 'allocation', id, value }];
}

/** The case as the receiver gets it; null when the hand-over was cancelled or the case was taken off. */
function comingCase({ cases }: CaseloadSnapshot, handOver: HandOver): CaseHistory | null {
  const kept = cases.find(({ caseId }) => caseId === handOver.caseId);
  return kept && handOver.state === 'agreed' ? received(kept.history, handOver) : null;
}

function receivedOf(
  { head }: CaseloadSnapshot,
  { id, as, ref, from, until, state }: HandOver,
  isThere: boolean,
): Omit<ReceivedCase, 'writtenIn'> {
  return {
    id,
    as,
    ref,
    holder: head.workerKey,
    holderName: head.name,
    from,
    until,
    state: isThere ? state : 'cancelled',
    madeFrom: head.version,
  };
}
