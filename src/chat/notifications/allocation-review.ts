import type { NoticeOf } from '../../application/notices.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { type Allocation, passedWith } from '../../domain/allocation.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { allocationWords } from '../allocation/allocation-words.ts';
import { sampleAllocation } from '../allocation/sample-allocation.ts';
import { allocationKey } from '../allocation/which-allocation.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type Stage = NoticeOf<'allocation-review'>['stage'];

/** So many a card shows with their figures. */
const MOST_SHOWN = 5;

/** To the manager, in private: a case was given past a stop, and its review or its end has come (Northern Ireland 1.7). */
export const allocationReview: Notification<'allocation-review'> = {
  kind: 'allocation-review',
  async compose({ stores, clock, newId }, { teamId, managerKey, workerKey, allocationId, stage }) {
    const [snapshot, team] = await Promise.all([stores.caseloads.read(workerKey), stores.teams.record(teamId)]);
    if (snapshot?.head.teamId !== teamId || !team || !managersOn(team, clock.today()).includes(managerKey)) return null;
    const all = recordsOf(snapshot.records, 'allocation');
    const asked = all.find(({ id }) => id === allocationId);
    const [first, ...others] = asked ? passedWith(asked, all) : [];
    if (!first?.past) return null;
    const isDue = (stage === 'end' ? first.past.until : first.past.reviewOn) <= clock.today();
    return isDue ? wordsFor(snapshot.head.name, workerKey, [first, ...others], stage, newId()) : null;
  },
  samples: [
    sample('the review, with the longest name', 'review', 'W'.repeat(100)),
    sample('the end', 'end', 'Amira Khan'),
    sample('several that were agreed as one', 'end', 'W'.repeat(100), 30),
  ],
};

function wordsFor(
  name: string,
  workerKey: string,
  allocations: readonly [Allocation, ...Allocation[]],
  stage: Stage,
  nonce: string,
): Composed {
  const [{ id, ref, past }, ...others] = allocations;
  const refs = others.length === 0 ? ref : `${counted(allocations.length, 'case', 'cases')} of ${name}'s`;
  const [was, is, it] = others.length === 0 ? ['was', 'is', 'it'] : ['were', 'are', 'them'];
  const more = allocations.length - MOST_SHOWN;
  const until = past ? spokenDate(past.until) : '';
  const title =
    stage === 'end'
      ? `${refs} ${was} allocated past a stop until ${until}: that day has come`
      : `${refs} ${is} allocated past a stop until ${until}: please look at ${it} again`;
  const data = { allocation: allocationKey(workerKey, id), ...(others.length === 0 ? {} : { together: true }) };
  const { card } = notice(
    title,
    [
      ...allocations.slice(0, MOST_SHOWN).map((allocation) => `${allocationWords(name, allocation)}.`),
      ...(more > 0 ? [`… and ${more} more.`] : []),
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

function sample(sentence: string, stage: Stage, name: string, count = 1) {
  const asked: NoticeOf<'allocation-review'> = {
    kind: 'allocation-review',
    ...{ teamId: 'team', managerKey: 'manager', workerKey: 'worker', allocationId: 'allocation', stage },
  };
  const allocation = sampleAllocation({ isPast: true });
  const more = Array.from({ length: count - 1 }, () => sampleAllocation({ isPast: true, ref: 'W'.repeat(40) }));
  return { sentence, notice: asked, composed: wordsFor(name, 'worker', [allocation, ...more], stage, 'nonce') };
}
