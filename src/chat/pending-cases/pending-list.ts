import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { workersOf } from '../choose-worker.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { pendingKey } from './about-pending.ts';

/** The cases of the person's workers that wait for a decision, a page of them. One read a team. */
export async function pendingList(turn: Turn, asked: number): Promise<Reply> {
  const workers = await workersOf(turn, turn.person.manages);
  const all = workers.flatMap(({ workerKey, name, records = [] }) =>
    recordsOf(records, 'pending-case')
      .filter(({ state }) => state === 'asked')
      .map((pending) => ({ workerKey, name, pending })),
  );
  const page = pageOf(all, asked);
  const texts = { label: 'Which one?', placeholder: 'Choose a case', errorMessage: 'Please choose a case.' };
  return privateCard('sheet', {
    title: 'Cases that wait for you',
    sentences: [
      all.length === 0
        ? 'None of your workers waits for a case whose reference somebody else holds.'
        : `${counted(all.length, 'case waits', 'cases wait')}: another worker holds the reference. None of them counts yet.`,
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [
      {
        heading: '',
        figure: '',
        rows: page.items.map(({ name, pending }) => ({
          text: pending.ref,
          note: `${name} asked`,
          figure: spokenDate(pending.history.dated.allocatedOn),
        })),
      },
    ].filter(({ rows }) => rows.length > 0),
    choices:
      page.items.length === 0
        ? []
        : [
            {
              id: 'pending',
              ...texts,
              options: page.items.map(({ workerKey, name, pending }) => ({
                title: `${pending.ref}, ${name}`,
                value: pendingKey(workerKey, pending.id),
              })),
            },
          ],
    buttons: [
      ...(page.items.length === 0 ? [] : [foremost(sends('Decide', 'pending-cases.open', {}))]),
      ...pageButtons(page, 'pending-cases.page'),
      leaves('Transfers', 'transfers.say'),
    ],
  });
}
