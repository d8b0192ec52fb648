import { agreeHandOver } from '../../../src/application/agree-hand-over.ts';
import { changeCaseload } from '../../../src/application/change-caseload.ts';
import type { CaseloadCommit } from '../../../src/application/ports.ts';
import { keyOf, NORTH, type openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

/** Does something once, just before the nth change of somebody's caseload is kept. */
export function beforeChange(town: Town, name: string, nth: number, work: () => Promise<void>): void {
  const { caseloads } = town.outside.stores;
  const commit = caseloads.commit.bind(caseloads);
  let times = 0;
  Object.assign(caseloads, {
    commit: async (change: CaseloadCommit) => {
      if (change.head.workerKey === keyOf(name)) times += 1;
      if (times === nth) {
        times = nth + 1;
        await work();
      }
      return commit(change);
    },
  });
}

/** Mona agrees the transfer of a case from another card. */
export async function agreedMeanwhile(
  town: Town,
  holder: string,
  caseId: string,
  to: string,
  from: string,
): Promise<void> {
  const access = {
    ...{ personKey: keyOf('mona'), name: 'mona', manages: [NORTH] },
    ...{ oversees: [], coordinates: [], admin: false },
  };
  const outside = { ...town.outside, stores: town.stores };
  const receiver = await town.stores.caseloads.read(keyOf(to));
  const wish = { id: 'other', as: 'transfer', caseId, to: keyOf(to), from, until: null } as const;
  const result = await changeCaseload(outside, {
    ...{ access, workerKey: keyOf(holder), action: 'transfer-case', keys: ['other'] },
    decide: agreeHandOver(outside, access, receiver, wish),
    reply: () => 'agreed',
  });
  if (!result.ok) throw new Error('it could not be agreed in between');
}
