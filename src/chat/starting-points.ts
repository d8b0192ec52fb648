import type { NoticeData } from './cards/notice.ts';
import type { Command } from './command.ts';

const STARTS: readonly { readonly title: string; readonly verb: string }[] = [
  { title: 'Log an activity', verb: 'log-activity.say' },
  { title: 'Add a case', verb: 'add-case.say' },
  { title: 'My total', verb: 'my-total.say' },
  { title: 'Team capacity', verb: 'team-capacity.say' },
  { title: 'Set up a team', verb: 'set-up-team.say' },
  { title: 'Help', verb: 'help.say' },
];

/** Where a person may begin, among the commands that are offered; at most six buttons. */
export function startingPoints(offered: readonly Pick<Command, 'name'>[]): NoticeData['buttons'] {
  const isOffered = (verb: string) => offered.some(({ name }) => verb === `${name}.say`);
  return STARTS.filter(({ verb }) => isOffered(verb)).map((start) => ({ ...start, data: {} }));
}
