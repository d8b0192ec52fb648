import type { NoticeData } from './cards/notice.ts';
import type { Command } from './command.ts';

const STARTS: readonly { readonly title: string; readonly verb: string }[] = [
  { title: 'Log an activity', verb: 'log-activity.say' },
  { title: 'Add a case', verb: 'add-case.say' },
  { title: 'My total', verb: 'my-total.say' },
  { title: 'My month', verb: 'my-month.say' },
  { title: 'Team capacity', verb: 'team-capacity.say' },
  { title: "Team's month", verb: 'team-month.say' },
  { title: 'Set up a team', verb: 'set-up-team.say' },
  { title: 'Help', verb: 'help.say' },
];

/** A card has at most six actions. */
const MOST = 6;

/** Where a person may begin, among the commands that are offered; help is always one of them. */
export function startingPoints(offered: readonly Pick<Command, 'name'>[]): NoticeData['buttons'] {
  const isOffered = (verb: string) => offered.some(({ name }) => verb === `${name}.say`);
  const starts = STARTS.filter(({ verb }) => isOffered(verb)).map((start) => ({ ...start, data: {} }));
  return starts.length <= MOST ? starts : [...starts.slice(0, MOST - 1), ...starts.slice(-1)];
}
