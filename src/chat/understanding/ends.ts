import type { Words } from '../words.ts';
import type { CommandName } from './command-names.ts';
import type { Heard } from './hear.ts';

/** Without a day, and after what it is: `finished a core assessment on 4 Nov` is new to us. */
const IS_OVER =
  /(?:^| )(?:is|are|has|have)(?: been| now| all)* (?:finished|ended|over|done|completed?|concluded)(?: now| @today)?$|^(?:end|stop|close) /;

/** Whether something that is there ends or is taken out; of work to be logged, whether it was said to be over. */
export function endsFor(command: CommandName, { concepts, activity, core }: Heard): Pick<Words, 'ends'> {
  if (command === 'log-activity') return IS_OVER.test(core.join(' ')) ? { ends: 'ended' } : {};
  if (command === 'update-case' && concepts.has('removing-case')) return { ends: 'removed' };
  if (command !== 'log-duty' && (command !== 'update-case' || activity === undefined)) return {};
  if (concepts.has('removing')) return { ends: 'removed' };
  const runs = concepts.has(command === 'log-duty' ? 'lasting-duty' : 'lasting');
  return runs && concepts.has('ending') && !concepts.has('beginning') ? { ends: 'ended' } : {};
}
