import type { Command } from './command.ts';
import type { Reply } from './reply.ts';

const MOST_SUGGESTIONS = 3;

const NOT_UNDERSTOOD = 'I did not understand that';
export const TOO_LONG = 'That is too long for me; please say it in a sentence.';

/** The answer to a sentence that was not understood: the three nearest commands that the person may use; none greets. */
export function suggest(nearest: readonly string[], mayUse: readonly Command[], title = NOT_UNDERSTOOD): Reply {
  const usable = mayUse.filter(({ name }) => name !== 'greet');
  const ranked = nearest.flatMap((name) => usable.filter((command) => command.name === name));
  const rest = usable.filter((command) => !ranked.includes(command));
  const offered = [...ranked, ...rest].slice(0, MOST_SUGGESTIONS);
  return {
    audience: 'here',
    card: {
      template: 'notice',
      data: {
        title,
        sentences: [{ text: 'Did you mean one of these? Or say "help" to see everything that you can do.' }],
        buttons: offered.map(({ title, name }) => ({ title, verb: `${name}.say`, data: {} })),
      },
    },
  };
}
