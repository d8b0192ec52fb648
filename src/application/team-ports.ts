import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { MemberTimeline } from '../domain/capacity.ts';
import type { Versions } from '../domain/caseload.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { WaitingCase } from '../domain/waiting-case.ts';
import type { WorkerRecord } from '../domain/worker-records.ts';
import type { AuditEntry, EarlierMembership } from './caseload-ports.ts';
import type { ConversationAddress } from './people-ports.ts';

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
  /** Cases that other teams offer to this one: with whom they are kept, and under which id. A projection of the offers. */
  readonly offered?: readonly OfferedAt[];
  /** Who is only above the guideline comes in the week's list, and on no card of its own. */
  readonly aboveWeekly?: boolean;
  /** Workers may give their cases private labels. */
  readonly labels?: boolean;
  /** The keys of the last changes, newest first: what comes again is not done again. */
  readonly usedKeys: readonly string[];
}

/** Where an offer is kept: the holder of the case, and its id. */
export interface OfferedAt {
  readonly workerKey: PersonKey;
  readonly offerId: string;
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

/** A case that was given to a worker is on its way back; kept until it is in the queue, or stays with the worker. */
export interface TakeBackOperation extends AnyOperation {
  readonly kind: 'take-back';
  readonly waitingId: string;
}

/** The index of all teams has to follow a team's record. */
export interface ListOperation extends AnyOperation {
  readonly kind: 'list-team';
}

/** What began in a team's partition and has to be completed elsewhere; a crash may leave it half done. */
export type TeamOperation = FollowOperation | AllocationOperation | TakeBackOperation | ListOperation;

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
  readonly operation?: AllocationOperation | TakeBackOperation;
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
