import { type TidyItem, tidyUp } from '../../application/tidy-up.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { isAway, recordsOf } from '../../domain/worker-records.ts';
import { tidyHeadline, tidySheet } from '../tidy-up/tidy-sheet.ts';
import type { Composed, Notification } from './notification.ts';

/** To the worker, once a week in one card; pointless while there is nothing to do, and while away. */
export const tidyUpNotification: Notification<'tidy-up'> = {
  kind: 'tidy-up',
  async compose({ stores, schemeOf, clock, newId }, { workerKey }) {
    const snapshot = await stores.caseloads.read(workerKey);
    const today = clock.today();
    if (!snapshot || (snapshot.head.leftOn !== undefined && snapshot.head.leftOn <= today)) return null;
    if (isAway(recordsOf(snapshot.records, 'absence'), today)) return null;
    const items = tidyUp(snapshot, schemeOf, today);
    return items.length === 0 ? null : wordsFor(items, today, newId());
  },
  samples: [
    sample('one case without change', [{ ...about('C-101'), kind: 'unchanged', since: '2026-08-20' }]),
    sample(
      'more than a page, with the longest references',
      Array.from({ length: 60 }, (_, index) => ({
        ...about(`${index}`.padStart(40, 'W')),
        kind: 'lacking',
        what: ['the number of children assessed', 'a category', 'a rating'],
      })),
    ),
  ],
};

function wordsFor(items: readonly TidyItem[], today: CalendarDate, nonce: string): Composed {
  return {
    text: `${tidyHeadline(items)}.`,
    card: { template: 'sheet', data: { ...tidySheet(items, today, nonce, 0) } },
  };
}

function about(ref: string) {
  return { caseId: ref.padStart(32, '0').slice(-32), ref };
}

function sample(sentence: string, items: readonly TidyItem[]) {
  const day = '2026-11-23';
  return {
    sentence,
    notice: { kind: 'tidy-up', workerKey: 'worker', day } as const,
    composed: wordsFor(items, day, 'n'),
  };
}
