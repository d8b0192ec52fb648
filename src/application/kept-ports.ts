import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import type { AuditOwner } from './audit-verdict.ts';
import type { AuditEntry } from './ports.ts';

/** What a row of storage is. */
export type KeptKind =
  | 'head'
  | 'undo'
  | 'record'
  | 'case'
  | 'month'
  | 'audit'
  | 'audit-end'
  | 'used-key'
  | 'outbox'
  | 'person'
  | 'team'
  | 'member'
  | 'waiting'
  | 'listed-team'
  | 'operation'
  | 'reference'
  | 'delivery'
  | 'live-post'
  | 'lane'
  | 'schedule';

/** A row, whatever it is. */
export interface KeptItem {
  readonly kind: KeptKind;
  /** Where it is kept: the table's name, the partition and the row. */
  readonly table: string;
  readonly partition: string;
  readonly row: string;
  /** Undefined when there is nothing but the keys. */
  readonly value: unknown;
  /** Opaque to everyone but storage. */
  readonly source: unknown;
}

/** An audit. */
export interface AuditPlace {
  readonly of: AuditOwner;
  readonly key: string;
}

/** Everything that is kept, row by row: for an operator's commands and for retention, never while a person waits. */
export interface KeptStore {
  /** Of every table, or of one alone. */
  all(table?: 'people'): AsyncIterable<KeptItem>;
  /** The heads of all caseloads. */
  heads(): AsyncIterable<KeptItem>;
  /** Months before a month, as records and as submitted, over all workers. */
  monthsBefore(month: Month): AsyncIterable<KeptItem>;
  /** Deliveries and runs of days before a day; posts and lanes of conversations that were not written since. */
  sentBefore(day: CalendarDate): AsyncIterable<KeptItem>;
  /** Audits with an entry that was written before a moment (ISO 8601, UTC). */
  auditsBefore(moment: string): AsyncIterable<AuditPlace>;
  /**
   * Takes the oldest entries of an audit away, as long as they may go and at most so many; says how many. The link at
   * the cut stays, so that the chain still holds.
   */
  cutAudit(place: AuditPlace, mayGo: (entry: AuditEntry) => boolean, most: number): Promise<number>;
  /** What is kept of a conversation under a digest of its id. */
  ofConversation(conversationId: string): AsyncIterable<KeptItem>;
  /** Writes another value into the row; false, and nothing is written, when somebody changed it since it was read. */
  rewrite(item: KeptItem, value: unknown): Promise<boolean>;
  /** Takes an audit entry's content away: when, by whom and what was done stay, and its chain holds. False as above. */
  eraseContent(item: KeptItem): Promise<boolean>;
  /** No error when it is gone already. */
  remove(item: KeptItem): Promise<void>;
}
