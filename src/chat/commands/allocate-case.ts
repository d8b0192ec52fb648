import type { TeamSnapshot } from '../../application/ports.ts';
import { isUnanswered } from '../../domain/allocation.ts';
import { allocationWords, openSentences } from '../allocation/allocation-words.ts';
import {
  answerForm,
  extendForm,
  openAllocation,
  saveAnswer,
  saveExtension,
  saveSettled,
} from '../allocation/answer-allocation.ts';
import { giveCase } from '../allocation/give-case.ts';
import { openAllocations } from '../allocation/open-allocations.ts';
import { askBack, chooseBack, recentIn, saveBack } from '../allocation/take-back.ts';
import { mayAllocate, NO_SUCH_TEAM, withTeam } from '../allocation/team-in-question.ts';
import { allocationKey } from '../allocation/which-allocation.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { Command } from '../command.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { cancelled } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { whoCanTakeCommand } from './who-can-take.ts';

/** Gives a case to a worker, and answers what is open about cases that were given. */
export const allocateCaseCommand: Command = {
  name: 'allocate-case',
  title: 'Allocate a case',
  help: 'Gives a case to a worker after showing who can take it, with a reason past a limit; takes it back on the same day.',
  examples: ['allocate a case', 'allocate C-201 to Ben', 'take C-201 back from Ben'],
  right: 'allocate',
  say: (turn, words) => (words.back ? askBack(turn, words) : whoCanTakeCommand.say(turn, words)),
  presses: {
    give: (turn, raw) => ofManagers(turn, raw, (team) => giveCase(turn, team, raw)),
    /** Concerns, and allocations past a stop that are not settled. */
    list: (turn, raw) => ofManagers(turn, raw, (team) => toAnswer(team, pageIn(raw))),
    /** Those that may still be taken back. */
    recent: (turn, raw) => ofManagers(turn, raw, (team) => chooseBack(recentIn(team, turn.today))),
    /** The same in every team of the person's. */
    lately: (turn) => askBack(turn, {}),
    back: saveBack,
    open: openAllocation,
    reply: answerForm,
    answer: saveAnswer,
    settle: saveSettled,
    longer: extendForm,
    extend: saveExtension,
    cancel: cancelled,
  },
};

function ofManagers(
  turn: Parameters<Command['say']>[0],
  raw: Readonly<Record<string, unknown>>,
  answer: (team: TeamSnapshot) => Reply | Promise<Reply>,
): Promise<Reply> {
  return withTeam(turn, raw, (team) => (mayAllocate(turn, team.team.teamId) ? answer(team) : NO_SUCH_TEAM));
}

function toAnswer({ team, members }: TeamSnapshot, asked: number): Reply {
  const open = openAllocations(members);
  const page = pageOf(open, asked);
  const about = { teamId: team.teamId };
  return privateCard('sheet', {
    title: `Allocations in ${team.name} that wait for an answer`,
    sentences: [...(open.length === 0 ? ['None waits.'] : []), ...pageWords(page)].map((text) => ({ text })),
    groups: page.items.map(({ name, allocation }) => ({
      heading: allocationWords(name, allocation),
      figure: isUnanswered(allocation) ? 'concern' : '',
      rows: openSentences(allocation).map((text) => ({ text, note: '', figure: '' })),
    })),
    choices:
      open.length === 0
        ? []
        : [
            {
              id: 'allocation',
              label: 'Open one',
              placeholder: 'Choose one',
              errorMessage: 'Please choose one.',
              options: page.items.map(({ workerKey, name, allocation }) => ({
                title: `${allocation.ref}, ${name}`,
                value: allocationKey(workerKey, allocation.id),
              })),
            },
          ],
    buttons: [
      ...(open.length === 0 ? [] : [foremost(sends('Open', 'allocate-case.open', {}))]),
      ...pageButtons(page, 'allocate-case.list', about),
      leaves('Unallocated cases', 'unallocated.list', about),
    ],
  });
}
