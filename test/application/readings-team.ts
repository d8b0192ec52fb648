import { markOf } from '../../src/application/change-schemes.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { Stores } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { choicesIn } from '../../src/domain/readings.ts';
import { schemeById } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, keyOf, outsideOn, TODAY } from './outside.ts';

export const BY = { person: keyOf('admin'), key: 'nonce-1' };
export const NORTH = teamIdOf('north');
export const DECEMBER = '2026-12-01';

export function mertonReading(id: string) {
  const reading = choicesIn(schemeById('merton').source).find((choice) => choice.id === id);
  if (!reading) throw new Error(`merton has no reading ${id}`);
  return reading;
}
export const familyPoint = (option: string, from = DECEMBER) => ({
  from,
  scheme: 'merton' as const,
  reading: mertonReading('family-point'),
  option,
});

/** North with amira, who has a looked-after child, and ben at half time, who has a child at home. */
export async function openTeam(stores: Stores = memoryStores()) {
  const outside = outsideOn(TODAY, stores);
  const members = [
    { ...identity('amira'), terms: fullTime },
    { ...identity('ben'), terms: { ...fullTime, fte: 0.5 } },
  ];
  const team = { name: 'North', schemeId: 'merton' as const, members, managers: [], serviceManagers: [] };
  const set = await setUpTeam(outside, team, { ...BY, key: 'north' });
  if (set.ok) await deliverPending(outside, set.pending);
  for (const [name, child] of [
    ['amira', { ref: 'K1', household: 'home', lookedAfter: { from: '2026-06-01' } }],
    ['ben', { ref: 'K2', household: 'home' }],
  ] as const) {
    const history = historyOf({
      ref: `C-${name}`,
      allocatedOn: '2026-01-05',
      coWorked: false,
      teamHold: false,
      statutoryResponsibility: false,
      workloadIssues: [],
      children: [child],
      activities: [],
    });
    const loaded = await loadCaseload(outside, keyOf(name), { cases: [history], duties: [] }, { ...BY, key: name });
    if (loaded.ok) await deliverPending(outside, loaded.pending);
  }
  return outside;
}

export async function asked(stores: Stores, option = 'every-family', from = DECEMBER) {
  const team = await stores.teams.record(NORTH);
  if (!team) throw new Error('no team');
  return { ...familyPoint(option, from), seen: markOf(team.schemes) };
}

export async function stateOf(stores: Stores) {
  await deliverPending(outsideOn(TODAY, stores), stores.caseloads.pending());
  const operations = [];
  for await (const operation of stores.teams.operations()) operations.push(operation);
  const heads = await Promise.all(
    ['amira', 'ben'].map(async (name) => (await stores.caseloads.read(keyOf(name)))?.head),
  );
  return { team: await stores.teams.read(NORTH), heads, operations };
}
