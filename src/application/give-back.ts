import type { PersonKey, TeamId } from '../domain/access.ts';
import { type Allocation, type NotBack, waitedIn, whyNotBack } from '../domain/allocation.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { scoreOn } from '../domain/timeline.ts';
import type { Going } from '../domain/waiting-case.ts';
import { recordsOf } from '../domain/worker-records.ts';
import { tellOfAllocation } from './allocation-deliveries.ts';
import type { Change, Outside } from './change-caseload.ts';
import { type Figures, figuresOf } from './effect.ts';
import { afterChange } from './foresee-change.ts';
import { teamOf } from './join-team.ts';
import { stillLastStep } from './last-step.ts';
import { monthsTouched } from './months-touched.ts';
import { openOffers } from './on-offer.ts';
import { othersChange } from './others-changes.ts';
import type { CaseloadCommit, CaseloadSnapshot, PendingItem } from './ports.ts';
import { timelineOf } from './snapshot.ts';

/** A case that has left the caseload of the worker to whom it was given. Plain values: kept as the operation's answer. */
export interface Given {
  readonly ref: string;
  readonly name: string;
  /** Since when it waits, as before. */
  readonly since: CalendarDate;
  /** The day from which the worker would have had it, and the worker's figures of that day. */
  readonly on: CalendarDate;
  readonly before: Figures;
  readonly after: Figures;
}

export type GivenBack = { readonly ok: true; readonly given: Given } | { readonly ok: false; readonly reason: NotBack };

const MOST_TRIES = 12;

/** What the operation took off the caseload; undefined while it did not. */
export async function givenBackUnder(
  { stores }: Pick<Outside, 'stores'>,
  workerKey: PersonKey,
  key: string,
): Promise<Given | undefined> {
  const answer = await stores.caseloads.answered(workerKey, key);
  return answer && (answer.reply as Given);
}

/** An allocation on the caseload of a worker of the team, with what stands against taking it back. */
export async function allocationThere(outside: Outside, teamId: TeamId, workerKey: PersonKey, allocationId: string) {
  const kept = await outside.stores.caseloads.read(workerKey);
  return kept && standing(outside, teamId, kept, allocationId);
}

function standing({ clock }: Outside, teamId: TeamId, kept: CaseloadSnapshot, allocationId: string) {
  const allocation = recordsOf(kept.records, 'allocation').find(({ id }) => id === allocationId);
  if (!allocation || teamOf(kept.head) !== teamId || !waitedIn(allocation, teamId)) return undefined;
  const stored = kept.cases.find(({ caseId }) => caseId === allocationId);
  const isOnOffer = openOffers(kept, clock.today()).some(({ caseId }) => caseId === allocationId);
  return { allocation, why: whyNotBack(allocation, isOnOffer ? undefined : stored?.changedIn, clock.today()) };
}

/** The worker's caseload gives the case back while it is as it came; once, under the operation's key. */
export async function giveBack(
  outside: Outside,
  teamId: TeamId,
  going: Going,
): Promise<{ readonly outcome: GivenBack; readonly pending: readonly PendingItem[] }> {
  const { caseloads } = outside.stores;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const earlier = await givenBackUnder(outside, going.workerKey, going.key);
    if (earlier) return { outcome: { ok: true, given: earlier }, pending: [] };
    const kept = await caseloads.read(going.workerKey);
    const there = kept && standing(outside, teamId, kept, going.back ?? '');
    if (!kept || !there) return { outcome: { ok: false, reason: 'gone' }, pending: [] };
    if (there.why !== null) return { outcome: { ok: false, reason: there.why }, pending: [] };
    const { commit, given } = giving(outside, kept, there.allocation, going);
    const result = await caseloads.commit(commit);
    if (result.ok) return { outcome: { ok: true, given }, pending: result.pending };
    if (result.reason === 'repeat') return { outcome: { ok: true, given: result.reply as Given }, pending: [] };
  }
  throw new Error('A caseload kept changing in between');
}

function giving(
  { clock, schemeOf }: Outside,
  kept: CaseloadSnapshot,
  allocation: Allocation,
  going: Going,
): { readonly commit: CaseloadCommit; readonly given: Given } {
  const { id: caseId, ref, on, came } = allocation;
  const { workerKey, teamId, name } = kept.head;
  const said = { by: going.by, name: going.byName, at: clock.now() };
  const change: Change = { what: `${going.byName} took ${ref} back`, cases: [{ caseId, history: null }] };
  const next = afterChange(kept, change, said.at);
  const [was, is] = [timelineOf(kept, schemeOf), timelineOf({ ...next, records: kept.records }, schemeOf)];
  const [before, after] = [figuresOf(scoreOn(was, on)), figuresOf(scoreOn(is, on))];
  const since = came?.waited.since ?? on;
  const given: Given = { ref, name, since, on, before, after };
  const months = monthsTouched(kept.records, was, is);
  const beside = othersChange(kept, said, { what: `took ${ref} back` });
  const notice = { kind: 'allocation-taken-back', workerKey, allocationId: caseId } as const;
  const commit: CaseloadCommit = {
    basedOn: kept,
    head: next.head,
    putCases: [],
    removedCaseIds: [caseId],
    putRecords: [
      { kind: 'allocation', id: caseId, value: { ...allocation, takenBack: said } },
      ...months.put,
      ...beside.put,
    ],
    removedRecords: [...checksOf(kept, caseId), ...beside.remove],
    undo: stillLastStep(kept),
    audit: {
      ...{ at: said.at, by: going.by, action: 'take-back', caseId },
      detail: { on, waitedSince: since, totalBefore: before.total, totalAfter: after.total },
    },
    outbox: [
      { kind: 'project-member', workerKey, teamId },
      ...(going.by === workerKey
        ? []
        : [{ kind: 'deliver', delivery: tellOfAllocation(workerKey, notice, clock.today()) } as const]),
    ],
    keys: [going.key],
    reply: given,
  };
  return { commit, given };
}

/** That the worker looked at the case says nothing once it is gone. */
function checksOf({ records }: CaseloadSnapshot, caseId: string) {
  return recordsOf(records, 'case-check')
    .filter(({ id }) => id === caseId)
    .map(({ id }) => ({ kind: 'case-check', id }) as const);
}
