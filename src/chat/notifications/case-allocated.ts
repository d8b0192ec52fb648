import type { NoticeOf } from '../../application/notices.ts';
import type { Allocation } from '../../domain/allocation.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { sampleAllocation } from '../allocation/sample-allocation.ts';
import { amount } from '../phrases.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/**
 * To the worker, in private: a case was given to them, what it does to their total and, past a stop, why all the same
 * (Northern Ireland 1.7: the reason is explained to the social worker).
 */
export const caseAllocated: Notification<'case-allocated'> = {
  kind: 'case-allocated',
  async compose({ stores }, { workerKey, allocationId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    if (!snapshot || snapshot.head.leftOn !== undefined) return null;
    const holds = snapshot.cases.some(({ caseId }) => caseId === allocationId);
    const allocation = recordsOf(snapshot.records, 'allocation').find(({ id }) => id === allocationId);
    return holds && allocation ? wordsFor(allocation) : null;
  },
  samples: [
    { sentence: 'a case', notice: sampleNotice(), composed: wordsFor(sampleAllocation()) },
    {
      sentence: 'past a stop, with the longest reference and reason',
      notice: sampleNotice(),
      composed: wordsFor(sampleAllocation({ ref: 'W'.repeat(40), isPast: true })),
    },
  ],
};

function wordsFor({ id, ref, on, decided, before, after, unit, past }: Allocation): Composed {
  const total = `${before} → ${amount(after, unit)}`;
  const { card } = notice(
    `${ref} was given to you`,
    [
      `By ${decided.name}, from ${spokenDate(on)}. Your total on that day: ${total}.`,
      ...(past
        ? [
            `Something stood against it. The reason: ${past.reason}`,
            `It is looked at again on ${spokenDate(past.reviewOn)}, and at the latest on ${spokenDate(past.until)}.`,
          ]
        : []),
      'If it worries you, say so: your manager has to answer.',
    ],
    [
      { title: 'Open the case', verb: 'update-case.open', data: { caseId: id } },
      { title: 'Raise a concern', verb: 'raise-concern.form', data: { allocation: id } },
    ],
  );
  return { text: `${ref} was given to you: ${total}.`, ...(card ? { card } : {}) };
}

function sampleNotice(): NoticeOf<'case-allocated'> {
  return { kind: 'case-allocated', workerKey: 'worker', allocationId: 'allocation' };
}
