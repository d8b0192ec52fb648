import { beforeAll, describe, expect, test } from '@jest/globals';
import type { TeamRecord } from '../../src/application/ports.ts';
import { unchanging, type Versions } from '../../src/domain/caseload.ts';
import { asDocumented, type SchemeInForce } from '../../src/domain/scheme-in-force.ts';
import { bothStores, type ContractStores } from './both-stores.ts';
import { auditOf, commitOf, headOf, teamOf } from './builders.ts';

/** As rows were written before readings could be chosen; the types know only what is written now. */
const bareIds = JSON.parse(
  '[{"inForceFrom":"0001-01-01","value":"merton"},{"inForceFrom":"2026-11-01","value":"halton"}]',
) as Versions<SchemeInForce>;
const documented: Versions<SchemeInForce> = [
  { inForceFrom: '0001-01-01', value: asDocumented('merton') },
  { inForceFrom: '2026-11-01', value: asDocumented('halton') },
];

describe.each(bothStores('keptSchemes'))('schemes kept before readings could be chosen, %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  test("a worker's are read with the documented readings, and changed from there", async () => {
    await stores.caseloads.commit(commitOf('w', undefined, { head: { ...headOf('w', 1), schemes: bareIds } }));
    const read = await stores.caseloads.read('w');
    expect(read?.head.schemes).toStrictEqual(documented);
    await stores.caseloads.commit(commitOf('w', read, { head: { ...headOf('w', 2), schemes: bareIds } }));
    expect((await stores.caseloads.read('w'))?.head.version).toBe(2);
  });

  test("a team's are read with the documented readings, by those who change it too", async () => {
    await stores.teams.changeTeam('t', () => teamOf('t', { schemes: bareIds }), auditOf(1));
    expect((await stores.teams.read('t'))?.team.schemes).toStrictEqual(documented);
    const seen: unknown[] = [];
    const rename = (before: TeamRecord | undefined) => {
      seen.push(before?.schemes);
      return { ...(before ?? teamOf('t')), name: 'South' };
    };
    await stores.teams.changeTeam('t', rename, auditOf(2));
    expect(seen).toStrictEqual([documented]);
    expect((await stores.teams.read('t'))?.team).toStrictEqual(teamOf('t', { name: 'South', schemes: documented }));
  });

  test('what is written now is read as it was written', async () => {
    const schemes = unchanging({ scheme: 'merton' as const, readings: { 'family-point': 'beside' } });
    await stores.teams.changeTeam('now', () => teamOf('now', { schemes }), auditOf(1));
    expect((await stores.teams.read('now'))?.team.schemes).toStrictEqual(schemes);
  });
});
