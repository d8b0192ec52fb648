import { type Access, mayInTeam } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type CaseOffer, isOffered } from '../domain/case-offer.ts';
import { isFollowed, keptByAnother } from '../domain/hand-over.ts';
import { recordsOf } from '../domain/worker-records.ts';
import { isHeldUntil } from './agree-hand-over.ts';
import type { Outside } from './change-caseload.ts';
import type { RecordChange } from './change-records.ts';
import { openOffers } from './on-offer.ts';
import type { CaseloadSnapshot, ListedTeam, StoredCase, TeamRecord } from './ports.ts';

/** What stands in the way of an offer. */
export type OfferProblem =
  | 'no-such-case'
  | 'before-today'
  /** The holder does not have the case on the first day. */
  | 'not-held-then'
  /** A hand-over of the case is agreed. */
  | 'agreed-already'
  /** The case is with another team's managers to answer. */
  | 'offered-already';

/** What a manager offers. */
export interface OfferWish {
  readonly id: string;
  readonly caseId: string;
  readonly to: Pick<ListedTeam, 'teamId' | 'name'>;
  readonly from: CalendarDate;
  /** Checked for personal data. */
  readonly note?: string | undefined;
}

type Decided<Problem> =
  | { readonly ok: true; readonly change: RecordChange; readonly offer: CaseOffer }
  | { readonly ok: false; readonly problem: Problem };

/** The offer as it is kept with the holder; nothing about the caseload becomes different. */
export function offerCase(
  { clock }: Pick<Outside, 'clock'>,
  access: Access,
  fromTeam: Pick<TeamRecord, 'name'>,
  wish: OfferWish,
): (holder: CaseloadSnapshot) => Decided<OfferProblem> {
  return (holder) => {
    const today = clock.today();
    const stored = holder.cases.find(({ caseId }) => caseId === wish.caseId);
    if (!stored || !mayInTeam(access, 'transfer-cases', holder.head.teamId)) return no('no-such-case');
    const problem = problemOf(holder, stored, wish.from, today);
    if (problem) return no(problem);
    const { id, caseId, from, to, note } = wish;
    const offer: CaseOffer = {
      ...{ id, caseId, ref: stored.history.dated.ref, from },
      ...{ fromTeam: holder.head.teamId, fromTeamName: fromTeam.name, toTeam: to.teamId, toTeamName: to.name },
      ...(note === undefined ? {} : { note }),
      offered: { by: access.personKey, name: access.name, at: clock.now() },
      state: 'open',
    };
    return { ok: true, offer, change: changeTo(holder, offer, { to: to.teamId, from }) };
  };
}

const no = <Problem>(problem: Problem) => ({ ok: false, problem }) as const;

function problemOf(
  holder: CaseloadSnapshot,
  stored: StoredCase,
  from: CalendarDate,
  today: CalendarDate,
): OfferProblem | undefined {
  const { caseId } = stored;
  const { records } = holder;
  if (from < today) return 'before-today';
  if (keptByAnother(recordsOf(records, 'received'), caseId, today)) return 'not-held-then';
  const agreed = recordsOf(records, 'hand-over').filter((record) => record.caseId === caseId);
  if (agreed.some((record) => isFollowed(record, today))) return 'agreed-already';
  if (openOffers(holder, today).some((offer) => offer.caseId === caseId)) return 'offered-already';
  return isHeldUntil(stored, from) ? undefined : 'not-held-then';
}

/** Takes an offer back; one whose day has passed as well, so that no list shows it any more. */
export function withdrawOffer(
  { clock }: Pick<Outside, 'clock'>,
  access: Access,
  id: string,
): (holder: CaseloadSnapshot) => Decided<'no-such-offer'> {
  return (holder) => {
    const offer = offerIn(holder, id);
    if (!offer || !mayInTeam(access, 'transfer-cases', holder.head.teamId)) return no('no-such-offer');
    const ended = { by: access.personKey, name: access.name, at: clock.now() };
    return ending(holder, { ...offer, state: 'withdrawn', ended });
  };
}

/** The other team does not take it, and says why. */
export function declineOffer(
  { clock }: Pick<Outside, 'clock'>,
  access: Access,
  id: string,
  reason: string,
): (holder: CaseloadSnapshot) => Decided<'no-such-offer'> {
  return (holder) => {
    const offer = offerIn(holder, id);
    if (!offer || !mayAnswer(access, offer) || !isOffered(offer, clock.today())) return no('no-such-offer');
    const ended = { by: access.personKey, name: access.name, at: clock.now(), reason };
    return ending(holder, { ...offer, state: 'declined', ended });
  };
}

function ending(holder: CaseloadSnapshot, offer: CaseOffer): Decided<never> {
  const { toTeam, state, ended } = offer;
  const why = ended?.reason === undefined ? {} : { reason: ended.reason };
  return { ok: true, offer, change: changeTo(holder, offer, { to: toTeam, state, ...why }) };
}

/** Of one case the newest offer is kept: what became of older ones is in the audit. */
function changeTo(
  { head, records }: CaseloadSnapshot,
  offer: CaseOffer,
  detail: RecordChange['detail'] & {},
): RecordChange {
  const { workerKey } = head;
  const older = recordsOf(records, 'offer').filter(({ caseId, id }) => caseId === offer.caseId && id !== offer.id);
  return {
    put: [{ kind: 'offer', id: offer.id, value: offer }],
    remove: older.map(({ id }) => ({ kind: 'offer', id })),
    outbox: [...older, offer].map(({ id, toTeam }) => ({
      kind: 'follow-offer',
      workerKey,
      teamId: toTeam,
      offerId: id,
    })),
    detail,
  };
}

/** An offer that nobody answered or took back, while the case is with the team that offered it. */
export function offerIn({ head, records }: CaseloadSnapshot, id: string): CaseOffer | undefined {
  return recordsOf(records, 'offer').find(
    (offer) => offer.id === id && offer.state === 'open' && offer.fromTeam === head.teamId,
  );
}

/** True for who manages the team to which the case is offered. */
export function mayAnswer(access: Access, { toTeam }: Pick<CaseOffer, 'toTeam'>): boolean {
  return mayInTeam(access, 'transfer-cases', toTeam);
}
