import type { NoticeOf } from '../../application/notices.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { type Allocation, isPast } from '../../domain/allocation.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { allocationWords } from '../allocation/allocation-words.ts';
import { sampleAllocation } from '../allocation/sample-allocation.ts';
import { allocationKey } from '../allocation/which-allocation.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type Stage = NoticeOf<'allocation-review'>['stage'];

/** To the manager, in private: a case was given past a stop, and its review or its end has come (Northern Ireland 1.7). */
export const allocationReview: Notification<'allocation-review'> = {
  kind: 'allocation-review',
  async compose({ stores, clock, newId }, { teamId, managerKey, workerKey, allocationId, stage }) {
    const [snapshot, team] = await Promise.all([stores.caseloads.read(workerKey), stores.teams.record(teamId)]);
    if (snapshot?.head.teamId !== teamId || !team || !managersOn(team, clock.today()).includes(managerKey)) return null;
    const allocation = recordsOf(snapshot.records, 'allocation').find(({ id }) => id === allocationId);
    const { past } = allocation ?? {};
    if (!allocation || !past || !isPast(allocation)) return null;
    const isDue = (stage === 'end' ? past.until : past.reviewOn) <= clock.today();
    return isDue ? wordsFor(snapshot.head.name, workerKey, allocation, stage, newId()) : null;
  },
  samples: [
    sample('the review, with the longest name', 'review', 'W'.repeat(100)),
    sample('the end', 'end', 'Amira Khan'),
  ],
};

function wordsFor(name: string, workerKey: string, allocation: Allocation, stage: Stage, nonce: string): Composed {
  const { ref, past } = allocation;
  const until = past ? spokenDate(past.until) : '';
  const title =
    stage === 'end'
      ? `${ref} was allocated past a stop until ${until}: that day has come`
      : `${ref} is allocated past a stop until ${until}: please look at it again`;
  const data = { allocation: allocationKey(workerKey, allocation.id) };
  const { card } = notice(
    title,
    [
      `${allocationWords(name, allocation)}.`,
      `The reason then: ${past?.reason ?? ''}`,
      'What has become of the rest of the workload? Say whether it is over, or why it goes on and until when.',
    ],
    [
      { title: 'It is over', verb: 'allocate-case.settle', data: { ...data, nonce } },
      { title: 'It goes on', verb: 'allocate-case.longer', data },
    ],
  );
  return { text: title, ...(card ? { card } : {}) };
}

function sample(sentence: string, stage: Stage, name: string) {
  const asked: NoticeOf<'allocation-review'> = {
    kind: 'allocation-review',
    ...{ teamId: 'team', managerKey: 'manager', workerKey: 'worker', allocationId: 'allocation', stage },
  };
  const allocation = sampleAllocation({ isPast: true });
  return { sentence, notice: asked, composed: wordsFor(name, 'worker', allocation, stage, 'nonce') };
}
