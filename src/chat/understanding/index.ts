import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Words } from '../words.ts';
import type { CommandName } from './command-names.ts';

export { COMMAND_NAMES, type CommandName } from './command-names.ts';

/** What a sentence means, or the commands that come nearest to it. */
export type Understood =
  | { readonly ok: true; readonly command: CommandName; readonly words: Words }
  | { readonly ok: false; readonly nearest: readonly CommandName[] };

const KEYWORDS: readonly (readonly [CommandName, RegExp])[] = [
  ['undo', /^(undo|oops)\b/],
  ['why', /^why\b/],
  ['total-on-date', /\bwill i be\b/],
  ['team-capacity', /\bcapacity\b|\bwho has (space|room)\b/],
  ['my-total', /\btotal\b/],
  ['my-caseload', /\bmy (caseload|cases)\b/],
  ['runway', /\brunway\b|\bnext 12 weeks\b/],
  ['use-this-channel', /\bthis channel\b/],
  ['set-up-team', /\bset up\b.*\bteam\b/],
  ['set-co-working', /\bco-?work/],
  ['close-case', /\bclose/],
  ['log-duty', /\bduty\b/],
  ['log-activity', /^log\b/],
  ['add-case', /\b(add|new)\b.*\bcase\b/],
  ['change-children', /\bchild(ren)?\b/],
  ['update-case', /^update\b/],
  ['change-terms', /\b(fte|hours)\b/],
  ['help', /^help\b/],
  ['greet', /^(hi|hello)\b/],
];

/** Understands a typed sentence; the result depends on the text and on today alone, and no text makes it throw. */
export function understand(text: string, _today: CalendarDate): Understood {
  const said = text.slice(0, 400).toLowerCase();
  const found = KEYWORDS.find(([, pattern]) => pattern.test(said));
  if (!found) return { ok: false, nearest: ['help', 'my-total', 'my-caseload'] };
  const caseRef = /\b[a-z]+-\d+\b/i.exec(text.slice(0, 400))?.[0];
  return { ok: true, command: found[0], words: caseRef ? { caseRef } : {} };
}
