import { z } from 'zod';
import { forAll } from '../application/for-all.ts';
import type { CaseloadHead } from '../application/ports.ts';
import { mayWithCaseload, type PersonKey } from '../domain/access.ts';
import { opaqueId } from './card-state.ts';
import type { Command } from './command.ts';
import { findCase } from './find-case.ts';
import { notice, outdatedCard } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';
import { LONGEST_SENTENCE, understand } from './understanding/index.ts';
import type { Words } from './words.ts';

/** A sentence about a case, as it was typed and as it was understood. */
interface SaidOfCase {
  readonly text: string;
  readonly words: Words;
  readonly caseRef: string;
}

/** A card has six actions; so many hold a case together at most. */
const MOST_HOLDERS = 5;

/**
 * What somebody who manages a team says about a case goes to the caseload on which it is: the own one first, else that
 * of the worker of a managed team who holds it. By the index of references it is one storage call beside those of the
 * command; only where several hold the case, each caseload is read.
 */
export async function saidOfHeldCase(turn: Turn, command: Command, said: SaidOfCase): Promise<Reply> {
  const { person, outside } = turn;
  const { words, caseRef } = said;
  const holders = await outside.stores.references.holders(caseRef);
  const isWorker = person.worksIn !== undefined;
  if (isWorker && (holders.length === 0 || holders.includes(person.personKey))) return command.say(turn, words);
  const theirs = holders.length > 1 ? await managedHolders(turn, holders, caseRef) : holders.map(keyed);
  const [one, another] = theirs;
  if (one && another) return askWhose(command, said, theirs);
  const reply = one && (await command.say(turn, { ...words, worker: one.workerKey }));
  if (reply && !reply.refused) return reply;
  return isWorker ? command.say(turn, words) : nobodyHolds(caseRef);
}

interface Holder extends Partial<Pick<CaseloadHead, 'name'>> {
  readonly workerKey: PersonKey;
}

const keyed = (workerKey: PersonKey): Holder => ({ workerKey });

/** Of those who hold the case the ones whose caseload the person may change. */
async function managedHolders({ outside, person }: Turn, holders: readonly PersonKey[], caseRef: string) {
  const read = await forAll(holders, (workerKey) => outside.stores.caseloads.read(workerKey));
  return read.flatMap((snapshot): readonly Holder[] => {
    const may = snapshot && mayWithCaseload(person, 'change', snapshot.head) && findCase(snapshot, caseRef).ok;
    return may ? [{ workerKey: snapshot.head.workerKey, name: snapshot.head.name }] : [];
  });
}

function askWhose({ name: command }: Command, { text, caseRef }: SaidOfCase, holders: readonly Holder[]): Reply {
  const shown = holders.slice(0, MOST_HOLDERS);
  return notice(
    `On whose caseload is ${caseRef.slice(0, 40)} meant?`,
    ['More than one worker of yours holds it.'],
    [
      ...shown.map(({ workerKey, name = '' }) => ({
        title: name,
        verb: `${command}.heard`,
        data: { worker: workerKey, text: text.slice(0, LONGEST_SENTENCE) },
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
