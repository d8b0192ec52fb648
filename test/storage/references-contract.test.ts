import { beforeAll, describe, expect, test } from '@jest/globals';
import { bothStores, type ContractStores } from './both-stores.ts';

describe.each(bothStores('referenceContract'))('references %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  test('nobody holds a reference before it is said', async () => {
    expect(await stores.references.holders('C-1')).toEqual([]);
    await stores.references.release('C-1', 'w1');
    expect(await stores.references.holders('C-1')).toEqual([]);
  });

  test('a reference is the same however it is written, and held by each once', async () => {
    await stores.references.hold('C-101', 'w2');
    await stores.references.hold('c 101', 'w1');
    await stores.references.hold('C101', 'w1');
    expect(await stores.references.holders('c-101')).toEqual(['w1', 'w2']);
    await stores.references.release('C/101', 'w1');
    expect(await stores.references.holders('C-101')).toEqual(['w2']);
  });

  test.each(['/', '\\\\#?', "O'Brien", 'ΓΔ 7'])('a reference like %s is kept', async (ref) => {
    await stores.references.hold(ref, 'w3');
    expect(await stores.references.holders(ref)).toContain('w3');
  });
});
