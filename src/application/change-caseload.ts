import { type Access, type CaseloadAction, mayWithCaseload, type PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Duty, WorkerTerms } from '../domain/case-facts.ts';
import type { Versions } from '../domain/caseload.ts';
import { keptByAnother } from '../domain/hand-over.ts';
import type { TimeOfDay } from '../domain/london-time.ts';
import { type ReceivedCase, recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import type { Delivery } from './delivery-ports.ts';
import type { Effect } from './effect.ts';
import { outcomeOf } from './foresee-change.ts';
import { handOversAfter } from './hand-overs-after.ts';
import type { MonthTouched } from './months-touched.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { besideChange } from './others-changes.ts';
import type {
  AuditEntry,
  CaseChange,
  CaseloadCommit,
  CaseloadHead,
  CaseloadSnapshot,
  Clock,
  OutboxItem,
  PendingItem,
  Stores,
} from './ports.ts';
import type { SchemeOf, Scored } from './snapshot.ts';
import type { WarningSettings } from './warning-settings.ts';

/** What the use cases need from outside. */
export interface Outside {
  readonly stores: Stores;
  readonly schemeOf: SchemeOf;
  readonly clock: Clock;
  /** The hour at which reminders go out; 09:00 where nothing is said. */
  readonly remindAt?: TimeOfDay;
  /** When a line that was crossed becomes a warning; the product's own where nothing is said. */
  readonly warnings?: WarningSettings;
}

/** Why a caseload cannot be opened: to the person all read the same, so that nothing is confirmed to exist. */
export interface NotOpened {
  readonly ok: false;
  readonly reason: 'no-such-caseload';
  /** Storage has it, and it is somebody else's: only then was anything tried that is not theirs. */
  readonly isAnothers: boolean;
}
export type Opened = { readonly ok: true; readonly snapshot: CaseloadSnapshot };

/** That a caseload is none of a person's, be it there or not. */
export function notOpened(by: PersonKey, snapshot: CaseloadSnapshot | undefined): NotOpened {
  const isAnothers = snapshot !== undefined && snapshot.head.workerKey !== by;
  return { ok: false, reason: 'no-such-caseload', isAnothers };
}

/** Reads a caseload that the person may see or change; someone else's is as good as absent. One storage call. */
export async function openCaseload(
  { stores }: Pick<Outside, 'stores'>,
  access: Access,
  action: CaseloadAction,
  workerKey: PersonKey = access.personKey,
): Promise<Opened | NotOpened> {
  const snapshot = await stores.caseloads.read(workerKey);
  const owner = snapshot?.head;
  if (!snapshot || !owner || !mayWithCaseload(access, action, owner)) return notOpened(access.personKey, snapshot);
  return { ok: true, snapshot };
}

/** New facts for a worker, or the problem that stands in the way. Pure: it is asked again when somebody was in between. */
export type Decide<Problem> = (
  snapshot: CaseloadSnapshot,
) => { readonly ok: true; readonly change: Change } | { readonly ok: false; readonly problem: Problem };

/** What is to become different. */
export interface Change {
  /** In words after the person's name: `logged a core assessment on C-101`. */
  readonly what: string;
  /** Cases added or changed; null removes one. */
  readonly cases?: readonly CaseChange[];
  readonly duties?: readonly Duty[];
  readonly terms?: Versions<WorkerTerms>;
  /** Records beside the caseload that become different with it. */
  readonly putRecords?: readonly WorkerRecord[];
  readonly removedRecords?: CaseloadCommit['removedRecords'] & {};
  /** What is told because of it, in the same transaction. */
  readonly deliveries?: readonly Delivery[];
  /** What else has to follow. */
  readonly outbox?: readonly OutboxItem[];
  /** It concerns others as well, so it is not taken back alone. */
  readonly isFinal?: true;
  /** For the audit: dates, kinds and figures; of free text only a reason that was checked for personal data. */
  readonly detail?: AuditEntry['detail'];
}

export interface ChangeRequest<Problem, Reply> {
  readonly access: Access;
  readonly workerKey: PersonKey;
  /** What the person must be allowed to do; `change` where nothing is said. */
  readonly needs?: CaseloadAction;
  /** Says it instead, for who has a right to this one change and to nothing else on the caseload. */
  readonly may?: (snapshot: CaseloadSnapshot) => boolean;
  /** The command's name, for the audit. */
  readonly action: string;
  /** The card's nonce and the activity's id. */
  readonly keys: readonly string[];
  readonly decide: Decide<Problem>;
  /** The answer, kept for a repeat; JSON. `head` is as the change leaves it, `months` are the submitted ones it moves. */
  readonly reply: (effect: Effect, change: Change, head: CaseloadHead, months: readonly MonthTouched[]) => Reply;
}

export type ChangeResult<Problem, Reply> =
  | { readonly ok: true; readonly reply: Reply; readonly pending: readonly PendingItem[] }
  | NotOpened
  /** The case is another worker's to keep up to date: it comes later, or is worked on together. */
  | { readonly ok: false; readonly reason: 'kept-by-another'; readonly record: ReceivedCase }
  | { readonly ok: false; readonly reason: 'problem'; readonly problem: Problem };

const MOST_TRIES = 12;

/**
 * Changes a caseload in one transaction: reads the facts, decides, commits; decides again when somebody was in between.
 * A key that was used before is answered with its first answer and changes nothing.
 */
export function changeCaseload<Problem, Reply>(
  outside: Outside,
  request: ChangeRequest<Problem, Reply>,
): Promise<ChangeResult<Problem, Reply>> {
  const { caseloads } = outside.stores;
  return oneAtATime(caseloads, request.workerKey, () => changed(outside, request));
}

async function changed<Problem, Reply>(
  outside: Outside,
  request: ChangeRequest<Problem, Reply>,
): Promise<ChangeResult<Problem, Reply>> {
  const { stores } = outside;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const opened = await openedFor(outside, request);
    if (!opened.ok) return opened;
    const decision = request.decide(opened.snapshot);
    if (!decision.ok) {
      const earlier = await earlierAnswer<Reply>(stores, request);
      if (earlier) return { ok: true, reply: earlier.reply, pending: [] };
      return { ok: false, reason: 'problem', problem: decision.problem };
    }
    const record = keptByAnotherIn(opened.snapshot, decision.change, outside.clock.today());
    if (record) return { ok: false, reason: 'kept-by-another', record };
    const { after, effect, months } = outcomeOf(outside, opened.snapshot, decision.change);
    const said = { by: request.access.personKey, name: request.access.name, at: outside.clock.now() };
    const beside = besideChange(opened.snapshot, decision.change, said);
    const putRecords = [...(decision.change.putRecords ?? []), ...months.put, ...beside.put];
    const change = { ...decision.change, putRecords, removedRecords: beside.remove };
    const reply = request.reply(effect, change, after.head, months.touched);
    const result = await stores.caseloads.commit(
      commitOf(opened.snapshot, after, change, request, effect, reply, outside.clock),
    );
    if (result.ok) return { ok: true, reply, pending: result.pending };
    if (result.reason === 'repeat') return { ok: true, reply: result.reply as Reply, pending: [] };
  }
  throw new Error('A caseload kept changing in between');
}

async function openedFor<Problem, Reply>(
  outside: Outside,
  { access, needs = 'change', may, workerKey }: ChangeRequest<Problem, Reply>,
): Promise<Opened | NotOpened> {
  if (!may) return openCaseload(outside, access, needs, workerKey);
  const snapshot = await outside.stores.caseloads.read(workerKey);
  return snapshot && may(snapshot) ? { ok: true, snapshot } : notOpened(access.personKey, snapshot);
}

/** The case of a change that somebody else keeps up to date; undefined where all are the worker's own. */
function keptByAnotherIn({ records }: CaseloadSnapshot, { cases = [] }: Change, today: CalendarDate) {
  const received = recordsOf(records, 'received');
  return cases.map(({ caseId }) => keptByAnother(received, caseId, today)).find((record) => record !== undefined);
}

async function earlierAnswer<Reply>(
  stores: Stores,
  { workerKey, keys }: Pick<ChangeRequest<unknown, Reply>, 'workerKey' | 'keys'>,
): Promise<{ readonly reply: Reply } | undefined> {
  const [nonce] = keys;
  const answer = nonce === undefined ? undefined : await stores.caseloads.answered(workerKey, nonce);
  return answer as { readonly reply: Reply } | undefined;
}

function commitOf<Problem, Reply>(
  before: CaseloadSnapshot,
  after: Scored,
  change: Change,
  request: ChangeRequest<Problem, Reply>,
  effect: Effect,
  reply: Reply,
  clock: Clock,
): CaseloadCommit {
  const { head } = after;
  const changed = change.cases ?? [];
  const wasThere = new Map(before.cases.map((stored) => [stored.caseId, stored]));
  const [only] = changed.length === 1 ? changed : [];
  const { putRecords = [], removedRecords = [], deliveries = [], isFinal } = change;
  const outbox: OutboxItem[] = [
    { kind: 'project-member', workerKey: head.workerKey, teamId: head.teamId },
    ...handOversAfter(before, changed, putRecords, clock.today()),
    ...deliveries.map((delivery) => ({ kind: 'deliver', delivery }) as const),
    ...(change.outbox ?? []),
  ];
  return {
    basedOn: before,
    head,
    putCases: after.cases.filter((stored) => stored.changedIn === head.version),
    removedCaseIds: changed.filter((item) => item.history === null).map((item) => item.caseId),
    putRecords,
    removedRecords,
    undo: isFinal
      ? null
      : {
          version: head.version,
          what: change.what,
          terms: before.head.terms,
          duties: before.head.duties,
          cases: changed.map(({ caseId }) => {
            const was = wasThere.get(caseId);
            return { caseId, history: was?.history ?? null, label: was?.label ?? null };
          }),
        },
    audit: {
      at: clock.now(),
      by: request.access.personKey,
      action: request.action,
      ...(only ? { caseId: only.caseId } : {}),
      detail: { ...change.detail, totalBefore: effect.before.total, totalAfter: effect.after.total },
    },
    outbox,
    keys: request.keys,
    reply,
  };
}
