import type { NoticeOf } from '../../application/notices.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { isDisputed, type OthersChange } from '../../domain/others-change.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { changeSentences } from '../changes/change-words.ts';
import { changeKey } from '../changes/dispute.ts';
import { sampleChange } from '../changes/sample-change.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To the manager who changed something, or to all of the team, in private: the worker disputes it and waits for an answer. */
export const changeDisputed: Notification<'change-disputed'> = {
  kind: 'change-disputed',
  async compose({ stores, clock }, { managerKey, workerKey, changeId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    const team = snapshot && (await stores.teams.record(snapshot.head.teamId));
    if (!team || !managersOn(team, clock.today()).includes(managerKey)) return null;
    const change = recordsOf(snapshot.records, 'others-change').find(({ id }) => id === changeId);
    return change && isDisputed(change) ? wordsFor(snapshot.head.name, workerKey, change) : null;
  },
  samples: [sample('the longest name', 'W'.repeat(100)), sample('a short name', 'Amira Khan')],
};

function wordsFor(name: string, workerKey: string, change: OthersChange): Composed {
  const title = `${name} disputes a change`;
  const { card } = notice(
    title,
    [...changeSentences(change), 'It stays open until you answer.'],
    [{ title: 'Answer', verb: 'changes.answer', data: { change: changeKey(workerKey, change.id) } }],
  );
  return { text: title, ...(card ? { card } : {}) };
}

function sample(sentence: string, name: string) {
  const asked: NoticeOf<'change-disputed'> = {
    kind: 'change-disputed',
    ...{ managerKey: 'manager', workerKey: 'worker', changeId: 'change-000000002' },
  };
  return { sentence, notice: asked, composed: wordsFor(name, 'worker', sampleChange(false)) };
}
