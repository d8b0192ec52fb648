import { agreeHandOver, type HandOverWish } from '../../application/agree-hand-over.ts';
import type { Decide } from '../../application/change-caseload.ts';
import type { HeldElsewhere } from '../../application/pending-case.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { handOverId, wishProblems } from '../hand-over/wish-form.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { AboutPending } from './about-pending.ts';
import { askDecision, type Decision } from './decision-form.ts';

/** The hand-over that a decision means: the holder's case is shared with who asked, or moves there. */
export function givenWish(
  { worker }: AboutPending,
  { holder, stored }: HeldElsewhere,
  { how, from, nonce }: Decision,
): HandOverWish {
  const id = handOverId(holder.head.workerKey, stored.caseId, nonce);
  return {
    id,
    as: how === 'co-work' ? 'co-work' : 'transfer',
    caseId: stored.caseId,
    to: worker.head.workerKey,
    from,
    until: null,
  };
}

/** Agrees it on the holder's caseload, or asks again with what stands in the way at its field. */
export function agreeGiven(
  turn: Turn,
  about: AboutPending,
  { typed }: Decision,
  receiver: CaseloadSnapshot | undefined,
  wish: HandOverWish,
): Decide<Reply> {
  return (snapshot) => {
    const decided = agreeHandOver(turn.outside, turn.person, receiver, wish)(snapshot);
    if (decided.ok) return decided;
    const { as, to, ...others } = wishProblems(decided.problem, turn.today);
    const atHow = as ?? to;
    return {
      ok: false,
      problem: askDecision(turn, about, typed, { ...others, ...(atHow === undefined ? {} : { how: atHow }) }),
    };
  };
}
