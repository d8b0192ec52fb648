import type { Access, PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { MemberTimeline } from '../domain/capacity.ts';
import type { Duty, WorkerTerms } from '../domain/case-facts.ts';
import type { CaseHistory, Versions } from '../domain/caseload.ts';
import type { Month } from '../domain/month.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { WaitingCase } from '../domain/waiting-case.ts';
import type { WorkerRecord } from '../domain/worker-records.ts';
import type { Delivery, DeliveryQueue, DeliveryStore } from './delivery-ports.ts';
import type { MonthEvent } from './month-deliveries.ts';
import type { MonthSnapshot } from './month-snapshot.ts';
import type { LegalHold } from './rights/legal-hold.ts';

/** The only source of time; the real one is made in src/index.ts. */
export interface Clock {
  /** The moment, ISO 8601 in UTC. */
  now(): string;
  /** The calendar date in Europe/London. */
  today(): CalendarDate;
}

/** Opaque random ids and nonces. */
export type NewId = () => string;

/** A case as it is kept, under an opaque id. */
export interface StoredCase {
  readonly caseId: string;
  /** The version of the caseload in which this case last changed: a card made before it is out of date. */
  readonly changedIn: number;
  readonly history: CaseHistory;
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
  /** The last changes, newest first, at most 10. */
  readonly recentChanges: readonly RecentChange[];
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
  readonly cases: readonly { readonly caseId: string; readonly history: CaseHistory | null }[];
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

/** Where a person or a channel can be written to; the connector's own words, kept as they came. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly tenantId: string;
  readonly botId: string;
}

/** What storage knows of a person. */
export interface PersonRecord extends Access {
  readonly objectId: string;
  readonly tenantId: string;
  /** The personal chat, once the app is installed. */
  readonly chat?: ConversationAddress;
  /** Teams refused what was sent there: nothing more is sent until the app is installed again or the person writes. */
  readonly chatRefused?: true;
  readonly welcomed: boolean;
  /** The conversation whose roster an administrator last picked members from. */
  readonly picksFrom?: ConversationAddress;
  /** Teams managed between two dates for an absent manager; follows the teams' records. */
  readonly covers?: readonly { readonly teamId: TeamId; readonly from: CalendarDate; readonly to: CalendarDate }[];
  /** The data must stay, whatever is asked or due (docs/how-to/peoples-rights.md). */
  readonly legalHold?: LegalHold;
  /** Files that were offered to the person and are not taken yet, newest first. */
  readonly fileOffers?: readonly FileOffer[];
}

/** A file that a person may have: what it is made of is read when it is taken. */
export type FileOffer =
  | {
      /** Absent in offers from before there were others. */
      readonly kind?: 'caseload';
      /** Opaque: all that Teams is given of it and gives back. */
      readonly offerId: string;
      readonly workerKey: PersonKey;
      readonly asOf: CalendarDate;
    }
  /** The list of a team's supervision sessions, for audit. */
  | { readonly kind: 'supervision-audit'; readonly offerId: string; readonly teamId: TeamId }
  /** A worker's month as a page for supervision. */
  | {
      readonly kind: 'month-summary';
      readonly offerId: string;
      readonly workerKey: PersonKey;
      readonly month: Month;
    }
  /** The return of a month for teams. */
  | {
      readonly kind: 'monthly-return';
      readonly offerId: string;
      readonly teamIds: readonly TeamId[];
      readonly month: Month;
    };

export interface PeopleStore {
  read(personKey: PersonKey): Promise<PersonRecord | undefined>;
  /** Changes the person's record by reading, applying and writing it until nobody was in between; makes it if absent. */
  change(personKey: PersonKey, apply: (before: PersonRecord | undefined) => PersonRecord): Promise<PersonRecord>;
}

/** A team's own settings. */
export interface TeamRecord {
  readonly teamId: TeamId;
  readonly name: string;
  readonly schemes: Versions<SchemeInForce>;
  /** Whom these name, the person's own record follows. */
  readonly managerKeys: readonly PersonKey[];
  readonly serviceManagerKeys: readonly PersonKey[];
  /** Who see the states of submissions and send the monthly return (merton, FAQ 3: the nominated person). */
  readonly coordinatorKeys?: readonly PersonKey[];
  /** Service managers in an absent manager's place; those that are over are swept with the next. */
  readonly covers?: readonly TeamCover[];
  readonly managersChannel?: ManagersChannel;
  /** Who is only above the guideline comes in the week's list, and on no card of its own. */
  readonly aboveWeekly?: boolean;
  /** The keys of the last changes, newest first: what comes again is not done again. */
  readonly usedKeys: readonly string[];
}

/** A service manager manages the team between two dates, both included. */
export interface TeamCover {
  readonly personKey: PersonKey;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The channel in which a team's figures may be shown. */
export interface ManagersChannel extends ConversationAddress {
  readonly teamsTeamId: string;
  readonly channelId: string;
}

/** A member's row in the team's partition: a projection of the worker's own partition. */
export interface TeamMember extends MemberTimeline {
  /** The version of the caseload that it was made from: an older one never replaces a newer one. */
  readonly version: number;
  /** The first day in the team. */
  readonly memberSince?: CalendarDate;
  readonly earlier?: EarlierMembership;
  /** The worker has joined another team since, and is asked for every open month there. */
  readonly movedOn?: CalendarDate;
  /** What the team needs of the worker's records: the newest months, who is away, sessions, open warnings. */
  readonly records?: readonly WorkerRecord[];
  /** The references of the cases that have not ended. */
  readonly refs?: readonly string[];
}

interface AnyOperation {
  readonly teamId: TeamId;
  /** The key of the change that is to be completed. */
  readonly key: string;
  readonly by: PersonKey;
}

/** The workers of a team have to follow its record; kept until they all do. */
export interface FollowOperation extends AnyOperation {
  readonly kind: 'follow-team';
}

/** A case of the queue is on its way to a worker; kept until it is on the caseload, or in the queue again. */
export interface AllocationOperation extends AnyOperation {
  readonly kind: 'allocate-case';
  readonly waitingId: string;
}

/** The index of all teams has to follow a team's record. */
export interface ListOperation extends AnyOperation {
  readonly kind: 'list-team';
}

/** What began in a team's partition and has to be completed elsewhere; a crash may leave it half done. */
export type TeamOperation = FollowOperation | AllocationOperation | ListOperation;

/** A team as one query reads it. */
export interface TeamSnapshot {
  readonly team: TeamRecord;
  readonly members: readonly TeamMember[];
  /** Cases without a worker, those on their way among them; in order of id. */
  readonly waiting: readonly WaitingCase[];
}

/** One change of a case that waits. */
export interface WaitingChange {
  readonly teamId: TeamId;
  readonly id: string;
  /** The nonce under which it happens once. */
  readonly key: string;
  readonly audit: AuditEntry;
  /** Begun in the same transaction. */
  readonly operation?: AllocationOperation;
  /** Pure: it is asked again when somebody was in between. Null takes the case out; `before` itself changes nothing. */
  apply(before: WaitingCase | undefined): WaitingCase | null | undefined;
}

export type WaitingResult =
  | { readonly ok: true; readonly waiting: WaitingCase | null }
  /** `apply` changed nothing; the case as it is, if it is there. */
  | { readonly ok: false; readonly reason: 'unchanged'; readonly waiting: WaitingCase | undefined }
  /** The key was used before. */
  | { readonly ok: false; readonly reason: 'repeat' };

/** A team as the index of all has it. */
export type ListedTeam = Pick<TeamRecord, 'teamId' | 'name' | 'serviceManagerKeys'>;

export interface TeamStore {
  /** One partition query. */
  read(teamId: TeamId): Promise<TeamSnapshot | undefined>;
  /** The team's record alone. */
  record(teamId: TeamId): Promise<TeamRecord | undefined>;
  /** Changes the team's record until nobody was in between, together with who did it; makes it if absent. */
  changeTeam(
    teamId: TeamId,
    apply: (before: TeamRecord | undefined) => TeamRecord,
    audit: AuditEntry,
  ): Promise<TeamRecord>;
  /** The newest audit entries of the team's own record first; its workers' are with their caseloads. */
  audit(teamId: TeamId, most: number): Promise<readonly AuditEntry[]>;
  /** Every team by name, for administrators and for the managers of one service: an index of its own, never a scan over the teams. */
  list(): Promise<readonly ListedTeam[]>;
  /** Brings a team's place in that index into line with its record. */
  relist(teamId: TeamId): Promise<void>;
  /** One member's row alone. */
  member(teamId: TeamId, workerKey: PersonKey): Promise<TeamMember | undefined>;
  /** Keeps the newer of what is there and `member`, by version. */
  putMember(teamId: TeamId, member: TeamMember): Promise<void>;
  removeMember(teamId: TeamId, workerKey: PersonKey): Promise<void>;
  /** A case that waits, or one on its way. */
  waiting(teamId: TeamId, id: string): Promise<WaitingCase | undefined>;
  /** All of the change with its audit entry and its operation, or none. */
  changeWaiting(change: WaitingChange): Promise<WaitingResult>;
  /** Kept before the record is changed, so that a crash loses nothing; the same again is kept once. */
  beginOperation(operation: TeamOperation): Promise<void>;
  /** What a crash may have left half done, over all teams; for the sweep, never while a person waits. */
  operations(): AsyncIterable<TeamOperation>;
  /** No error when it is gone already. */
  endOperation(operation: TeamOperation): Promise<void>;
}

/** Who has a case of which reference, so that one which is held twice is noticed; a projection of the caseloads. */
export interface ReferenceStore {
  /** One partition query. `c 101` and `C-101` are the same reference. */
  holders(ref: string): Promise<readonly PersonKey[]>;
  /** No error when it is known already. */
  hold(ref: string, workerKey: PersonKey): Promise<void>;
  /** No error when it is gone already. */
  release(ref: string, workerKey: PersonKey): Promise<void>;
}

/** Says that storage can be reached, for the ready probe. */
export interface StorageHealth {
  check(): Promise<void>;
}

export interface Stores {
  readonly caseloads: CaseloadStore;
  readonly people: PeopleStore;
  readonly teams: TeamStore;
  readonly references: ReferenceStore;
  readonly deliveries: DeliveryStore;
  readonly queue: DeliveryQueue;
  readonly health: StorageHealth;
}

/** Thrown by stores when storage cannot be reached in time: the same press works later. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** A member of a Teams team or chat, as the roster lists them. */
export interface RosterMember {
  readonly objectId: string;
  readonly name: string;
}

/** The Teams side as the application sees it. */
export interface Roster {
  /** Everyone in the conversation, paged to the end. */
  members(where: ConversationAddress): Promise<readonly RosterMember[]>;
}

/** Structured log lines with codes; never a person, a case or what was said. */
export interface Log {
  info(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
