import type { NoticeOf } from '../../application/notices.ts';
import type { OthersChange } from '../../domain/others-change.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { changeSentences } from '../changes/change-words.ts';
import { sampleChange } from '../changes/sample-change.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To the worker: the manager has answered what the worker says against a change. */
export const disputeAnswered: Notification<'dispute-answered'> = {
  kind: 'dispute-answered',
  async compose({ stores }, { workerKey, changeId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    const change = recordsOf(snapshot?.records ?? [], 'others-change').find(({ id }) => id === changeId);
    return change?.dispute?.answer ? wordsFor(change) : null;
  },
  samples: [sample()],
};

function wordsFor(change: OthersChange): Composed {
  const title = `${change.dispute?.answer?.said.name ?? change.said.name} has answered what you dispute`;
  const { card } = notice(title, changeSentences(change), [{ title: 'What others changed', verb: 'changes.page' }]);
  return { text: title, ...(card ? { card } : {}) };
}

function sample() {
  const asked: NoticeOf<'dispute-answered'> = {
    kind: 'dispute-answered',
    ...{ workerKey: 'worker', changeId: 'change-000000002' },
  };
  return { sentence: 'an answer', notice: asked, composed: wordsFor(sampleChange(true)) };
}
