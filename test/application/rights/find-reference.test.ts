import { beforeAll, describe, expect, it } from '@jest/globals';
import { findReference } from '../../../src/application/rights/find-reference.ts';
import type { TableStores } from '../../../src/storage/index.ts';
import { clock, KEY, NAME, OTHER, OTHER_NAME, planted } from './planted.ts';

let stores: TableStores;
beforeAll(async () => {
  stores = await planted('findReference');
});

const found = async (kind: 'case' | 'child', ref: string): Promise<readonly string[]> => {
  const { rows } = await findReference({ stores, clock }, { kind, ref });
  return rows
    .map(
      (row) => `${row.kind} of ${row.partition === KEY ? NAME : row.partition === OTHER ? OTHER_NAME : row.partition}`,
    )
    .sort();
};

describe('where a reference appears', () => {
  it.each<[string, 'case' | 'child', string, readonly string[]]>([
    [
      'a case, with the changes that name it',
      'case',
      'PLANT-1',
      [`case of ${NAME}`, `head of ${NAME}`, 'member of t-1'],
    ],
    ['the same, written another way', 'case', 'plant 1', [`case of ${NAME}`, `head of ${NAME}`, 'member of t-1']],
    [
      'a case that is handed over, and one in the queue',
      'case',
      'SECRET-9',
      [`case of ${OTHER_NAME}`, `record of ${OTHER_NAME}`, 'member of t-1', 'waiting of t-1'],
    ],
    ['a reference that only begins alike', 'case', 'PLANT', []],
    ['a child', 'child', 'a', [`case of ${OTHER_NAME}`, `case of ${NAME}`]],
    ['a child of nobody', 'child', 'zz', []],
  ])('%s', async (_, kind, ref, places) => {
    expect(await found(kind, ref)).toEqual([...places].sort());
  });

  it('gives the case whole, of other rows the part, who holds it, and nobody by name', async () => {
    const made = await findReference({ stores, clock }, { kind: 'case', ref: 'SECRET-9' });
    const contents = made.rows.map(({ kind, content }) => [kind, JSON.stringify(content)] as const);
    const of = (kind: string): string => contents.find(([one]) => one === kind)?.[1] ?? '';
    expect(of('case')).toContain('core-assessment');
    expect(of('record')).toContain('"ref":"SECRET-9"');
    expect(JSON.stringify(made)).not.toMatch(new RegExp(`${NAME}|${OTHER_NAME}|secret-actions`));
    expect((await findReference({ stores, clock }, { kind: 'case', ref: 'PLANT-1' })).holders).toEqual([KEY]);
  });
});
