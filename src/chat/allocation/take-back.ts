import type { TeamSnapshot } from '../../application/ports.ts';
import { type TakeBackResult, takeBack } from '../../application/take-back.ts';
import { mayInTeam, type PersonKey, type TeamId } from '../../domain/access.ts';
import { type Allocation, mayGoBack, type NotBack, waitedIn } from '../../domain/allocation.ts';
import { plainRef } from '../../domain/reference.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { type Button, leaves, sends } from '../cards/button.ts';
import { calledBy, chooser } from '../choose-worker.ts';
import { beforeAfter } from '../phrases.ts';
import { notice } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { allocationWords } from './allocation-words.ts';
import { allocationIn, allocationKey } from './which-allocation.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Until when it is possible, in words. */
const LIMIT = 'An allocation can be taken back until its day has passed, while nothing was changed on the case.';

/** On a card that shows an allocation: one press takes it back. */
export function takeBackButton(allocation: string): Button {
  return leaves('Take it back', 'allocate-case.back', { allocation });
}

/** Takes an allocation back, once however often it is pressed. */
export async function saveBack(turn: Turn, raw: Raw): Promise<Reply> {
  const which = allocationIn(raw);
  if (!which) return sentence('Please choose an allocation first.');
  const { outside, person } = turn;
  const worker = await outside.stores.caseloads.read(which.worker);
  const teamId = worker?.head.teamId;
  if (teamId === undefined) return notBack('gone');
  if (!mayInTeam(person, 'allocate', teamId)) return { ...notBack('gone'), refused: true };
  const result = await takeBack(outside, {
    ...{ teamId, workerKey: which.worker, allocationId: which.id },
    by: { person: person.personKey, name: person.name },
  });
  if (!result.ok) return notBack(result.reason);
  outside.follow(result.pending);
  return takenBack(teamId, result);
}

function takenBack(teamId: TeamId, { given }: Extract<TakeBackResult, { readonly ok: true }>): Reply {
  const { ref, name, since, on, before, after } = given;
  return notice(
    `${ref} is taken back from ${name}`,
    [
      `It is in the queue again, without a worker since ${spokenDate(since)}.`,
      `${name} on ${spokenDate(on)}: ${beforeAfter(before, after)}.`,
      `${name} is told, in kind words.`,
    ],
    nextSteps(teamId),
  );
}

const nextSteps = (teamId: TeamId) => [
  { title: 'Unallocated cases', verb: 'unallocated.list', data: { teamId } },
  { title: 'Team capacity', verb: 'team-capacity.open', data: { teamId } },
];

const WHY: Record<NotBack, string> = {
  gone: 'There is no such allocation any more.',
  'taken-back': 'It was taken back already.',
  changed: 'Something was changed on the case since it was given, so it stays with the worker.',
  'too-late': 'The day of allocation has passed, so it stays with the worker.',
};

/** Nothing was done: what is left to do is a transfer. */
function notBack(reason: NotBack): Reply {
  return notice(
    'Not taken back',
    [WHY[reason], LIMIT],
    [
      { title: 'Transfer a case', verb: 'transfer-case.say' },
      { title: 'Unallocated cases', verb: 'unallocated.say' },
    ],
  );
}

interface Recent {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly allocation: Allocation;
}

/** Those of a team that may still be taken back, the newest first. */
export function recentIn({ team: { teamId }, members }: TeamSnapshot, today: string): readonly Recent[] {
  const recent = members
    .filter(({ leftOn }) => leftOn === undefined)
    .flatMap(({ workerKey, name, records = [] }) =>
      recordsOf(records, 'allocation')
        .filter((allocation) => mayGoBack(allocation, today) && waitedIn(allocation, teamId))
        .map((allocation) => ({ workerKey, name, allocation })),
    );
  return recent.sort((a, b) => (a.allocation.decided.at < b.allocation.decided.at ? 1 : -1));
}

/** `Take C-201 back from Ben`: the one that is meant with what it would do, or which of them. One read a team. */
export async function askBack(turn: Turn, { caseRef, name }: Words): Promise<Reply> {
  const teams = await Promise.all(turn.person.manages.map((teamId) => turn.outside.stores.teams.read(teamId)));
  const recent = teams.flatMap((team) => (team ? recentIn(team, turn.today) : []));
  const ofCase = recent.filter(
    ({ allocation }) => caseRef === undefined || plainRef(allocation.ref) === plainRef(caseRef),
  );
  const meant = name === undefined ? ofCase : calledBy(ofCase, name);
  const [only, another] = meant.length > 0 ? meant : ofCase;
  if (!only) return nothingToTakeBack(caseRef);
  if (!another && caseRef !== undefined) return confirmBack(only);
  return chooseBack(meant.length > 0 ? meant : ofCase);
}

function nothingToTakeBack(ref: string | undefined): Reply {
  const what = ref === undefined ? 'No allocation' : `No allocation of ${ref.slice(0, 40)}`;
  return notice(
    'Nothing to take back',
    [`${what} can be taken back.`, LIMIT],
    [
      { title: 'Transfer a case', verb: 'transfer-case.say' },
      { title: 'Unallocated cases', verb: 'unallocated.say' },
    ],
  );
}

function confirmBack({ workerKey, name, allocation }: Recent): Reply {
  const { ref, came } = allocation;
  const since = came ? `, without a worker since ${spokenDate(came.waited.since)}` : '';
  return notice(
    `Take ${ref} back from ${name}?`,
    [
      `${allocationWords(name, allocation)}, given by ${allocation.decided.name}.`,
      `It goes back to the queue${since}. ${name} is told, in kind words.`,
    ],
    [takeBackButton(allocationKey(workerKey, allocation.id)), { title: 'Leave it', verb: 'allocate-case.cancel' }],
  );
}

/** So many stand in one list; an older one is named in a sentence. */
const MOST_CHOICES = 60;

/** Which of several is taken back. */
export function chooseBack(recent: readonly Recent[]): Reply {
  if (recent.length === 0) return nothingToTakeBack(undefined);
  const choice = {
    id: 'allocation',
    label: 'Allocation',
    placeholder: 'Choose one',
    errorMessage: 'Please choose one.',
    options: recent.slice(0, MOST_CHOICES).map(({ workerKey, name, allocation }) => ({
      title: `${allocation.ref}, ${name}`,
      value: allocationKey(workerKey, allocation.id),
    })),
  };
  const title = 'Which allocation do you take back?';
  return chooser(title, [choice], sends('Take it back', 'allocate-case.back', {}), 'allocate-case');
}
