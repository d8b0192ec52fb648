import { z } from 'zod';
import { type Button, leaves } from './cards/button.ts';

/** Long lists are shown in pages of so many (product page). */
export const PAGE_SIZE = 5;

export interface Page<T> {
  readonly items: readonly T[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/** The page that was asked for; the last one where there are not so many. */
export function pageOf<T>(all: readonly T[], asked: number, size = PAGE_SIZE): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages - 1);
  return { items: all.slice(page * size, (page + 1) * size), page, pages };
}

const pageNumber = z.object({ page: z.int().min(0).max(10_000) });

/** The page that a press asks for; the first where it asks for none. */
export function pageIn(raw: Readonly<Record<string, unknown>>): number {
  const read = pageNumber.safeParse(raw);
  return read.success ? read.data.page : 0;
}

const PREVIOUS = 'Previous';

/** Buttons to the pages before and after, where there are such. */
export function pageButtons(
  { page, pages }: Pick<Page<unknown>, 'page' | 'pages'>,
  verb: string,
  data: Button['data'] = {},
): readonly Button[] {
  return [
    ...(page > 0 ? [leaves(PREVIOUS, verb, { ...data, page: page - 1 })] : []),
    ...(page + 1 < pages ? [leaves('Next', verb, { ...data, page: page + 1 })] : []),
  ];
}

/**
 * What is asked on a later page has a name of its own there, as its way back tells: some clients go on offering what they
 * offered first under a name.
 */
export function nameOnPage(name: string, buttons: readonly Pick<Button, 'title' | 'data'>[]): string {
  const back = buttons.find(({ title }) => title === PREVIOUS);
  return back ? `${name}~${pageIn(back.data) + 2}` : name;
}

/** What came back in a card, under the names that commands know; what was left empty takes nothing's place. */
export function withoutPages(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const named = Object.entries(raw).map(([name, value]) => ({ name: name.replace(/~\d+$/, ''), asked: name, value }));
  const kept = named.filter(({ name, asked, value }) => name === asked || value !== '' || !Object.hasOwn(raw, name));
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}

/** `Page 2 of 3`; empty where there is only one. */
export function pageWords({ page, pages }: Pick<Page<unknown>, 'page' | 'pages'>): readonly string[] {
  return pages > 1 ? [`Page ${page + 1} of ${pages}.`] : [];
}
