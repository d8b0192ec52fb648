import type { PersonKey } from '../domain/access.ts';
import { type CaseOffer, isOffered } from '../domain/case-offer.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { forAll } from './for-all.ts';
import { offerIn } from './offer-case.ts';
import type { CaseloadSnapshot, TeamMember, TeamRecord } from './ports.ts';

/** A case that a worker of a team holds and that the team offers to another. */
export interface OfferedBy {
  readonly workerKey: PersonKey;
  readonly offer: CaseOffer;
}

/** What a team offers to others and nobody answered; with what lapsed, until it is offered again or taken back. */
export function offersBy(
  { teamId }: Pick<TeamRecord, 'teamId'>,
  members: readonly Pick<TeamMember, 'workerKey' | 'records' | 'movedOn'>[],
): readonly OfferedBy[] {
  return members.flatMap(({ workerKey, records = [], movedOn }) =>
    recordsOf(records, 'offer')
      // Whoever went to another team took the cases along.
      .filter(({ state, fromTeam }) => state === 'open' && fromTeam === teamId && movedOn === undefined)
      .map((offer) => ({ workerKey, offer })),
  );
}

/** A case that is offered to a team, with the caseload on which it is. */
export interface Offered {
  readonly holder: CaseloadSnapshot;
  readonly offer: CaseOffer;
}

/** What waits for an answer of a team, the next day first: one call for each holder. */
export async function offersTo(
  { stores, clock }: Pick<Outside, 'stores' | 'clock'>,
  { offered = [] }: Pick<TeamRecord, 'offered'>,
): Promise<readonly Offered[]> {
  const read = await forAll(offered, async ({ workerKey, offerId }) => {
    const holder = await stores.caseloads.read(workerKey);
    const offer = holder && offerIn(holder, offerId);
    return offer && isOffered(offer, clock.today()) ? [{ holder, offer }] : [];
  });
  return read.flat().sort((a, b) => (a.offer.from < b.offer.from ? -1 : 1));
}
