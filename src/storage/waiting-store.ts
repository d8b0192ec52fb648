import { randomUUID } from 'node:crypto';
import { oneAtATime } from '../application/one-at-a-time.ts';
import { StorageUnavailable, type TeamStore, type WaitingChange, type WaitingResult } from '../application/ports.ts';
import type { WaitingCase } from '../domain/waiting-case.ts';
import { auditChanges } from './audit-by-time.ts';
import { safeKey } from './keys.ts';
import { jsonProperties, jsonValue, type Row } from './row.ts';
import type { RowChange, Table } from './table.ts';
import { operationRow, usedKeyRow, WAITING, waitingRow } from './tables.ts';

/** Every round one of the contenders wins. */
const ROUNDS = 200;

export function isWaiting({ rowKey }: Row): boolean {
  return rowKey >= WAITING.from && rowKey < WAITING.to;
}

/** The case of a row; none where it was taken out and the row is only about to go. */
export function waitingIn(row: Row): readonly WaitingCase[] {
  const waiting = jsonValue<WaitingCase | null>(row);
  return waiting ? [waiting] : [];
}

/** The queue of a team: a row for each case, changed in one transaction with audit, used key and operation. */
export function waitingOn(table: Table): Pick<TeamStore, 'waiting' | 'changeWaiting'> {
  return {
    async waiting(teamId, id) {
      const row = await table.get(safeKey(teamId), waitingRow(id));
      return row && waitingIn(row)[0];
    },
    changeWaiting: (change) => oneAtATime(table, safeKey(change.teamId), () => changeWaiting(table, change)),
  };
}

async function changeWaiting(
  table: Table,
  { teamId, id, key, audit, operation, apply }: WaitingChange,
): Promise<WaitingResult> {
  const partitionKey = safeKey(teamId);
  const at = { partitionKey, rowKey: waitingRow(id) };
  // Our own, by which a write is recognised whose answer was lost.
  const mark = randomUUID();
  const beside: readonly Row[] = [
    { partitionKey, rowKey: usedKeyRow(key), usedAt: audit.at, mark },
    ...(operation ? [{ partitionKey, rowKey: operationRow(operation.key), ...jsonProperties(operation) }] : []),
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    const there = await table.get(partitionKey, at.rowKey);
    const [before] = there ? waitingIn(there) : [];
    const after = apply(before);
    const isSame = after === before || (after === null && before === undefined);
    if (isSame || after === undefined) {
      const used = await table.get(partitionKey, usedKeyRow(key));
      return used ? { ok: false, reason: 'repeat' } : { ok: false, reason: 'unchanged', waiting: before };
    }
    // Azure does not compare a row before it is removed in a transaction: it is emptied first, and then removed.
    const row = { ...at, ...jsonProperties(after) };
    const change: RowChange = there ? { kind: 'replace', row, etag: there.etag } : { kind: 'insert', row };
    const audited = await auditChanges(table, partitionKey, mark, audit);
    const inserts = beside.map((row) => ({ kind: 'insert', row }) as const);
    const written = await table.transact([change, ...audited, ...inserts]);
    const used = written === 'refused' ? await table.get(partitionKey, usedKeyRow(key)) : undefined;
    if (used && used.mark !== mark) return { ok: false, reason: 'repeat' };
    if (written === 'refused' && !used) continue;
    if (after === null) await table.remove(partitionKey, at.rowKey);
    return { ok: true, waiting: after };
  }
  throw new StorageUnavailable('storage did not answer: too many writers of one row');
}
