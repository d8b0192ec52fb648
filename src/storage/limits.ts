import type { Row } from './row.ts';

/** What Azure refuses and the emulator takes; refused here, so that tests and production agree. */
const LIMITS = {
  'row-bytes': 1_048_576,
  'row-properties': 252,
  'string-units': 32_768,
  'transaction-rows': 100,
  'transaction-bytes': 4 * 1_048_576,
} as const;
export type StorageLimit = keyof typeof LIMITS;

/** Thrown before anything is sent: the change is larger than storage takes. Says which limit, never what was in it. */
export class StorageLimitExceeded extends Error {
  override readonly name = 'StorageLimitExceeded';
  readonly limit: StorageLimit;
  constructor(limit: StorageLimit) {
    super(`more than storage takes: ${limit} is at most ${LIMITS[limit]}`);
    this.limit = limit;
  }
}

function hold(limit: StorageLimit, measured: number): void {
  if (measured > LIMITS[limit]) throw new StorageLimitExceeded(limit);
}

/** The timestamp that Azure adds to each row. */
const ROW_OVERHEAD = 64;

/** A row's size as Azure counts it: text in UTF-16, 4 bytes a row, 8 a property, 4 more for a string's length. */
export function rowBytes({ partitionKey, rowKey, ...own }: Row): number {
  const properties = Object.entries(own).reduce(
    (sum, [name, value]) => sum + 8 + 2 * name.length + (typeof value === 'string' ? 4 + 2 * value.length : 8),
    0,
  );
  return ROW_OVERHEAD + 4 + 2 * (partitionKey.length + rowKey.length) + properties;
}

/** Refuses a row that Azure would refuse. */
export function refuseLargeRow(row: Row): void {
  const { partitionKey: _partition, rowKey: _row, ...own } = row;
  hold('row-properties', Object.keys(own).length);
  for (const value of Object.values(own)) if (typeof value === 'string') hold('string-units', value.length);
  hold('row-bytes', rowBytes(row));
}

/** Headers and address of one operation in a transaction's body, rounded up. */
const OPERATION_OVERHEAD = 2_048;

/** No less than the bytes that a transaction puts on the wire. */
export function transactionBytes(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + OPERATION_OVERHEAD + Buffer.byteLength(JSON.stringify(row)), 0);
}

/** Refuses a transaction that Azure would refuse: too many rows, too large, or one row twice. */
export function refuseLargeTransaction(rows: readonly Row[]): void {
  hold('transaction-rows', rows.length);
  rows.forEach(refuseLargeRow);
  hold('transaction-bytes', transactionBytes(rows));
  refuseRowTwice(rows);
}

export function refuseRowTwice(rows: readonly Row[]): void {
  if (new Set(rows.map(({ rowKey }) => rowKey)).size < rows.length) {
    throw new Error('a transaction holds each row once');
  }
}

/** The rows in as few transactions as take them, in order. */
export function inTransactions(rows: readonly Row[]): readonly (readonly Row[])[] {
  const transactions: Row[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const more = transactionBytes([row]);
    const current = transactions.at(-1);
    if (current && current.length < LIMITS['transaction-rows'] && bytes + more <= LIMITS['transaction-bytes']) {
      current.push(row);
      bytes += more;
    } else {
      transactions.push([row]);
      bytes = more;
    }
  }
  return transactions;
}
