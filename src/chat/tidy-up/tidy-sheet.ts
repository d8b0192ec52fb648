import type { TidyItem } from '../../application/tidy-up.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { comingDate, spokenDate } from '../../domain/spoken-date.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';

/** `3 things to look at on your caseload.` */
export function tidyHeadline(items: readonly TidyItem[]): string {
  return `${counted(items.length, 'thing', 'things')} to look at on your caseload`;
}

/** What may be out of date, five at a time; each case can be opened, and what is right is said to be so. */
export function tidySheet(items: readonly TidyItem[], today: CalendarDate, nonce: string, asked: number): SheetData {
  const page = pageOf(items, asked);
  const options = [...new Map(page.items.map(({ caseId, ref }) => [caseId, ref]))];
  const unchanged = page.items.filter(({ kind }) => kind === 'unchanged').map(({ caseId }) => caseId);
  return {
    title: tidyHeadline(items),
    sentences: ['Nothing is wrong with them: please look whether they are still so.', ...pageWords(page)].map(
      (text) => ({
        text,
      }),
    ),
    groups: [{ heading: '', figure: '', rows: page.items.map((item) => rowOf(item, today)) }],
    choices: [
      {
        id: 'caseId',
        label: 'Open a case',
        placeholder: 'Choose a case',
        errorMessage: 'Please choose a case.',
        options: options.map(([value, title]) => ({ title, value })),
      },
    ],
    buttons: [
      foremost(sends('Open', 'update-case.open', {})),
      ...(unchanged.length === 0
        ? []
        : [leaves('Those without change are right', 'tidy-up.checked', { cases: unchanged, nonce, page: page.page })]),
      ...pageButtons(page, 'tidy-up.page'),
    ],
  };
}

function rowOf(item: TidyItem, today: CalendarDate): SheetRow {
  const row = (text: string, note: string) => ({ text: `${item.ref}: ${text}`, note, figure: '' });
  switch (item.kind) {
    case 'lacking':
      return row(`needs ${item.what.join(', ')}`, 'The scheme cannot say all without it.');
    case 'closing':
      return row(`closure decided on ${spokenDate(item.decidedOn)}`, 'Is it closed by now, or is it still yours?');
    case 'unchanged':
      return row(`nothing since ${spokenDate(item.since)}`, 'Has nothing changed, or was it not recorded?');
    case 'ended':
      return row(item.what, `Stopped counting after ${comingDate(item.lastDay, today)}. Is it over?`);
  }
}
