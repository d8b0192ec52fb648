import type { Allocation } from '../../domain/allocation.ts';
import { recordsOf, type Signed } from '../../domain/worker-records.ts';
import { sampleAllocation } from '../allocation/sample-allocation.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To the worker, in private and in kind words: a case that was given to them is not theirs after all. */
export const allocationTakenBack: Notification<'allocation-taken-back'> = {
  kind: 'allocation-taken-back',
  async compose({ stores }, { workerKey, allocationId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    if (!snapshot || snapshot.head.leftOn !== undefined) return null;
    const allocation = recordsOf(snapshot.records, 'allocation').find(({ id }) => id === allocationId);
    return allocation?.takenBack ? wordsFor(allocation, allocation.takenBack) : null;
  },
  samples: [
    {
      sentence: 'the longest reference and name',
      notice: { kind: 'allocation-taken-back', workerKey: 'worker', allocationId: 'allocation' },
      composed: wordsFor(sampleAllocation({ ref: 'W'.repeat(40) }), {
        ...{ by: 'manager', name: 'W'.repeat(100), at: '2026-11-30T09:00:00.000Z' },
      }),
    },
  ],
};

function wordsFor({ ref }: Pick<Allocation, 'ref'>, { name }: Pick<Signed, 'name'>): Composed {
  const title = `${ref} is not yours after all`;
  const { card } = notice(
    title,
    [
      `${name} took it back while nothing was changed on it. It is off your caseload and out of your total.`,
      'It says nothing about your work, and there is nothing that you need to do. If you have begun on it already, please tell your manager.',
    ],
    [{ title: 'My total', verb: 'my-total.say' }],
  );
  return { text: `${title}: ${name} took it back.`, ...(card ? { card } : {}) };
}
