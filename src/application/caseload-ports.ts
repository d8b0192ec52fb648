import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Duty, WorkerTerms } from '../domain/case-facts.ts';
import type { CaseHistory, Versions } from '../domain/caseload.ts';
import type { Month } from '../domain/month.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { WorkerRecord } from '../domain/worker-records.ts';
import type { Delivery } from './delivery-ports.ts';
import type { MonthEvent } from './month-deliveries.ts';
import type { MonthSnapshot } from './month-snapshot.ts';

/** A case as it is kept, under an opaque id. */
export interface StoredCase {
  readonly caseId: string;
  /** The version of the caseload in which this case last changed: a card made before it is out of date. */
  readonly changedIn: number;
  readonly history: CaseHistory;
  /** The worker's own word for it, at most 8 characters: shown to those entitled to the caseload, and goes nowhere else. */
  readonly label?: string;
}

/** A change in words for the person, e.g. `logged a core assessment on C-101`. */
export interface RecentChange {
  readonly version: number;
  readonly at: string;
  readonly what: string;
  /** The case it touched, if one. */
  readonly caseId?: string;
}

/** A membership that ended before the worker joined a team, the same or another. */
export interface EarlierMembership {
  readonly elsewhere?: true;
  /** Absent where any day before it counts. */
  readonly from?: CalendarDate;
  /** The first day after it. */
  readonly leftOn: CalendarDate;
}

/** What is kept of a worker beside the cases. */
export interface CaseloadHead {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly teamId: TeamId;
  /** The first day in the team, for those who had a caseload before; what is older was weighed by another team. */
  readonly joinedOn?: CalendarDate;
  /** The day on which the worker was last made a member of the team, the first time as well. */
  readonly memberSince?: CalendarDate;
  /** The membership before this one: its months that are not agreed yet came along. */
  readonly earlier?: EarlierMembership;
  /** The first day on which the worker is no longer in the team; absent while in it. */
  readonly leftOn?: CalendarDate;
  /** Counts the changes; the first is 1. */
  readonly version: number;
  readonly terms: Versions<WorkerTerms>;
  readonly duties: readonly Duty[];
  /** The team's schemes from the day of joining on, kept here so that one query holds all that is scored. */
  readonly schemes: Versions<SchemeInForce>;
  /** The team allows private labels. */
  readonly labels?: boolean;
  /** The last changes, newest first, at most 10. */
  readonly recentChanges: readonly RecentChange[];
}

/** What becomes of a case; without a history it is taken off. */
export interface CaseChange {
  readonly caseId: string;
  readonly history: CaseHistory | null;
  /** Its private label; null for none, absent to leave it as it is. */
  readonly label?: string | null;
}

/** What the last change replaced, so that it can be taken back. */
export interface UndoRecord {
  /** The version that the change made: it can be undone while no other change of the caseload is newer. */
  readonly version: number;
  /** So many commits since changed nothing that it touches: a submitted month, a warning, the team's scheme. */
  readonly besides?: number;
  readonly what: string;
  readonly terms: Versions<WorkerTerms>;
  readonly duties: readonly Duty[];
  /** Cases as they were before; without a history the change had added the case. */
  readonly cases: readonly CaseChange[];
}

/** A worker's partition as one query reads it. */
export interface CaseloadSnapshot {
  readonly head: CaseloadHead;
  readonly cases: readonly StoredCase[];
  /** Months, absences, sessions, warnings and adjustments, in order of kind and id. */
  readonly records: readonly WorkerRecord[];
  readonly undo: UndoRecord | null;
  /** What storage needs to notice a change in between; opaque to everyone else. */
  readonly tag: string;
}

/** Who did what and when; no user can edit it. */
export interface AuditEntry {
  readonly at: string;
  readonly by: PersonKey;
  /** The command, e.g. `log-activity`. */
  readonly action: string;
  readonly caseId?: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Work that must follow a change, kept in the change's own transaction until it is done. Keys only. */
export type OutboxItem =
  /** The team's row of the worker is brought up to date. */
  | { readonly kind: 'project-member'; readonly workerKey: PersonKey; readonly teamId: TeamId }
  /** A newcomer takes over what the team's record became while they joined; `by` is who added them. */
  | { readonly kind: 'follow-team'; readonly workerKey: PersonKey; readonly teamId: TeamId; readonly by: PersonKey }
  /** The other side of a hand-over follows the holder's case, until both sides have it. */
  | { readonly kind: 'hand-over'; readonly workerKey: PersonKey; readonly handOverId: string }
  /** The team to which a case is offered learns where the offer stands, and the managers hear what became of it. */
  | { readonly kind: 'follow-offer'; readonly workerKey: PersonKey; readonly teamId: TeamId; readonly offerId: string }
  /** Whether somebody else added a case of the same reference at the same moment. */
  | { readonly kind: 'check-reference'; readonly workerKey: PersonKey; readonly caseId: string }
  /** The managers hear of a case that waits for them, because another worker holds its reference. */
  | {
      readonly kind: 'tell-pending';
      readonly workerKey: PersonKey;
      readonly pendingId: string;
      readonly on: CalendarDate;
    }
  /** The managers hear that a worker disputes a change; who they are, the team's record says then. */
  | {
      readonly kind: 'tell-dispute';
      readonly workerKey: PersonKey;
      readonly changeId: string;
      readonly on: CalendarDate;
    }
  /** A message goes out. */
  | { readonly kind: 'deliver'; readonly delivery: Delivery }
  /** Those who manage the team hear of a worker's month; who they are, its record says then. */
  | { readonly kind: 'tell-team'; readonly of: MonthEvent; readonly what: 'month-card' | 'reopen-asked' }
  /** The worker's warnings are looked at again, when the settling time is over. */
  | { readonly kind: 'review-warnings'; readonly workerKey: PersonKey; readonly notBefore: string }
  /** The managers of the team hear of a worker's warning; who they are, its record says then. */
  | {
      readonly kind: 'tell-warnings';
      readonly teamId: TeamId;
      readonly workerKey: PersonKey;
      readonly warningId: string;
      readonly what: 'card' | 'report' | 'review' | 'agreed' | 'change-asked';
      /** The card or report, by its name; the day on which a plan is asked about; the moment at which it was answered. */
      readonly subject: string;
    };

/** An outbox item that waits, with where it is kept. */
export interface PendingItem {
  readonly item: OutboxItem;
  /** Opaque to everyone but storage. */
  readonly at: string;
}

/** One atomic change of a worker's partition. */
export interface CaseloadCommit {
  /** What was read; null makes the worker's caseload for the first time. */
  readonly basedOn: CaseloadSnapshot | null;
  readonly head: CaseloadHead;
  readonly putCases: readonly StoredCase[];
  readonly removedCaseIds: readonly string[];
  /** Records added or changed. */
  readonly putRecords?: readonly WorkerRecord[];
  readonly removedRecords?: readonly Pick<WorkerRecord, 'kind' | 'id'>[];
  /** A month's snapshot; it is written once and never again. */
  readonly snapshot?: MonthSnapshot;
  /** Null when there is nothing to take back. */
  readonly undo: UndoRecord | null;
  readonly audit: AuditEntry;
  readonly outbox: readonly OutboxItem[];
  /** The card's nonce and the activity's id: whichever comes again is answered and not done again. */
  readonly keys: readonly string[];
  /** What is answered, kept as JSON for a repeat. */
  readonly reply: unknown;
}

export type CommitResult =
  | { readonly ok: true; readonly pending: readonly PendingItem[] }
  /** Somebody changed the caseload in between: read again and decide again. */
  | { readonly ok: false; readonly reason: 'changed-in-between' }
  /** One of the keys was used before; its answer. */
  | { readonly ok: false; readonly reason: 'repeat'; readonly reply: unknown };

/** Names a submission: a month's revision. */
export interface Submitted {
  readonly month: Month;
  readonly revision: number;
}

export interface CaseloadStore {
  /** One partition query over the facts, never over history. Undefined when the person has no caseload. */
  read(workerKey: PersonKey): Promise<CaseloadSnapshot | undefined>;
  /** All of the change or none, whatever its size. Throws `StorageUnavailable` when storage does not answer in time. */
  commit(change: CaseloadCommit): Promise<CommitResult>;
  /** The answer given when a key was first used; undefined when it never was. Not needed before a first reply. */
  answered(workerKey: PersonKey, key: string): Promise<{ readonly reply: unknown } | undefined>;
  /** What was submitted of a month; undefined when there is no such revision. */
  monthSnapshot(workerKey: PersonKey, month: Month, revision: number): Promise<MonthSnapshot | undefined>;
  /** What was submitted from one submission up to another, both included, in order. One partition query. */
  monthSnapshots(workerKey: PersonKey, from: Submitted, to: Submitted): Promise<readonly MonthSnapshot[]>;
  /** Outbox rows that a crash may have left, over all workers; for the sweep, never while a person waits. */
  pending(): AsyncIterable<PendingItem>;
  /** Sweeps an outbox row away once its work is done; no error when it is gone already. */
  done(pending: PendingItem): Promise<void>;
  /** The newest audit entries first. */
  audit(workerKey: PersonKey, most: number): Promise<readonly AuditEntry[]>;
}
