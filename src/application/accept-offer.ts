import type { Access, PersonKey } from '../domain/access.ts';
import { type CaseOffer, isOffered } from '../domain/case-offer.ts';
import { recordsOf } from '../domain/worker-records.ts';
import { type HandOverProblem, type HandOverWish, handOverBy } from './agree-hand-over.ts';
import { type ChangeResult, changeCaseload, type Decide, type Outside } from './change-caseload.ts';
import { mayAnswer, offerIn } from './offer-case.ts';
import type { CaseloadSnapshot } from './ports.ts';

/** What a manager of the team that was asked decides. */
export interface Acceptance<Reply> {
  /** Who holds the case. */
  readonly holderKey: PersonKey;
  readonly offerId: string;
  /** Who is to have it, as `receiverOf` read it. */
  readonly receiver: CaseloadSnapshot | undefined;
  /** What was said where something stands against it. */
  readonly past?: HandOverWish['past'];
  readonly keys: readonly string[];
  readonly reply: Reply;
}

/** The offer is not there any more, or what stands in the way of the hand-over. */
export type AcceptProblem = 'no-such-offer' | HandOverProblem;

/**
 * Accepts an offer: the hand-over is agreed in the same transaction as the answer, on the holder's caseload, and the
 * other side follows as of any hand-over. The offer gives the right to that, and to nothing else on the caseload.
 */
export function acceptOffer<Reply>(
  outside: Outside,
  access: Access,
  { holderKey, offerId, receiver, past, keys, reply }: Acceptance<Reply>,
): Promise<ChangeResult<AcceptProblem, Reply>> {
  return changeCaseload<AcceptProblem, Reply>(outside, {
    access,
    workerKey: holderKey,
    may: ({ records }) => recordsOf(records, 'offer').some((offer) => offer.id === offerId && mayAnswer(access, offer)),
    action: 'accept-offer',
    keys,
    decide: accepting(outside, access, offerId, receiver, past),
    reply: () => reply,
  });
}

/** The holder's side of it; pure, so that it can be looked at first. */
export function accepting(
  outside: Pick<Outside, 'clock'>,
  access: Access,
  offerId: string,
  receiver: CaseloadSnapshot | undefined,
  past?: HandOverWish['past'],
): Decide<AcceptProblem> {
  return (holder) => {
    const { clock } = outside;
    const offer = offerIn(holder, offerId);
    if (!offer || !mayAnswer(access, offer) || !isOffered(offer, clock.today())) {
      return { ok: false, problem: 'no-such-offer' };
    }
    if (receiver?.head.teamId !== offer.toTeam) return { ok: false, problem: 'no-such-worker' };
    const wish = wishOf(offer, receiver);
    const decided = handOverBy(outside, access, receiver, past ? { ...wish, past } : wish)(holder);
    if (!decided.ok) return decided;
    const ended = { by: access.personKey, name: access.name, at: clock.now() };
    const { putRecords = [] } = decided.change;
    const accepted = { kind: 'offer', id: offer.id, value: { ...offer, state: 'accepted', ended } } as const;
    return { ok: true, change: { ...decided.change, putRecords: [...putRecords, accepted] } };
  };
}

/** The hand-over that accepting comes to. */
export function wishOf({ id, caseId, from }: CaseOffer, { head }: CaseloadSnapshot): HandOverWish {
  return { id, as: 'transfer', caseId, to: head.workerKey, from, until: null };
}
