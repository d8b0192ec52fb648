import { type Access, couldEver, type Right } from '../domain/access.ts';
import type { NoticeData } from './cards/notice.ts';

const STARTS: readonly { readonly title: string; readonly verb: string; readonly right: Right | null }[] = [
  { title: 'Log an activity', verb: 'log-activity.say', right: 'change-own-caseload' },
  { title: 'Add a case', verb: 'add-case.say', right: 'change-own-caseload' },
  { title: 'My total', verb: 'my-total.say', right: 'see-own-caseload' },
  { title: 'Team capacity', verb: 'team-capacity.say', right: 'see-team-capacity' },
  { title: 'Set up a team', verb: 'set-up-team.say', right: 'set-up-team' },
  { title: 'Help', verb: 'help.say', right: null },
];

/** Where a person may begin, by role; at most six buttons. */
export function startingPoints(access: Access): NoticeData['buttons'] {
  return STARTS.filter(({ right }) => right === null || couldEver(access, right)).map(({ title, verb }) => ({
    title,
    verb,
    data: {},
  }));
}
