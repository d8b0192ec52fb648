import { z } from 'zod';
import { forAll } from '../application/for-all.ts';
import type { CaseloadHead } from '../application/ports.ts';
import { mayWithCaseload, type PersonKey } from '../domain/access.ts';
import { opaqueId } from './card-state.ts';
import { calledBy, othersManagedBy } from './choose-worker.ts';
import type { Command } from './command.ts';
import { findCase } from './find-case.ts';
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
  const { name } = words;
  const holders = await outside.stores.references.holders(caseRef);
  const isWorker = person.worksIn !== undefined;
  const isOwn = isWorker && (holders.length === 0 || holders.includes(person.personKey));
  if (isOwn && name === undefined) return command.say(turn, words);
  const isRead = holders.length > 1 || name !== undefined;
  const theirs = isRead ? await managedHolders(turn, holders, caseRef) : holders.map(keyed);
  const named = name === undefined ? [] : calledBy(theirs, name);
  if (isOwn && named.length === 0) return command.say(turn, words);
  const meant = named.length > 0 ? named : theirs;
  const [one, another] = meant;
  if (one && another) return askWhose(command, said, `On whose caseload is ${caseRef.slice(0, 40)} meant?`, meant);
  const reply = one && (await command.say(turn, { ...words, worker: one.workerKey }));
  if (reply && !reply.refused) return reply;
  return isWorker ? command.say(turn, words) : nobodyHolds(caseRef);
}

/** `Log a duty for Amira`: one read a team; nobody of that name is managed, and it is the own caseload as ever. */
async function ofNamed(turn: Turn, command: Command, said: Said, name: string): Promise<Reply> {
  const named = calledBy(await othersManagedBy(turn), name);
  const [one, another] = named;
  if (one && another) return askWhose(command, said, 'Whose caseload is meant?', named);
  if (one) return command.say(turn, { ...said.words, worker: one.workerKey });
  if (turn.person.worksIn !== undefined) return command.say(turn, said.words);
  return notice(
    `Nobody in your teams is called "${name.slice(0, 40)}"`,
    ['Please check the name, or open the caseload from the team.'],
    [{ title: 'Team capacity', verb: 'team-capacity.say' }],
  );
}

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

function askWhose({ name: command }: Command, { text }: Said, title: string, workers: readonly Holder[]): Reply {
  const data = { text: text.slice(0, LONGEST_SENTENCE) };
  return notice(
    title,
    ['More than one worker of yours may be meant.'],
    [
      ...workers.slice(0, MOST_HOLDERS).map(({ workerKey, name }) => ({
        title: name,
        verb: `${command}.heard`,
        data: { ...data, worker: workerKey },
      })),
      { title: 'Cancel', verb: `${command}.cancel` },
    ],
  );
}

function nobodyHolds(caseRef: string): Reply {
  return notice(
    `Nobody in your teams holds ${caseRef.slice(0, 40)}`,
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
  return command.say(turn, { ...understood.words, worker: card.data.worker });
}
