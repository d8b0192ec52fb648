import type { CaseloadCommit, PendingItem } from '../application/ports.ts';
import { safeKey } from './keys.ts';
import { jsonProperties, type Row } from './row.ts';
import type { RowChange } from './table.ts';
import { auditRow, caseRow, HEAD_ROW, outboxRow, UNDO_ROW, usedKeyRow } from './tables.ts';

/**
 * A commit as the rows of one transaction. The head goes in by its ETag (or as a new row), so that a change in between
 * is refused; used keys and the audit entry are inserts, so that the table itself refuses a repeat. `mark` is unique
 * to the commit: it stays in the audit row, which nobody overwrites, and tells a made change from a refused one.
 */
export function rowsOf(change: CaseloadCommit, mark: string): readonly RowChange[] {
  const { basedOn, head, audit } = change;
  const { version } = head;
  if (version !== (basedOn?.head.version ?? 0) + 1) throw new Error('the version of a change is the next one');

  const partitionKey = safeKey(head.workerKey);
  const row = (rowKey: string, own: Omit<Row, 'partitionKey' | 'rowKey'>): Row => ({ partitionKey, rowKey, ...own });
  const fact = (rowKey: string, value: unknown): Row => row(rowKey, { version, ...jsonProperties(value) });
  const headRow = fact(HEAD_ROW, head);

  return [
    basedOn ? { kind: 'replace', row: headRow, etag: basedOn.tag } : { kind: 'insert', row: headRow },
    { kind: 'put', row: fact(UNDO_ROW, change.undo) },
    ...change.putCases.map((kept): RowChange => ({ kind: 'put', row: fact(caseRow(kept.caseId), kept) })),
    // A delete would be refused for a row that is not there, and with it the whole change: the row is emptied instead.
    ...change.removedCaseIds.map(
      (caseId): RowChange => ({ kind: 'put', row: row(caseRow(caseId), { version, removed: true }) }),
    ),
    { kind: 'insert', row: row(auditRow(version), { mark, ...jsonProperties(audit) }) },
    ...usedKeyRows(change).map(
      (rowKey): RowChange => ({
        kind: 'insert',
        row: row(rowKey, { usedAt: audit.at, ...jsonProperties(change.reply) }),
      }),
    ),
    ...change.outbox.map(
      (item, index): RowChange => ({ kind: 'insert', row: row(outboxRow(version, index), jsonProperties(item)) }),
    ),
  ];
}

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
