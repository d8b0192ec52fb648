import type { TeamMember } from '../../application/ports.ts';
import type { Problems } from '../form/read-form.ts';

/** What is wrong with the name in a sentence: it is nobody's, several have it, or only who has the case already. */
export function namedProblem(
  name: string | undefined,
  named: readonly TeamMember[],
  receiver: readonly TeamMember[],
): Problems {
  if (name === undefined || receiver.length === 1) return {};
  const called = `"${name.slice(0, 40)}"`;
  if (named.length === 0) return { to: `Nobody in your teams is called ${called}: please choose a worker.` };
  if (receiver.length === 0) return { to: 'This worker has the case already: please choose another.' };
  return { to: `More than one worker of yours is called ${called}: please choose.` };
}
