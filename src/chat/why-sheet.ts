import { figuresOf } from '../application/effect.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { type Score, scoreOn } from '../domain/timeline.ts';
import { type Button, leaves } from './cards/button.ts';
import type { SheetData, SheetGroup } from './cards/sheet.ts';
import { asSentence } from './figures-words.ts';
import { flagSentences } from './flag-words.ts';
import { lackSentences } from './lack-words.ts';
import { linePages, sumRows } from './line-groups.ts';
import { pageButtons, pageWords } from './paging.ts';
import { statusWords, totalOf } from './phrases.ts';
import type { ReadCaseload } from './read-caseload.ts';
import { readOtherwise } from './reading-words.ts';
import { privateCard, type Reply } from './reply.ts';

export interface WhyView {
  readonly day: string;
  /** Before the title's total: `your`, or whose. */
  readonly whose: string;
  /** Said first, e.g. that the total is another than the one asked about. */
  readonly remarks: readonly string[];
  readonly page: number;
  /** The press that shows another page, with what it needs beside the page. */
  readonly verb: string;
  readonly data: Button['data'];
  readonly buttons: readonly Button[];
}

/** A total opened into its lines, by case; the sums stand on every page, so that each page adds up. */
export function whySheet({ timeline }: Pick<ReadCaseload, 'timeline'>, view: WhyView): Reply {
  const score = scoreOn(timeline, view.day);
  const figures = figuresOf(score);
  const pages = linePages(score);
  const at = { page: Math.min(view.page, pages.length - 1), pages: pages.length };
  const data: SheetData = {
    title: `Why ${view.whose} total is ${totalOf(figures)}`,
    sentences: [
      ...new Set([...view.remarks, ...lackSentences(score)]),
      `As at ${spokenDate(view.day)}. ${asSentence(statusWords(figures))}`,
      ...flagSentences(score.flags),
      ...pageWords(at),
    ].map((text) => ({ text })),
    groups: [...(pages[at.page] ?? []), sumRows(score, figures.unit), ...readingRow(score)],
    choices: [],
    buttons: [...pageButtons(at, view.verb, view.data), ...view.buttons],
  };
  return privateCard('sheet', data);
}

/** By which readings the lines came about, in small, where they are not the documented ones. */
function readingRow({ scheme }: Score): readonly SheetGroup[] {
  const words = readOtherwise(scheme);
  return words === undefined ? [] : [{ heading: '', figure: '', rows: [{ text: '', note: words, figure: '' }] }];
}

/** Where a person goes on from a figure of the own. */
export const OWN_BUTTONS = {
  why: leaves('Why', 'why.say'),
  runway: leaves('Runway', 'runway.say'),
  myTotal: leaves('My total', 'my-total.say'),
  myCaseload: leaves('My caseload', 'my-caseload.say'),
} as const;
