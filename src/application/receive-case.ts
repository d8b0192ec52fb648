import { createHash } from 'node:crypto';
import type { PersonKey, TeamId } from '../domain/access.ts';
import { type Allocation, type Came, isOpen, KEPT_DAYS } from '../domain/allocation.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { historyOf } from '../domain/caseload.ts';
import { plainRef } from '../domain/reference.ts';
import type { Stop } from '../domain/stops.ts';
import type { Going, PastStops, WaitingCase } from '../domain/waiting-case.ts';
import { recordsOf } from '../domain/worker-records.ts';
import { tellOfAllocation } from './allocation-deliveries.ts';
import { askedCase } from './asked-case.ts';
import type { Change, Outside } from './change-caseload.ts';
import type { Figures } from './effect.ts';
import { afterChange } from './foresee-change.ts';
import { teamOf } from './join-team.ts';
import { stillLastStep } from './last-step.ts';
import { monthsTouched } from './months-touched.ts';
import { othersChange } from './others-changes.ts';
import { heldElsewhere } from './pending-case.ts';
import type { CaseloadCommit, CaseloadSnapshot, PendingItem } from './ports.ts';
import { timelineOf } from './snapshot.ts';
import { assess } from './who-can-take.ts';

/** A case on the caseload of the worker who was given it. */
export interface Received {
  readonly caseId: string;
  readonly ref: string;
  readonly name: string;
  readonly on: CalendarDate;
  /** The worker's figures on that day. */
  readonly before: Figures;
  readonly after: Figures;
  /** Set where it was given past a stop. */
  readonly past?: PastStops;
}

/** Why a caseload cannot take a case. */
export type Refusal =
  | { readonly why: 'not-in-team' }
  | { readonly why: 'has-reference' }
  /** Somebody else has a case of the reference, in whichever team. */
  | { readonly why: 'held-elsewhere' }
  /** Stops that were not there, or not seen, when it was decided. */
  | { readonly why: 'stops'; readonly stops: readonly Stop[] };

/** Plain values: it is kept as the answer under the operation's key. */
export type Outcome =
  | { readonly ok: true; readonly received: Received }
  | { readonly ok: false; readonly refusal: Refusal };

const MOST_TRIES = 12;

/** What became of an operation in the worker's partition; undefined while nothing did. */
export async function receivedUnder(
  { stores }: Pick<Outside, 'stores'>,
  workerKey: PersonKey,
  key: string,
): Promise<Outcome | undefined> {
  const answer = await stores.caseloads.answered(workerKey, keyOf(key));
  return answer && (answer.reply as Outcome);
}

const keyOf = (key: string): string => `allocate-case:${key}`;

/** The worker's caseload takes the case, or refuses it: once, whichever it is, under the operation's key. */
export async function receiveCase(
  outside: Outside,
  teamId: TeamId,
  waiting: WaitingCase,
  going: Going,
): Promise<{ readonly outcome: Outcome; readonly pending: readonly PendingItem[] }> {
  const { caseloads } = outside.stores;
  const elsewhere = await heldElsewhere(outside, going.workerKey, waiting.ref);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await caseloads.read(going.workerKey);
    if (!kept) return { outcome: { ok: false, refusal: { why: 'not-in-team' } }, pending: [] };
    const outcome: Outcome = elsewhere
      ? { ok: false, refusal: { why: 'held-elsewhere' } }
      : judge(outside, teamId, kept, waiting, going);
    const commit = outcome.ok
      ? receiving(outside, kept, waiting, going, outcome)
      : refusing(outside, kept, going, outcome);
    const result = await caseloads.commit(commit);
    if (result.ok) return { outcome, pending: result.pending };
    if (result.reason === 'repeat') return { outcome: result.reply as Outcome, pending: [] };
  }
  throw new Error('A caseload kept changing in between');
}

/** True when a case of that reference is, or was, on the caseload. */
export function hasReference({ cases }: Pick<CaseloadSnapshot, 'cases'>, ref: string): boolean {
  return cases.some(({ history }) => plainRef(history.dated.ref) === plainRef(ref));
}

function judge(
  { schemeOf, clock }: Outside,
  teamId: TeamId,
  kept: CaseloadSnapshot,
  waiting: WaitingCase,
  { on, past, key }: Going,
): Outcome {
  if (teamOf(kept.head) !== teamId) return { ok: false, refusal: { why: 'not-in-team' } };
  if (hasReference(kept, waiting.ref)) return { ok: false, refusal: { why: 'has-reference' } };
  const { before, after, stops } = assess(kept, askedCase(waiting, on, clock.today()), schemeOf);
  const unseen = stops.filter(({ code }) => !past?.stops.includes(code));
  if (unseen.length > 0) return { ok: false, refusal: { why: 'stops', stops } };
  const { workerKey, name } = kept.head;
  const caseId = createHash('sha256').update(`${workerKey}\n${key}`).digest('hex').slice(0, 32);
  return { ok: true, received: { caseId, ref: waiting.ref, name, on, before, after, ...(past ? { past } : {}) } };
}

function receiving(
  outside: Outside,
  kept: CaseloadSnapshot,
  waiting: WaitingCase,
  going: Going,
  outcome: Extract<Outcome, { readonly ok: true }>,
): CaseloadCommit {
  const { clock, schemeOf } = outside;
  const { caseId, before, after } = outcome.received;
  const { workerKey, teamId } = kept.head;
  const { facts } = askedCase(waiting, going.on, clock.today());
  const change: Change = {
    what: `${going.byName} gave ${waiting.ref}`,
    cases: [{ caseId, history: historyOf(facts) }],
  };
  const next = afterChange(kept, change, clock.now());
  const months = monthsTouched(
    kept.records,
    timelineOf(kept, schemeOf),
    timelineOf({ ...next, records: kept.records }, schemeOf),
  );
  const record: Allocation = {
    ...{ id: caseId, ref: waiting.ref, on: going.on, before: before.total, after: after.total, unit: after.unit },
    decided: { by: going.by, name: going.byName, at: clock.now() },
    ...(going.past ? { past: going.past } : {}),
    came: { teamId, waited: asItWaited(waiting), changedIn: next.head.version },
  };
  const beside = othersChange(kept, record.decided, { what: `gave you ${waiting.ref}`, caseId });
  const told =
    going.by === workerKey
      ? []
      : [tellOfAllocation(workerKey, { kind: 'case-allocated', workerKey, allocationId: caseId }, clock.today())];
  return {
    basedOn: kept,
    head: next.head,
    putCases: next.cases.filter((stored) => stored.changedIn === next.head.version),
    removedCaseIds: [],
    putRecords: [{ kind: 'allocation', id: caseId, value: record }, ...months.put, ...beside.put],
    removedRecords: [...outlived(kept, clock.today()), ...beside.remove],
    // Not a step of the worker's: it is the manager who can take it back.
    undo: stillLastStep(kept),
    audit: {
      ...{ at: clock.now(), by: going.by, action: 'allocate-case', caseId },
      detail: {
        ...{ on: going.on, waitedSince: waiting.since, children: waiting.profile.children },
        ...(going.past ? { past: going.past.stops.join(' '), reason: going.past.reason, until: going.past.until } : {}),
        ...{ totalBefore: before.total, totalAfter: after.total },
      },
    },
    outbox: [
      { kind: 'project-member', workerKey, teamId },
      ...told.map((delivery) => ({ kind: 'deliver', delivery }) as const),
    ],
    keys: [keyOf(going.key)],
    reply: outcome,
  };
}

function asItWaited({ ref: _, going: __, ...waited }: WaitingCase): Came['waited'] {
  return waited;
}

/** The refusal is kept as well, so that a late repeat does not decide otherwise. */
function refusing({ clock }: Outside, kept: CaseloadSnapshot, going: Going, outcome: Outcome): CaseloadCommit {
  return {
    basedOn: kept,
    head: { ...kept.head, version: kept.head.version + 1 },
    putCases: [],
    removedCaseIds: [],
    undo: stillLastStep(kept),
    audit: {
      ...{ at: clock.now(), by: going.by, action: 'allocate-case' },
      detail: { refused: outcome.ok ? null : outcome.refusal.why },
    },
    outbox: [],
    keys: [keyOf(going.key)],
    reply: outcome,
  };
}

/** Allocations of which nothing is open and that nobody looks at any more. */
function outlived({ records }: CaseloadSnapshot, today: CalendarDate) {
  return recordsOf(records, 'allocation')
    .filter((record) => !isOpen(record) && addDays(record.on, KEPT_DAYS) < today)
    .map(({ id }) => ({ kind: 'allocation', id }) as const);
}
