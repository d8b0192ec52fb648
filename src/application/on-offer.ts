import type { CalendarDate } from '../domain/calendar-date.ts';
import { type CaseOffer, isOffered } from '../domain/case-offer.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { CaseloadSnapshot } from './ports.ts';

/**
 * The offers of a caseload that another team can accept. In another team's hands an offer stands no more: whoever went
 * to another team took the case along, and nothing about it holds the case there.
 */
export function openOffers(
  { head, records }: Pick<CaseloadSnapshot, 'head' | 'records'>,
  today: CalendarDate,
): readonly CaseOffer[] {
  return recordsOf(records, 'offer').filter((offer) => offer.fromTeam === head.teamId && isOffered(offer, today));
}
