import type { NoticeOf } from '../../application/notices.ts';
import { answerersOf } from '../../application/who-is-told.ts';
import { recordOfMonth } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type Asked = NoticeOf<'reopen-asked'>;

/** To those who answer the month: a worker asks for an agreed month to be reopened. */
export const reopenAsked: Notification<'reopen-asked'> = {
  kind: 'reopen-asked',
  async compose({ stores, clock }, asked) {
    const team = await stores.teams.record(asked.teamId);
    if (!team || !answerersOf(team, asked.workerKey, clock.today()).includes(asked.managerKey)) return null;
    const snapshot = await stores.caseloads.read(asked.workerKey);
    if (!snapshot || snapshot.head.teamId !== asked.teamId) return null;
    const wish = recordOfMonth(snapshot.records, asked.month)?.reopenAsked;
    return wish ? wordsFor(asked, snapshot.head.name, wish.reason) : null;
  },
  samples: [
    sample('a short reason', 'Amira Khan', 'an assessment was forgotten'),
    sample('the longest', 'W'.repeat(100), 'w'.repeat(200)),
  ],
};

function wordsFor({ month, workerKey }: Asked, name: string, reason: string): Composed {
  const named = spokenMonth(month);
  const text = `${name} asks you to reopen ${named}.`;
  const show = { title: `Show ${named}`, verb: 'team-month.worker', data: { month, worker: workerKey } };
  const { card } = notice(text, [reason, 'It stays agreed until you reopen it.'], [show]);
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, name: string, reason: string) {
  const asked: Asked = {
    kind: 'reopen-asked',
    teamId: 'team',
    managerKey: 'manager',
    workerKey: 'worker',
    month: '2026-11',
  };
  return { sentence, notice: asked, composed: wordsFor(asked, name, reason) };
}
