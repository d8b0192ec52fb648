import type { CaseloadCommit, PendingItem } from '../application/ports.ts';
import { chained, type Link, linkIn, NO_LINK } from './audit-chain.ts';
import { safeKey } from './keys.ts';
import { inTransactions, refuseLargeRow, refuseLargeTransaction, refuseRowTwice } from './limits.ts';
import { jsonProperties, type KeptRow, type Row } from './row.ts';
import type { RowChange } from './table.ts';
import { auditRow, caseRow, HEAD_ROW, outboxRow, recordRow, snapshotRow, UNDO_ROW, usedKeyRow } from './tables.ts';

/** A commit as rows. */
export interface CommitRows {
  /**
   * Case rows of a new generation, to be written first: nobody reads them before the head names their generation.
   * None when one transaction holds the change.
   */
  readonly ahead: readonly Row[];
  /** The transaction that makes the change. */
  readonly last: readonly RowChange[];
}

/**
 * A commit as the rows of one transaction; a larger one writes all cases as a new generation and switches it on in its
 * transaction. The head goes in by its ETag (or as a new row), so that a change in between is refused; used keys and
 * the audit entry are inserts, so that the table itself refuses a repeat. `mark` is unique to the commit: it stays in
 * the audit row, which nobody overwrites, and tells a made change from a refused one. It names the generation too.
 */
export function rowsOf(change: CaseloadCommit, mark: string): CommitRows {
  const { basedOn, head, putCases, removedCaseIds } = change;
  const { version } = head;
  if (version !== (basedOn?.head.version ?? 0) + 1) throw new Error('the version of a change is the next one');

  const inForce = basedOn ? generationIn(basedOn.tag) : '';
  const together = [
    ...rowsBesideCases(change, mark, inForce),
    ...putCases.map((kept) => put(caseOf(change, kept.caseId, inForce, jsonProperties(kept)))),
    // A delete would be refused for a row that is not there, and with it the whole change: the row is emptied instead.
    ...removedCaseIds.map((caseId) => put(caseOf(change, caseId, inForce, { removed: true }))),
  ];
  const rows = together.map(({ row }) => row);
  refuseRowTwice(rows);
  rows.forEach(refuseLargeRow);
  if (inTransactions(rows).length === 1) return { ahead: [], last: together };

  const cases = new Map([...(basedOn?.cases ?? []), ...putCases].map((kept) => [kept.caseId, kept]));
  for (const caseId of removedCaseIds) cases.delete(caseId);
  const ahead = [...cases].map(([caseId, kept]) => caseOf(change, caseId, mark, jsonProperties(kept)));
  const last = rowsBesideCases(change, mark, mark);
  ahead.forEach(refuseLargeRow);
  refuseLargeTransaction(last.map(({ row }) => row));
  return { ahead, last };
}

type Own = Omit<Row, 'partitionKey' | 'rowKey'>;

const rowOf = ({ head }: CaseloadCommit, rowKey: string, own: Own): Row => ({
  partitionKey: safeKey(head.workerKey),
  rowKey,
  ...own,
});

/** A row of the facts, with the version that wrote it. */
const factOf = (change: CaseloadCommit, rowKey: string, generation: string, own: Own): Row =>
  rowOf(change, rowKey, { version: change.head.version, ...(generation === '' ? {} : { generation }), ...own });

const caseOf = (change: CaseloadCommit, caseId: string, generation: string, own: Own): Row =>
  factOf(change, caseRow(caseId, generation), generation, own);

const put = (row: Row): RowChange => ({ kind: 'put', row });
const insert = (row: Row): RowChange => ({ kind: 'insert', row });

function rowsBesideCases(change: CaseloadCommit, mark: string, generation: string): readonly RowChange[] {
  const { basedOn, head, audit, putRecords = [], removedRecords = [], snapshot } = change;
  const { version } = head;
  const { link, own } = chained(basedOn ? linkAfter(basedOn.tag) : NO_LINK, audit);
  // The head is replaced by its ETag, and so is the newest link with it: two changes never make the same one.
  const headRow = factOf(change, HEAD_ROW, generation, { ...link, ...jsonProperties(head) });
  return [
    basedOn ? { kind: 'replace', row: headRow, etag: etagIn(basedOn.tag) } : insert(headRow),
    put(factOf(change, UNDO_ROW, '', jsonProperties(change.undo))),
    ...putRecords.map((record) => put(factOf(change, recordRow(record.kind, record.id), '', jsonProperties(record)))),
    ...removedRecords.map(({ kind, id }) => put(factOf(change, recordRow(kind, id), '', { removed: true }))),
    ...(snapshot
      ? [insert(rowOf(change, snapshotRow(snapshot.month, snapshot.revision), jsonProperties(snapshot)))]
      : []),
    insert(rowOf(change, auditRow(version), { mark, ...own })),
    ...usedKeyRows(change).map((rowKey) =>
      insert(rowOf(change, rowKey, { usedAt: audit.at, ...jsonProperties(change.reply) })),
    ),
    ...change.outbox.map((item, index) => insert(rowOf(change, outboxRow(version, index), jsonProperties(item)))),
  ];
}

/** The generation that a row belongs to, or that a head names; empty for the first. */
export function generationOf({ generation }: KeptRow): string {
  return typeof generation === 'string' ? generation : '';
}

/** What a snapshot's tag says: the head's ETag, the generation of the cases, and the newest link of the audit. */
export function tagOf(head: KeptRow): string {
  const { seq, chain } = linkIn(head) ?? NO_LINK;
  return [head.etag, generationOf(head), seq, chain].join(BETWEEN);
}

/** In no ETag, no generation and no link. */
const BETWEEN = ' | ';
const etagIn = (tag: string): string => tag.split(BETWEEN)[0] ?? tag;
const generationIn = (tag: string): string => tag.split(BETWEEN)[1] ?? '';
const linkAfter = (tag: string): Link => {
  const [, , seq = '0', chain = ''] = tag.split(BETWEEN);
  return { seq: Number(seq), chain };
};

/** The rows that the change's keys are used up in. */
export function usedKeyRows({ keys }: CaseloadCommit): readonly string[] {
  return [...new Set(keys)].map(usedKeyRow);
}

/** The outbox rows of a change as they wait. */
export function pendingOf({ head, outbox }: CaseloadCommit): readonly PendingItem[] {
  return outbox.map((item, index) => ({ item, at: placeOf(head.workerKey, outboxRow(head.version, index)) }));
}

/** Where an outbox row is kept: neither part holds a slash. */
export const placeOf = (partitionKey: string, rowKey: string): string => `${partitionKey}/${rowKey}`;
