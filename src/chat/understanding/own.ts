import type { CommandName } from './command-names.ts';
import type { Heard } from './hear.ts';

/** True of what may be the speaker's or a team's, where the speaker's own is meant: `my supervision`, `I am off sick`. */
export function isOwn(command: CommandName, name: string | undefined, { concepts }: Heard): boolean {
  if (command === 'record-absence') return concepts.has('own-absence');
  if (command !== 'supervision' || name !== undefined) return false;
  return (concepts.has('my') || concepts.has('i')) && !concepts.has('team');
}
