import type { CommandName } from './command-names.ts';
import type { Heard } from './hear.ts';

/** These write something down, so a question, a doubt or a refusal is not enough for them. */
const CHANGES: ReadonlySet<CommandName> = new Set([
  'set-up-team',
  'switch-scheme',
  'change-terms',
  'use-this-channel',
  'add-case',
  'log-activity',
  'change-children',
  'set-co-working',
  'close-case',
  'log-duty',
  'worked-on',
  'undo',
  'snooze-reminder',
]);
/** `not` belongs to what these say: `no longer co-working`, `not looked after any more`. */
const MAY_DENY: ReadonlySet<CommandName> = new Set(['set-co-working', 'change-children']);

/** True unless the sentence asks about, doubts or refuses what the command would write down. */
export function isMeant(command: CommandName, heard: Heard): boolean {
  const { concepts, core } = heard;
  if (!CHANGES.has(command)) return true;
  if (concepts.has('unsure') || asks(heard)) return false;
  if (MAY_DENY.has(command)) return true;
  if (command === 'undo') return !concepts.has('not') && !concepts.has('how-to');
  if (command === 'log-duty' && concepts.has('ending') && !core.includes('not')) return true;
  return !concepts.has('not') && (core[0] !== 'no' || core[1] === 'longer');
}

const QUESTION_WORDS: ReadonlySet<string> = new Set('what when who whose which why where how'.split(' '));
const AUXILIARIES: ReadonlySet<string> = new Set(
  'do does did have has had is are am was were should will would'.split(' '),
);
const SUBJECTS: ReadonlySet<string> = new Set(
  'i we you he she they it there anyone anybody someone my our this case @ref @name @someone'.split(' '),
);

/** True for a question, other than how to do it. */
function asks({ core, concepts }: Heard): boolean {
  const [first = '', second = ''] = core;
  if (QUESTION_WORDS.has(first)) return !concepts.has('how-to');
  if (SUBJECTS.has(second)) return AUXILIARIES.has(first);
  return first === 'was' && !concepts.has('take-on');
}
