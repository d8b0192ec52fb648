import type { Allocation, Concern } from '../../domain/allocation.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { sampleAllocation, sampleConcern } from '../allocation/sample-allocation.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To the worker, in private: what the manager answered to their concern. */
export const concernAnswered: Notification<'concern-answered'> = {
  kind: 'concern-answered',
  async compose({ stores }, { workerKey, allocationId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    if (!snapshot || snapshot.head.leftOn !== undefined) return null;
    const allocation = recordsOf(snapshot.records, 'allocation').find(({ id }) => id === allocationId);
    const answer = allocation?.concern?.answer;
    return allocation && answer ? wordsFor(allocation, answer) : null;
  },
  samples: [
    {
      sentence: 'the longest answer',
      notice: { kind: 'concern-answered', workerKey: 'worker', allocationId: 'allocation' },
      composed: wordsFor(sampleAllocation({ concern: sampleConcern(true) }), {
        text: 'W'.repeat(200),
        said: { by: 'manager', name: 'W'.repeat(100), at: '2026-11-30T09:00:00.000Z' },
      }),
    },
  ],
};

function wordsFor({ ref, concern }: Allocation, { text, said }: NonNullable<Concern['answer']>): Composed {
  const title = `${said.name} has answered your concern about ${ref}`;
  const { card } = notice(
    title,
    [
      `You said: ${concern?.text ?? ''}`,
      `The answer: ${text}`,
      'Bring it to supervision if it is not settled by this.',
    ],
    [{ title: 'My total', verb: 'my-total.say' }],
  );
  return { text: title, ...(card ? { card } : {}) };
}
