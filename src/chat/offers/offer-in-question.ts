import { z } from 'zod';
import { mayAnswer, offerIn } from '../../application/offer-case.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam, type PersonKey } from '../../domain/access.ts';
import { type CaseOffer, isOffered } from '../../domain/case-offer.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import type { Press } from '../command.ts';
import { notice, notTheirs, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

type Raw = Parameters<Press>[1];

const chosen = z.object({ offer: z.string().max(100) });
const keptAt = z.object({ worker: storageKey, id: opaqueId });

/** An offer as a choice of a list names it. */
export const offerKey = (worker: PersonKey, id: string): string => `${worker} ${id}`;

/** The same for one that was answered and, where it is `isAnothers` to answer, for one that is none of the person's. */
function noOffer(isAnothers: boolean): Reply {
  return {
    ...notice('Nothing to answer', ['This offer is not open any more.'], [{ title: 'Offers', verb: 'offers.say' }]),
    ...notTheirs(isAnothers),
  };
}

/** It was answered or taken back, or its day has come. */
export const NO_OFFER = noOffer(false);

/** An offer that nobody answered, with the caseload on which the case is. */
export interface OfferAbout {
  readonly holder: CaseloadSnapshot;
  readonly offer: CaseOffer;
  /** What a card about it carries. */
  readonly card: { readonly worker: PersonKey; readonly id: string };
}

/** Opens an offer for a manager of the one team or of the other; storage says which. */
export async function withOffer(
  turn: Turn,
  raw: Raw,
  side: 'asked' | 'giver',
  answer: (about: OfferAbout) => Reply | Promise<Reply>,
): Promise<Reply> {
  const about = await offerAbout(turn, raw);
  if (about === 'outdated') return outdatedCard('offers');
  return about && mayOn(turn, about, side) ? answer(about) : notOn(turn, about);
}

/** An offer on which the person has nothing to do; whoever manages neither team was never asked. */
export function notOn({ person }: Turn, about: OfferAbout | null): Reply {
  const { teamId } = about?.holder.head ?? {};
  const isTheirs = teamId === undefined || mayInTeam(person, 'transfer-cases', teamId);
  return noOffer(about !== null && !isTheirs && !mayAnswer(person, about.offer));
}

/** Null where there is none. */
export async function offerAbout({ outside }: Turn, raw: Raw): Promise<OfferAbout | 'outdated' | null> {
  const [first, second] = chosen.safeParse(raw).data?.offer.split(' ') ?? [];
  const at = keptAt.safeParse(first === undefined ? raw : { worker: first, id: second });
  if (!at.success) return 'outdated';
  const holder = await outside.stores.caseloads.read(at.data.worker);
  const offer = holder && offerIn(holder, at.data.id);
  return offer ? { holder, offer, card: at.data } : null;
}

/** Who manages the team that was asked may answer up to its day; who manages the other may take it back at any time. */
export function mayOn({ person, today }: Turn, { holder, offer }: OfferAbout, side: 'asked' | 'giver'): boolean {
  return side === 'asked'
    ? mayAnswer(person, offer) && isOffered(offer, today)
    : mayInTeam(person, 'transfer-cases', holder.head.teamId);
}
