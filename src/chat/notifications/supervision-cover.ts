import type { NoticeOf } from '../../application/notices.ts';
import { beyondTwoWeeks } from '../../domain/absences.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import type { Composed, Notification } from './notification.ts';

type Cover = NoticeOf<'supervision-cover'>;

/** To the service manager: other arrangements for supervision, after two weeks away unplanned (merton, FAQ 4). */
export const supervisionCover: Notification<'supervision-cover'> = {
  kind: 'supervision-cover',
  async compose({ stores, clock }, { workerKey, teamId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    if (!snapshot || snapshot.head.teamId !== teamId || snapshot.head.leftOn !== undefined) return null;
    const absence = beyondTwoWeeks(recordsOf(snapshot.records, 'absence'), clock.today());
    return absence ? wordsFor(snapshot.head.name) : null;
  },
  samples: [
    { sentence: 'somebody is away', notice: sampleNotice(), composed: wordsFor('Amira Khan') },
    { sentence: 'the longest name', notice: sampleNotice(), composed: wordsFor('W'.repeat(100)) },
  ],
};

function wordsFor(name: string): Composed {
  return {
    text: `${name} has been away for more than two weeks, which was not planned. Please make other arrangements for supervision.`,
  };
}

function sampleNotice(): Cover {
  const [teamId, serviceManagerKey, workerKey] = ['team', 'service-manager', 'worker'];
  return { kind: 'supervision-cover', teamId, serviceManagerKey, workerKey, day: '2026-11-30' };
}
