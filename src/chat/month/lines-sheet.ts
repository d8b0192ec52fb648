import { spokenMonth } from '../../domain/spoken-month.ts';
import type { Button } from '../cards/button.ts';
import type { SheetGroup } from '../cards/sheet.ts';
import { asSentence } from '../figures-words.ts';
import { flagSentences } from '../flag-words.ts';
import { pageButtons, pageWords } from '../paging.ts';
import { statusWords, totalOf } from '../phrases.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { monthPages } from './month-lines.ts';
import { asAt } from './month-words.ts';
import type { MonthLines } from './read-month.ts';

export interface LinesView {
  /** Whose month, as a name; the reader's own where there is none. */
  readonly name?: string;
  /** Said first. */
  readonly sentences?: readonly string[];
  /** Shown before the lines, on the first page. */
  readonly groups?: readonly SheetGroup[];
  readonly page: number;
  /** The press that shows another page, with what it needs beside month and page. */
  readonly verb: string;
  readonly data: Button['data'];
  readonly buttons: readonly Button[];
}

/** A month opened into its lines, by case, as under "why"; the sums stand on every page. */
export function linesSheet({ outside }: Turn, lines: MonthLines, view: LinesView): Reply {
  const { month, figures, flags } = lines;
  const pages = monthPages(lines, outside.schemeOf);
  const at = { page: Math.min(view.page, pages.length - 1), pages: pages.length };
  return privateCard('sheet', {
    title: `${view.name === undefined ? '' : `${view.name}, `}${spokenMonth(month)}: ${totalOf(figures)}`,
    sentences: [
      `${asSentence(`${asAt(month)}, ${statusWords(figures)}`)}`,
      ...(view.sentences ?? []),
      ...flagSentences(flags),
      ...pageWords(at),
    ].map((text) => ({ text })),
    groups: [...(at.page === 0 ? (view.groups ?? []) : []), ...(pages[at.page] ?? [])],
    choices: [],
    buttons: [...pageButtons(at, view.verb, { ...view.data, month }), ...view.buttons],
  });
}
