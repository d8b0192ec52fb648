import { type CalendarDate, isCalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { compareText } from '../../domain/timeline.ts';
import { type Button, foremost, sends } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import type { Typed } from '../form/read-form.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import { privateCard, type Reply } from '../reply.ts';
import { entryKey } from './entry-key.ts';
import { knownForm } from './known-form.ts';
import type { OfferedForm } from './offered-form.ts';

interface Entry {
  readonly kind: string;
  readonly on?: CalendarDate;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

export interface EntriesView<E extends Entry> {
  readonly title: string;
  readonly entries: readonly E[];
  readonly offers: readonly OfferedForm<E>[];
  readonly page: number;
  /** `update-case`: its presses are `entries` (another page), `entry` (change or end) and `entry-remove`. */
  readonly command: string;
  readonly data: Button['data'];
  readonly back: Button;
}

/** Entries to be changed, ended or removed, five on a page; what runs comes first, then the newest. */
export function entriesSheet<E extends Entry>({ entries, offers, command, data, ...view }: EntriesView<E>): Reply {
  const sorted = [...entries].sort(
    (a, b) => Number(isRunning(b)) - Number(isRunning(a)) || compareText(startOf(b), startOf(a)),
  );
  const page = pageOf(sorted, view.page);
  const shown = page.items.map((entry) => ({ entry, words: entryInWords(entry, offers) }));
  const sheet: SheetData = {
    title: view.title,
    sentences: [
      entries.length === 0 ? 'Nothing is recorded yet.' : 'Choose an entry to change it, to end it or to remove it.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [{ heading: '', figure: '', rows: shown.map(({ words }) => ({ ...words, figure: '' })) }],
    choices:
      shown.length === 0
        ? []
        : [
            {
              id: 'entry',
              label: 'Which entry?',
              placeholder: 'Choose an entry',
              errorMessage: 'Please choose an entry.',
              options: shown.map(({ entry, words }) => ({
                title: `${words.text}, ${words.note}`,
                value: entryKey(entry),
              })),
            },
          ],
    buttons: [
      ...(shown.length === 0
        ? []
        : [
            foremost(sends('Change or end', `${command}.entry`, data)),
            sends('Remove', `${command}.entry-remove`, data),
          ]),
      ...pageButtons(page, `${command}.entries`, data),
      view.back,
    ],
  };
  return privateCard('sheet', sheet);
}

function entryInWords<E extends Entry>(entry: E, offers: readonly OfferedForm<E>[]) {
  const { from, to } = entry;
  const end = to === undefined ? '' : ` to ${spokenDate(to)}`;
  return {
    text: knownForm(entry, offers).title,
    note: from === undefined ? dayInWords(entry.on) : `since ${dayInWords(from)}${end}`,
  };
}

const dayInWords = (day: CalendarDate | undefined) => (day !== undefined && isCalendarDate(day) ? spokenDate(day) : '');
const isRunning = ({ from, to }: Entry) => from !== undefined && to === undefined;
const startOf = ({ on, from }: Entry) => from ?? on ?? '';

/** The only entry of a kind that runs, or that is not completed yet. */
export function onlyRunning<E extends Entry & object>(entries: readonly E[], kind: string): E | undefined {
  const [only, ...more] = entries.filter((entry) => entry.kind === kind && (isRunning(entry) || isNotCompleted(entry)));
  return more.length === 0 ? only : undefined;
}

const isNotCompleted = (entry: Entry & object) =>
  (entry.kind === 'needs-assessment' && !('completedOn' in entry)) ||
  (entry.kind === 'pathway-plan' && !('completedBy' in entry));

/** The last day of an entry, as its form asks for it. */
export const endingOn = ({ kind }: Entry, day: string | undefined): Typed => {
  if (day === undefined || kind === 'pathway-plan') return {};
  return kind === 'needs-assessment' ? { completedOn: day } : { to: day };
};

/** The entry that a press is about; undefined when it is not among these any more. */
export function entryNamed<E extends object>(entries: readonly E[], raw: Readonly<Record<string, unknown>>) {
  return entries.find((entry) => entryKey(entry) === raw.entry);
}
