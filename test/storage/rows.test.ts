import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashedKey, safeKey } from '../../src/storage/keys.ts';
import {
  refuseLargeRow,
  refuseLargeTransaction,
  rowBytes,
  type StorageLimit,
  StorageLimitExceeded,
} from '../../src/storage/limits.ts';
import { jsonProperties, jsonValue, type Row } from '../../src/storage/row.ts';
import { auditRow, caseRow, HEAD_ROW, UNDO_ROW } from '../../src/storage/tables.ts';

const rowOf = (own: Record<string, string | number>, rowKey = 'r'): Row => ({ partitionKey: 'p', rowKey, ...own });

describe('a value as properties', () => {
  test('any JSON comes back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(jsonValue(rowOf(jsonProperties(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([
    ['one unit less than a property holds', 31_999 - '{"value":""}'.length, 1],
    ['as much as a property holds', 32_000 - '{"value":""}'.length, 1],
    ['one unit more', 32_001 - '{"value":""}'.length, 2],
  ])('%s', (_sentence, length, count) => {
    const properties = jsonProperties('x'.repeat(length));
    expect(Object.keys(properties)).toHaveLength(count);
    expect(jsonValue(rowOf(properties))).toBe('x'.repeat(length));
  });

  test.each([0, 1])('no pair of surrogates is cut in two, with %d units before the first', (shift) => {
    const properties = jsonProperties('x'.repeat(shift) + '😀'.repeat(40_000));
    for (const chunk of Object.values(properties)) {
      expect(chunk.length).toBeLessThanOrEqual(32_000);
      expect(Buffer.from(chunk).toString()).toBe(chunk);
    }
  });

  test('a half pair at the very end does not lose its place', () => {
    expect(jsonValue(rowOf(jsonProperties(`${'x'.repeat(31_990)}\ud83d`)))).toBe(`${'x'.repeat(31_990)}\ud83d`);
  });
});

describe('keys', () => {
  test.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a\u0000b', 'a\u001fb', 'a\u007fb', 'a\u009fb', '', 'x'.repeat(513)])(
    '%j is refused, and the error does not repeat it',
    (key) => {
      expect(() => safeKey(key)).toThrow(
        new Error('a storage key is 1 to 512 characters without / \\ # ? or control characters'),
      );
    },
  );

  test.each(['a b', "o'neil", 'é', 'a\u0020b', 'a\u00a0b', 'x'.repeat(512)])('%j is taken', (key) => {
    expect(safeKey(key)).toBe(key);
  });

  test('an outside key is made safe and opaque, and no two are the same', () => {
    expect(safeKey(hashedKey('f:1/2?#\\'))).toMatch(/^[0-9a-f]{64}$/);
    expect(hashedKey('a')).not.toBe(hashedKey('b'));
  });

  test('in a partition the head comes first and the undo before the cases', () => {
    const rows = [caseRow('0'), UNDO_ROW, HEAD_ROW, caseRow('-')].sort();
    expect(rows.slice(0, 2)).toEqual([HEAD_ROW, UNDO_ROW]);
  });

  test.each([
    [1, 2],
    [9, 10],
    [999, 1_000],
  ])('the audit of version %d comes after that of version %d', (older, newer) => {
    expect(auditRow(newer) < auditRow(older)).toBe(true);
  });
});

describe('what Azure refuses is refused before it is sent', () => {
  const limitOf = (check: () => void): StorageLimit | undefined => {
    try {
      check();
      return undefined;
    } catch (error) {
      if (error instanceof StorageLimitExceeded) return error.limit;
      throw error;
    }
  };
  const properties = (count: number): Row =>
    rowOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index])));
  const full = rowOf(jsonProperties('x'.repeat(500_000)));
  const spare = (1_048_576 - rowBytes({ ...full, more: '' })) / 2;
  const megabyte = (rowKey: string): Row => rowOf(jsonProperties('é'.repeat(490_000)), rowKey);

  test.each([
    ['a string of 32,767 units', rowOf({ a: 'x'.repeat(32_767) }), undefined],
    ['a string of 32,768 units', rowOf({ a: 'x'.repeat(32_768) }), undefined],
    ['a string of 32,769 units', rowOf({ a: 'x'.repeat(32_769) }), 'string-units'],
    ['251 properties', properties(251), undefined],
    ['252 properties', properties(252), undefined],
    ['253 properties', properties(253), 'row-properties'],
    ['a unit under 1 MiB', { ...full, more: 'x'.repeat(spare - 1) }, undefined],
    ['1 MiB', { ...full, more: 'x'.repeat(spare) }, undefined],
    ['a unit over 1 MiB', { ...full, more: 'x'.repeat(spare + 1) }, 'row-bytes'],
  ])('a row of %s', (_sentence, row, limit) => {
    expect(limitOf(() => refuseLargeRow(row))).toBe(limit);
  });

  test.each([
    ['99 rows', Array.from({ length: 99 }, (_, index) => rowOf({}, `r${index}`)), undefined],
    ['100 rows', Array.from({ length: 100 }, (_, index) => rowOf({}, `r${index}`)), undefined],
    ['101 rows', Array.from({ length: 101 }, (_, index) => rowOf({}, `r${index}`)), 'transaction-rows'],
    ['4 rows of nearly 1 MB', ['a', 'b', 'c', 'd'].map(megabyte), undefined],
    ['5 rows of nearly 1 MB', ['a', 'b', 'c', 'd', 'e'].map(megabyte), 'transaction-bytes'],
    ['a row too large', [rowOf({ a: 'x'.repeat(40_000) })], 'string-units'],
  ])('a transaction of %s', (_sentence, rows, limit) => {
    expect(limitOf(() => refuseLargeTransaction(rows))).toBe(limit);
  });

  test('the error says which limit, and nothing of the row', () => {
    expect(() => refuseLargeRow(rowOf({ secret: 'C-101'.repeat(10_000) }))).toThrow(
      new StorageLimitExceeded('string-units'),
    );
    expect(new StorageLimitExceeded('string-units').message).toBe(
      'more than storage takes: string-units is at most 32768',
    );
  });
});
