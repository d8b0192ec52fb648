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

/** Everything that is kept, row by row: for an operator's commands and for retention, never while a person waits. */
export interface KeptStore {
  /** Of every table, or of one alone. */
  all(table?: 'people'): AsyncIterable<KeptItem>;
  /** Those of a worker's partition, or of one kind alone over all workers. */
  ofWorkers(
    which: { readonly workerKey: string } | { readonly kind: 'head' | 'month' | 'audit' },
  ): AsyncIterable<KeptItem>;
  /** What is kept of a conversation under a digest of its id. */
  ofConversation(conversationId: string): AsyncIterable<KeptItem>;
  /** Writes another value into the row; false, and nothing is written, when somebody changed it since it was read. */
  rewrite(item: KeptItem, value: unknown): Promise<boolean>;
  /** Takes an audit entry's content away: when, by whom and what was done stay, and its chain holds. False as above. */
  eraseContent(item: KeptItem): Promise<boolean>;
  /** No error when it is gone already. */
  remove(item: KeptItem): Promise<void>;
}
