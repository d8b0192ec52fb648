import type { NoticeOf } from '../../application/notices.ts';
import { recordOfMonth } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type Answered = NoticeOf<'month-answered'>;

/** To a worker: what somebody else did to the month. */
export const monthAnswered: Notification<'month-answered'> = {
  kind: 'month-answered',
  async compose({ stores }, asked) {
    const snapshot = await stores.caseloads.read(asked.workerKey);
    const record = snapshot && recordOfMonth(snapshot.records, asked.month);
    const by = record && whoDid(record, asked);
    return by === undefined ? null : wordsFor(asked, by);
  },
  samples: [
    sample('agreed by somebody with a long name', 'agreed', 'W'.repeat(100)),
    sample('a remark to answer', 'disputed', 'Mona Lund'),
    sample('reopened', 'reopened', 'Mona Lund'),
    sample('submitted while the worker was away', 'submitted-for', 'Mona Lund'),
  ],
};

/** Whose act it was; undefined where the month is not so any more. */
function whoDid({ state, submitted, agreed, remarks, reopened }: MonthRecord, { how, workerKey }: Answered) {
  switch (how) {
    case 'agreed':
      return state === 'agreed' ? agreed?.name : undefined;
    case 'disputed':
      return state === 'disputed' ? remarks.at(-1)?.said.name : undefined;
    case 'reopened':
      return state === 'draft' ? reopened.at(-1)?.name : undefined;
    case 'submitted-for':
      return submitted && submitted.by !== workerKey ? submitted.name : undefined;
  }
}

function wordsFor({ how, month }: Answered, by: string): Composed {
  const named = spokenMonth(month);
  const words: Record<Answered['how'], readonly [said: string, then: string]> = {
    agreed: [`${by} agreed your ${named}.`, 'Both your names are on it now. There is nothing left for you to do.'],
    disputed: [`${by} has a remark on your ${named}.`, 'You can answer it, or change your caseload and submit again.'],
    reopened: [`${by} reopened your ${named}.`, 'Please look at it and submit it again.'],
    'submitted-for': [
      `${by} submitted your ${named} while you were away.`,
      'When you are back, please look at it: you can confirm it, or submit it as it should be.',
    ],
  };
  const [text, then] = words[how];
  const show = { title: `Show ${named}`, verb: 'my-month.open', data: { month } };
  const { card } = notice(text, [then], [show]);
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, how: Answered['how'], by: string) {
  const asked: Answered = { kind: 'month-answered', workerKey: 'worker', month: '2026-11', how };
  return { sentence, notice: asked, composed: wordsFor(asked, by) };
}
