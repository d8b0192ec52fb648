import type { Month } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To a manager or service manager: the month's return can be taken. */
export const returnReady: Notification<'return-ready'> = {
  kind: 'return-ready',
  async compose({ stores }, { personKey, month }) {
    const person = await stores.people.read(personKey);
    return person && person.manages.length + person.oversees.length > 0 ? wordsFor(month) : null;
  },
  samples: [
    {
      sentence: 'a month',
      notice: { kind: 'return-ready', personKey: 'manager', month: '2026-11' },
      composed: wordsFor('2026-11'),
    },
  ],
};

function wordsFor(month: Month): Composed {
  const text = `The return of ${spokenMonth(month)} is ready.`;
  const { card } = notice(
    text,
    ['You can take it as an Excel file; only you are asked where it goes.'],
    [
      { title: 'Take it as a file', verb: 'monthly-return.file', data: { month } },
      { title: 'Who has submitted?', verb: 'monthly-return.open', data: { month } },
    ],
  );
  return { text, ...(card ? { card } : {}) };
}
