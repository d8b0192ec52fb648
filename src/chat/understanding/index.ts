import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Words } from '../words.ts';
import { chooseCommand } from './choose-command.ts';
import type { CommandName } from './command-names.ts';
import { hear } from './hear.ts';
import { takeApart } from './sentence.ts';
import { wordsForCommand } from './words-for-command.ts';

export { COMMAND_NAMES, type CommandName } from './command-names.ts';
export { readDate } from './dates/read-date.ts';

/** What a sentence means, or the commands that come nearest to it. */
export type Understood =
  | {
      readonly ok: true;
      readonly command: CommandName;
      /** What else it may mean, the likeliest first. */
      readonly others: readonly CommandName[];
      readonly words: Words;
    }
  | { readonly ok: false; readonly nearest: readonly CommandName[] };

/** Nobody gives one instruction in more letters; a pasted page is not acted upon. */
export const LONGEST_SENTENCE = 500;

/** Understands a typed sentence. The result depends on the text and on today alone, and no text makes it throw. */
export function understand(text: string, today: CalendarDate): Understood {
  if (/^\s*\?\s*$/.test(text)) return { ok: true, command: 'help', others: [], words: {} };
  const sentence = takeApart(text.slice(0, LONGEST_SENTENCE), today);
  const heard = hear(sentence.text);
  const { command, others, nearest } = chooseCommand(heard, sentence);
  if (command === null || text.length > LONGEST_SENTENCE) return { ok: false, nearest };
  return { ok: true, command, others, words: wordsForCommand(command, sentence, heard, today) };
}
