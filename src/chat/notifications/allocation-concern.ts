import type { NoticeOf } from '../../application/notices.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { type Allocation, isUnanswered } from '../../domain/allocation.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { allocationWords } from '../allocation/allocation-words.ts';
import { sampleAllocation, sampleConcern } from '../allocation/sample-allocation.ts';
import { allocationKey } from '../allocation/which-allocation.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To the manager who gave a case, in private: the worker has a concern and waits for an answer. */
export const allocationConcern: Notification<'allocation-concern'> = {
  kind: 'allocation-concern',
  async compose({ stores, clock }, { teamId, managerKey, workerKey, allocationId }) {
    const [snapshot, team] = await Promise.all([stores.caseloads.read(workerKey), stores.teams.record(teamId)]);
    if (snapshot?.head.teamId !== teamId || !team || !managersOn(team, clock.today()).includes(managerKey)) return null;
    const allocation = recordsOf(snapshot.records, 'allocation').find(({ id }) => id === allocationId);
    return allocation && isUnanswered(allocation) ? wordsFor(snapshot.head.name, workerKey, allocation) : null;
  },
  samples: [sample('the longest concern and name', 'W'.repeat(100)), sample('a short name', 'Amira Khan')],
};

function wordsFor(name: string, workerKey: string, allocation: Allocation): Composed {
  const title = `${name} has a concern about ${allocation.ref}`;
  const { card } = notice(
    title,
    [`${allocation.concern?.text ?? ''}`, `${allocationWords(name, allocation)}.`, 'It stays open until you answer.'],
    [{ title: 'Answer', verb: 'allocate-case.reply', data: { allocation: allocationKey(workerKey, allocation.id) } }],
  );
  return { text: title, ...(card ? { card } : {}) };
}

function sample(sentence: string, name: string) {
  const asked: NoticeOf<'allocation-concern'> = {
    kind: 'allocation-concern',
    ...{ teamId: 'team', managerKey: 'manager', workerKey: 'worker', allocationId: 'allocation' },
  };
  const allocation = sampleAllocation({ concern: sampleConcern(false) });
  return { sentence, notice: asked, composed: wordsFor(name, 'worker', allocation) };
}
