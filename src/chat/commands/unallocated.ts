import { z } from 'zod';
import type { TeamSnapshot } from '../../application/ports.ts';
import { unallocatedIn, weightOf } from '../../application/unallocated.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';
import { descriptionAsks } from '../allocation/description-form.ts';
import { leavingForm, takeOut } from '../allocation/leave-queue.ts';
import { openAllocations } from '../allocation/open-allocations.ts';
import { addForm, changedSince, changeForm, saveWaiting } from '../allocation/queue-form.ts';
import { saidOfCase } from '../allocation/said-of-case.ts';
import { recentIn } from '../allocation/take-back.ts';
import { aboutOneTeam, mayAllocate, withTeam } from '../allocation/team-in-question.ts';
import { unallocatedSheet, waitingSheet } from '../allocation/unallocated-sheet.ts';
import { waitingCalled } from '../allocation/waiting-called.ts';
import { opaqueId } from '../card-state.ts';
import type { Command, Press } from '../command.ts';
import type { Typed } from '../form/read-form.ts';
import { pageIn } from '../paging.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** The cases of a team for which no worker is found yet. */
export const unallocated: Command = {
  name: 'unallocated',
  title: 'Unallocated cases',
  help: 'Lists the cases without a worker: type, how long, planned date and weight against the room. Add, change, take out.',
  examples: ['unallocated cases', 'add an unallocated case C-201, two children, CP, waiting since 3 Nov'],
  right: 'see-team-capacity',
  say: (turn, words) => {
    if (words.adds) {
      const said = saidOfCase(words);
      const where = { verb: 'unallocated.add', data: { said }, title: 'In which team is it without a worker?' };
      return aboutOneTeam(turn, where, (team) => addTo(turn, team, said));
    }
    const where = { verb: 'unallocated.list', title: 'Unallocated cases of which team?' };
    return aboutOneTeam(turn, where, (team) => {
      const found = words.caseRef === undefined ? undefined : waitingCalled(team, words.caseRef);
      if (!found) return list(turn, team, 0);
      return words.ends === 'removed' && mayAllocate(turn, team.team.teamId)
        ? leavingForm(turn, team, found)
        : open(turn, team, found);
    });
  },
  presses: {
    list: (turn, raw) => withTeam(turn, raw, (team) => list(turn, team, pageIn(raw))),
    open: (turn, raw) => withWaiting(turn, raw, (team, waiting) => open(turn, team, waiting)),
    add: (turn, raw) => withTeam(turn, raw, (team) => addTo(turn, team, saidBefore(raw))),
    change: (turn, raw) =>
      withWaiting(turn, raw, (team, waiting) => ifMayChange(turn, team, () => changeForm(turn, team, waiting))),
    save: (turn, raw) => withTeam(turn, raw, (team) => ifMayChange(turn, team, () => saveWaiting(turn, team, raw))),
    remove: (turn, raw) =>
      withWaiting(turn, raw, (team, waiting) => ifMayChange(turn, team, () => leavingForm(turn, team, waiting))),
    leave: (turn, raw) => withTeam(turn, raw, (team) => ifMayChange(turn, team, () => takeOut(turn, team, raw))),
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

const carried = z.object({ said: z.record(z.string().max(20), z.string().max(200)) });

/** What a sentence said before the team was chosen. */
function saidBefore(raw: Raw): Typed {
  const read = carried.safeParse(raw);
  return read.success ? read.data.said : {};
}

async function list(turn: Turn, team: TeamSnapshot, page: number): Promise<Reply> {
  const { outside, today } = turn;
  const all = await unallocatedIn(outside, team, today);
  const { teamId, name } = team.team;
  const sheet = unallocatedSheet(all, {
    ...{ team: { teamId, name }, today, page, mayChange: mayAllocate(turn, teamId) },
    toAnswer: openAllocations(team.members).length,
    recent: recentIn(team, today).length,
  });
  return privateCard('sheet', { ...sheet });
}

function open(turn: Turn, { team }: TeamSnapshot, waiting: WaitingCase): Reply {
  const { scheme } = descriptionAsks(turn, team);
  const about = {
    ...{ weight: weightOf(waiting, scheme, turn.today), unit: scheme.unit, today: turn.today },
    mayChange: mayAllocate(turn, team.teamId),
  };
  return privateCard('sheet', { ...waitingSheet(waiting, about, team.teamId) });
}

/** A sentence may name a case that is in the queue already: then that one is shown. */
function addTo(turn: Turn, team: TeamSnapshot, said: Typed): Reply {
  const there = said.ref === undefined ? undefined : waitingCalled(team, said.ref);
  if (there) return open(turn, team, there);
  return ifMayChange(turn, team, () => addForm(turn, team, said));
}

function ifMayChange<R extends Reply | Promise<Reply>>(turn: Turn, { team }: TeamSnapshot, answer: () => R): R | Reply {
  return mayAllocate(turn, team.teamId)
    ? answer()
    : notice('Only looking', ['The managers of the team change its queue. You can look at it.']);
}

const aboutWaiting = z.object({ id: opaqueId });

/** The case of a card, while it is in the queue. */
function withWaiting(
  turn: Turn,
  raw: Raw,
  answer: (team: TeamSnapshot, waiting: WaitingCase) => Reply | Promise<Reply>,
): Promise<Reply> {
  return withTeam(turn, raw, (team) => {
    const read = aboutWaiting.safeParse(raw);
    if (!read.success) return outdatedCard('unallocated');
    const waiting = team.waiting.find(({ id, going }) => id === read.data.id && going === undefined);
    return waiting ? answer(team, waiting) : changedSince(team.team.teamId, undefined);
  });
}
