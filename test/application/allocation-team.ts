import { expect } from '@jest/globals';
import type { AllocationWish } from '../../src/application/allocate-case.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import type { Log, Stores } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { resumeOperations } from '../../src/schedule/resume-operations.ts';
import { waitingOf } from '../storage/waiting.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, keyOf, outsideOn, TODAY } from './outside.ts';
import { heldCases } from './take-builders.ts';

export const NORTH = teamIdOf('north');
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
export const MONA = { person: keyOf('mona'), name: 'Mona' };
export const WAITING = waitingOf('waiting-1');

/** North with amira, who has room, and ben, who is near the limit; C-201 waits. */
export async function openTeam(stores: Stores = memoryStores()) {
  const outside = outsideOn(TODAY, stores);
  const set = await setUpTeam(
    outside,
    {
      name: 'North',
      schemeId: 'merton',
      members: ['amira', 'ben'].map((name) => ({ ...identity(name), terms: fullTime })),
      managers: [identity('mona')],
      serviceManagers: [],
    },
    { person: keyOf('admin'), key: 'north' },
  );
  if (set.ok) await deliverPending(outside, set.pending);
  const facts = { cases: heldCases(75).map(historyOf), duties: [] };
  await loadCaseload(outside, keyOf('ben'), facts, { person: keyOf('admin'), key: 'ben' });
  await stores.teams.changeWaiting({
    teamId: NORTH,
    id: WAITING.id,
    key: 'add',
    audit: { at: outside.clock.now(), by: MONA.person, action: 'unallocated', detail: {} },
    apply: () => WAITING,
  });
  return outside;
}

export const wish = (more: Partial<AllocationWish> = {}): AllocationWish => ({
  teamId: NORTH,
  by: MONA,
  key: 'nonce-1',
  waiting: WAITING,
  workerKey: keyOf('amira'),
  on: TODAY,
  ...more,
});

export const PAST = {
  stops: ['past-line'],
  reason: 'nobody else',
  reviewOn: '2026-12-07',
  until: '2026-12-31',
} as const;

/** Where the case is, and what is under way. */
export async function whereabouts(stores: Stores) {
  const operations: string[] = [];
  for await (const { key } of stores.teams.operations()) operations.push(key);
  const row = await stores.teams.waiting(NORTH, WAITING.id);
  const holders: string[] = [];
  for (const name of ['amira', 'ben']) {
    const { cases = [] } = (await stores.caseloads.read(keyOf(name))) ?? {};
    for (const { history } of cases) if (history.dated.ref === 'C-201') holders.push(name);
  }
  return { waits: row !== undefined && !row.going, onItsWay: row?.going !== undefined, holders, operations };
}

export async function deliveriesIn(stores: Stores): Promise<readonly string[]> {
  const kinds: string[] = [];
  for await (const { item } of stores.caseloads.pending()) {
    if (item.kind === 'deliver') kinds.push(`${item.delivery.notice.kind} ${item.delivery.id.key}`);
  }
  return kinds;
}

/** Something broke: the case is in one place at most, and never nowhere; once the sweep has run it is in one. */
export async function sweptInto(stores: Stores): Promise<void> {
  const halfWay = await whereabouts(stores);
  expect(Number(halfWay.waits) + halfWay.holders.length).toBeLessThanOrEqual(1);
  expect(halfWay.waits || halfWay.onItsWay || halfWay.holders.length === 1).toBe(true);
  await resumeOperations({ ...outsideOn(TODAY, stores), log: SILENT });
  const mended = await whereabouts(stores);
  expect(mended).toMatchObject({ onItsWay: false, operations: [] });
  expect(Number(mended.waits) + mended.holders.length).toBe(1);
}
