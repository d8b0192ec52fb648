import type { PersonKey } from '../domain/access.ts';
import type { WorkerRecord } from '../domain/worker-records.ts';
import { type NotOpened, notOpened, type Outside } from './change-caseload.ts';
import type { Delivery } from './delivery-ports.ts';
import { stillLastStep } from './last-step.ts';
import type { MonthSnapshot } from './month-snapshot.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { AuditEntry, CaseloadCommit, CaseloadSnapshot, OutboxItem, PendingItem } from './ports.ts';

/** What is to become different beside the caseload. */
export interface RecordChange {
  readonly put?: readonly WorkerRecord[];
  readonly remove?: readonly Pick<WorkerRecord, 'kind' | 'id'>[];
  readonly snapshot?: MonthSnapshot;
  /** What is told because of it, in the same transaction. */
  readonly deliveries?: readonly Delivery[];
  /** What else has to follow. */
  readonly outbox?: readonly OutboxItem[];
  /** Dates, kinds and figures for the audit. */
  readonly detail?: AuditEntry['detail'];
}

/** Pure: it is asked again when somebody was in between. A null change leaves everything as it is. */
export type DecideRecords<Problem, Reply> = (
  snapshot: CaseloadSnapshot,
) =>
  | { readonly ok: true; readonly change: RecordChange | null; readonly reply: Reply }
  | { readonly ok: false; readonly problem: Problem };

export interface RecordRequest<Problem, Reply> {
  readonly workerKey: PersonKey;
  /** Whose act it is, for the audit; `caseload` for what happens by itself. */
  readonly by: PersonKey | 'caseload';
  /** Whether it may be done to this worker; without the right the caseload is as good as absent. */
  readonly may: (snapshot: CaseloadSnapshot) => boolean | Promise<boolean>;
  /** The command's name, for the audit. */
  readonly action: string;
  /** The card's nonce and the activity's id; whichever comes again is answered and not done again. */
  readonly keys: readonly string[];
  readonly decide: DecideRecords<Problem, Reply>;
}

export type RecordResult<Problem, Reply> =
  | { readonly ok: true; readonly reply: Reply; readonly pending: readonly PendingItem[] }
  | NotOpened
  | { readonly ok: false; readonly reason: 'problem'; readonly problem: Problem };

const MOST_TRIES = 12;

/**
 * Changes what is kept of a worker beside the caseload, once, in one transaction with its audit entry and what is told
 * because of it. The caseload's last step can still be taken back. Two storage calls when nobody is in between.
 */
export function changeRecords<Problem, Reply>(
  outside: Outside,
  request: RecordRequest<Problem, Reply>,
): Promise<RecordResult<Problem, Reply>> {
  const { caseloads } = outside.stores;
  return oneAtATime(caseloads, request.workerKey, () => changed(outside, request));
}

async function changed<Problem, Reply>(
  outside: Outside,
  request: RecordRequest<Problem, Reply>,
): Promise<RecordResult<Problem, Reply>> {
  const { caseloads } = outside.stores;
  const { workerKey, by, keys } = request;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const snapshot = await caseloads.read(workerKey);
    if (!snapshot || !(await request.may(snapshot))) return notOpened(by, snapshot);
    const decision = request.decide(snapshot);
    if (!decision.ok || decision.change === null) {
      const [nonce] = keys;
      const earlier = nonce === undefined ? undefined : await caseloads.answered(workerKey, nonce);
      if (earlier) return { ok: true, reply: earlier.reply as Reply, pending: [] };
      if (decision.ok) return { ok: true, reply: decision.reply, pending: [] };
      return { ok: false, reason: 'problem', problem: decision.problem };
    }
    const result = await caseloads.commit(
      commitOf(snapshot, decision.change, request, decision.reply, outside.clock.now()),
    );
    if (result.ok) return { ok: true, reply: decision.reply, pending: result.pending };
    if (result.reason === 'repeat') return { ok: true, reply: result.reply as Reply, pending: [] };
  }
  throw new Error('A caseload kept changing in between');
}

function commitOf<Problem, Reply>(
  basedOn: CaseloadSnapshot,
  { put = [], remove = [], snapshot, deliveries = [], outbox = [], detail = {} }: RecordChange,
  { by, action, keys }: RecordRequest<Problem, Reply>,
  reply: Reply,
  at: string,
): CaseloadCommit {
  const { head } = basedOn;
  const { workerKey, teamId } = head;
  const version = head.version + 1;
  return {
    basedOn,
    head: { ...head, version },
    putCases: [],
    removedCaseIds: [],
    putRecords: put,
    removedRecords: remove,
    ...(snapshot === undefined ? {} : { snapshot }),
    undo: stillLastStep(basedOn),
    audit: { at, by, action, detail },
    outbox: [
      { kind: 'project-member', workerKey, teamId },
      ...deliveries.map((delivery) => ({ kind: 'deliver', delivery }) as const),
      ...outbox,
    ],
    keys,
    reply,
  };
}
