import type { Command } from '../command.ts';
import { offeredCommands } from '../offered-commands.ts';
import { startingPoints } from '../starting-points.ts';

/** Answers a greeting with what the bot is for and where to begin. `all` gives every command there is. */
export function greetWith(all: () => readonly Command[]): Command {
  return {
    name: 'greet',
    title: 'Hello',
    help: 'Says what I do and where to begin.',
    examples: ['hello', 'hi'],
    right: null,
    say: async (turn) => ({
      audience: 'here',
      card: {
        template: 'notice',
        data: {
          title: 'Hello, this is Caseload',
          sentences: [
            { text: 'I keep caseloads and work out what they come to, and I can say why and until when.' },
            { text: 'Begin with a button, or write as you would to a colleague.' },
          ],
          buttons: startingPoints(await offeredCommands(turn, all())),
        },
      },
    }),
    presses: {},
  };
}
