import { askerOf } from '../../application/agree-hand-over.ts';
import { changeCaseload } from '../../application/change-caseload.ts';
import { type HeldElsewhere, keepAsOwn, putAside } from '../../application/pending-case.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { type AboutPending, NOTHING } from './about-pending.ts';
import type { Decision } from './decision-form.ts';
import { agreeGiven, givenWish } from './given-wish.ts';

const NEXT = [{ title: 'Pending cases', verb: 'pending-cases.say' }];

/** Does what was decided, once. */
export async function settle(turn: Turn, about: AboutPending, decision: Decision): Promise<Reply> {
  const { outside, person, activityId } = turn;
  const { worker, pending, elsewhere } = about;
  const { workerKey, name } = worker.head;
  const keys = [decision.nonce, activityId];
  const decided = (words: string) => notice(`Decided: ${words}`, [`${name} is told.`], NEXT);
  if (decision.how === 'own') {
    const reply = decided(`${pending.ref} is ${name}'s own`);
    return done(turn, await keepAsOwn(outside, person, workerKey, pending.id, keys, reply));
  }
  if (decision.how === 'wrong') {
    const reply = decided(`${pending.ref} is put aside`);
    return done(turn, await putAside(outside, person, workerKey, pending.id, keys, reply));
  }
  return elsewhere ? give(turn, about, elsewhere, decision, decision.how) : NOTHING;
}

/** The holder's case is shared with who asked, or moves there. */
async function give(
  turn: Turn,
  about: AboutPending,
  elsewhere: HeldElsewhere,
  decision: Decision,
  as: 'co-work' | 'transfer',
): Promise<Reply> {
  const { outside, person, activityId } = turn;
  const { pending, worker } = about;
  const { workerKey, name } = worker.head;
  const wish = givenWish(about, elsewhere, decision);
  const receiver = await askerOf(outside, workerKey, pending.id);
  const words = as === 'co-work' ? `they work on ${pending.ref} together` : `${pending.ref} moves to ${name}`;
  const result = await changeCaseload<Reply, Reply>(outside, {
    access: person,
    workerKey: elsewhere.holder.head.workerKey,
    action: 'give-pending-case',
    keys: [decision.nonce, activityId],
    decide: agreeGiven(turn, about, decision, receiver, wish),
    reply: () =>
      notice(`Decided: ${words} from ${spokenDate(decision.from)}`, ['Both workers are told, each in private.'], NEXT),
  });
  return done(turn, result);
}

type Settled =
  | { readonly ok: true; readonly reply: Reply; readonly pending: Parameters<Turn['outside']['follow']>[0] }
  | { readonly ok: false; readonly problem?: Reply | 'settled-already' };

function done({ outside }: Turn, result: Settled): Reply {
  if (result.ok) {
    outside.follow(result.pending);
    return result.reply;
  }
  return typeof result.problem === 'object' ? result.problem : NOTHING;
}
