import { z } from 'zod';
import { forAll } from '../application/for-all.ts';
import type { CaseloadHead } from '../application/ports.ts';
import { mayWithCaseload, type PersonKey } from '../domain/access.ts';
import { opaqueId } from './card-state.ts';
import { calledBy, isCalled, othersManagedBy } from './choose-worker.ts';
import type { Command } from './command.ts';
import { findCase } from './find-case.ts';
import { ifKnown } from './if-known.ts';
import { notice, outdatedCard } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';
import { LONGEST_SENTENCE, understand } from './understanding/index.ts';
import type { Words } from './words.ts';

/** A sentence, as it was typed and as it was understood. */
interface Said {
  readonly text: string;
  readonly words: Words;
}

/** A card has six actions; so many hold a case together at most. */
const MOST_HOLDERS = 5;

/**
 * What somebody who manages a team says about a worker's case, or about a worker whom they name, goes to that worker's
 * caseload. Undefined where it is about neither.
 */
export function saidOfTheirs(turn: Turn, command: Command, said: Said): Promise<Reply> | undefined {
  const { caseRef, name } = said.words;
  if (command.aboutCase && caseRef !== undefined) return ofHeldCase(turn, command, said, caseRef);
  return name === undefined ? undefined : ofNamed(turn, command, said, name);
}

/**
 * A case is on the own caseload first, else on that of the worker of a managed team who holds it. By the index of
 * references it is one storage call beside those of the command; only where several hold the case, or somebody is named,
 * each caseload is read.
 */
async function ofHeldCase(turn: Turn, command: Command, said: Said, caseRef: string): Promise<Reply> {
  const { person, outside } = turn;
  const { words } = said;
  const holders = await outside.stores.references.holders(caseRef);
  if (words.name !== undefined) return ofNamedHolder(turn, command, said, caseRef, holders);
  const isWorker = person.worksIn !== undefined;
  if (isWorker && (holders.length === 0 || holders.includes(person.personKey))) return command.say(turn, words);
  const theirs = holders.length > 1 ? await managedHolders(turn, holders, caseRef) : holders.map(keyed);
  const [one, another] = theirs;
  if (one && another) return askWhose(turn, command, said, onWhose(caseRef), theirs);
  const reply = one && (await command.say(turn, { ...words, worker: one.workerKey }));
  if (reply && !reply.refused) return reply;
  return isWorker ? command.say(turn, words) : nobodyHolds(caseRef);
}

/** `Ben's C-200`: where somebody else holds it, the one or the other was a slip, and it is asked which. */
async function ofNamedHolder(
  turn: Turn,
  command: Command,
  said: Said,
  caseRef: string,
  holders: readonly PersonKey[],
): Promise<Reply> {
  const { name = '' } = said.words;
  const theirs = await managedHolders(turn, holders, caseRef);
  const named = calledBy(theirs, name);
  const [one, another] = named;
  if (one && another) return askWhose(turn, command, said, onWhose(caseRef), named);
  if (one) return onCaseloadOf(turn, command, said.words, one.workerKey);
  const [holder, second] = theirs;
  if (!holder) return nobodyHolds(caseRef);
  const [ref, meant] = [shortened(caseRef), shortened(name)];
  if (second)
    return askWhose(turn, command, said, { title: `${ref} is not ${meant}'s`, sentence: 'Whose is meant?' }, theirs);
  const whose = isSelf(turn, holder) ? 'yours' : `${holder.name}'s`;
  const question = { title: `${ref} is ${whose}, not ${meant}'s`, sentence: `Go on with ${whose}?` };
  return askWhose(turn, command, said, question, theirs);
}

/** `Log a duty for Amira`: one read a team. */
async function ofNamed(turn: Turn, command: Command, said: Said, name: string): Promise<Reply> {
  const { person } = turn;
  const named = calledBy(await othersManagedBy(turn), name);
  const [one, another] = named;
  if (one && another)
    return askWhose(turn, command, said, { title: 'Whose caseload is meant?', sentence: SEVERAL }, named);
  if (one) return onCaseloadOf(turn, command, said.words, one.workerKey);
  const isWorker = person.worksIn !== undefined;
  if (isWorker && isCalled(person, name)) return command.say(turn, said.words);
  return notice(
    `Nobody in your teams is called "${shortened(name)}"`,
    ['Please check the name, or open the caseload from the team.'],
    [
      ...(isWorker ? [goesOnWith(turn, command, said, { workerKey: person.personKey, name: person.name })] : []),
      { title: 'Team capacity', verb: 'team-capacity.say' },
    ],
  );
}

/** So much of what was typed a title shows. */
const shortened = (typed: string): string => typed.slice(0, 40);

type Holder = Pick<CaseloadHead, 'workerKey' | 'name'>;

/** The only one: the name is read with the caseload. */
const keyed = (workerKey: PersonKey): Holder => ({ workerKey, name: '' });

/** Of those who hold the case the ones whose caseload the person may change. */
async function managedHolders({ outside, person }: Turn, holders: readonly PersonKey[], caseRef: string) {
  const read = await forAll(holders, (workerKey) => outside.stores.caseloads.read(workerKey));
  return read.flatMap((snapshot): readonly Holder[] => {
    const may = snapshot && mayWithCaseload(person, 'change', snapshot.head) && findCase(snapshot, caseRef).ok;
    return may ? [{ workerKey: snapshot.head.workerKey, name: snapshot.head.name }] : [];
  });
}

const isSelf = ({ person }: Turn, { workerKey }: Holder): boolean => workerKey === person.personKey;

/** What a sentence says, on the caseload of somebody; a card of the own one carries no worker. */
function onCaseloadOf(turn: Turn, command: Command, words: Words, workerKey: PersonKey): Promise<Reply> {
  const worker = workerKey === turn.person.personKey ? undefined : workerKey;
  return command.say(turn, { ...words, ...ifKnown('worker', worker) });
}

interface Question {
  readonly title: string;
  readonly sentence: string;
}

const SEVERAL = 'More than one worker of yours may be meant.';
const onWhose = (caseRef: string): Question => ({
  title: `On whose caseload is ${shortened(caseRef)} meant?`,
  sentence: SEVERAL,
});

function askWhose(turn: Turn, command: Command, said: Said, asked: Question, workers: readonly Holder[]): Reply {
  return notice(
    asked.title,
    [asked.sentence],
    [
      ...workers.slice(0, MOST_HOLDERS).map((worker) => goesOnWith(turn, command, said, worker)),
      { title: 'Cancel', verb: `${command.name}.cancel` },
    ],
  );
}

/** A button that says the sentence again, about whoever it names. */
function goesOnWith(turn: Turn, { name: command }: Command, { text }: Said, worker: Holder) {
  return {
    title: isSelf(turn, worker) ? 'My own caseload' : worker.name,
    verb: `${command}.heard`,
    data: { text: text.slice(0, LONGEST_SENTENCE), worker: worker.workerKey },
  };
}

/** A reference that no worker of theirs holds; whether anybody else does is not said. */
export function nobodyHolds(caseRef: string): Reply {
  return notice(
    `Nobody in your teams holds ${shortened(caseRef)}`,
    ['Please check the reference. A case without a worker is among the unallocated cases.'],
    [
      { title: 'Team capacity', verb: 'team-capacity.say' },
      { title: 'Unallocated cases', verb: 'unallocated.say' },
    ],
  );
}

const heard = z.object({ worker: opaqueId, text: z.string().max(LONGEST_SENTENCE) });

/** Press `heard` of such commands: the sentence again, now about the worker who was chosen: what it says is understood afresh, and rights are as ever. */
export async function heardOf(turn: Turn, command: Command, raw: Readonly<Record<string, unknown>>): Promise<Reply> {
  const card = heard.safeParse(raw);
  const understood = card.success ? understand(card.data.text, turn.today) : undefined;
  if (!card.success || !understood?.ok || understood.command !== command.name) return outdatedCard(command.name);
  return onCaseloadOf(turn, command, understood.words, card.data.worker);
}
