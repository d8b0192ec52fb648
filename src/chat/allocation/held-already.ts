import { openCaseload } from '../../application/change-caseload.ts';
import { forAll } from '../../application/for-all.ts';
import type { CaseloadHead } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { plainRef } from '../../domain/reference.ts';
import { openCases } from '../choose-case.ts';
import { calledBy, workersOf } from '../choose-worker.ts';
import { ifKnown } from '../if-known.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saidDay } from '../said-day.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/**
 * What is said where a case that is to be given has a worker already whom the manager manages: it moves by a transfer.
 * Undefined where nobody of theirs holds it, whoever else may. One storage call while nobody does.
 */
export async function heldAlready(turn: Turn, words: Words): Promise<Reply | undefined> {
  const { caseRef } = words;
  if (caseRef === undefined || turn.person.manages.length === 0) return undefined;
  const keys = await turn.outside.stores.references.holders(caseRef);
  const holders = (await forAll(keys, (workerKey) => holding(turn, workerKey, caseRef))).flat();
  const [holder] = holders;
  if (!holder) return undefined;
  const { head, caseId, ref } = holder;
  const { name, workerKey } = head;
  const said = { ...(await receiverSaid(turn, words, holders)), ...ifKnown('from', saidDay(words) || undefined) };
  return notice(
    `${ref} is on the caseload of ${name}`,
    ['A case that has a worker is not allocated anew: it is transferred, or two work on it together.'],
    [
      {
        title: 'Transfer or share it',
        verb: 'transfer-case.open',
        data: { nonce: turn.outside.newId(), worker: workerKey, caseId, said },
      },
      { title: 'Unallocated cases', verb: 'unallocated.say' },
    ],
  );
}

interface Holding {
  readonly head: CaseloadHead;
  readonly caseId: string;
  readonly ref: string;
}

/** The open case of that reference, where the manager may transfer it. */
async function holding(turn: Turn, workerKey: string, caseRef: string): Promise<readonly Holding[]> {
  const opened = await openCaseload(turn.outside, turn.person, 'change', workerKey);
  if (!opened.ok) return [];
  const { head } = opened.snapshot;
  const stored = openCases(turn, opened.snapshot).find(
    ({ history }) => plainRef(history.dated.ref) === plainRef(caseRef),
  );
  if (!stored || !mayInTeam(turn.person, 'transfer-cases', head.teamId)) return [];
  return [{ head, caseId: stored.caseId, ref: stored.history.dated.ref }];
}

/** The worker whom the sentence names, as the transfer has it filled in. */
async function receiverSaid(
  turn: Turn,
  { name }: Words,
  holders: readonly Holding[],
): Promise<{ readonly to?: string }> {
  if (name === undefined) return {};
  const others = (await workersOf(turn, turn.person.manages)).filter(
    ({ workerKey }) => !holders.some(({ head }) => head.workerKey === workerKey),
  );
  const [one, another] = calledBy(others, name);
  return one && !another ? { to: one.workerKey } : {};
}
