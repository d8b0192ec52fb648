import type { CalendarDate } from '../domain/calendar-date.ts';
import { isOffered } from '../domain/case-offer.ts';
import { isFollowed } from '../domain/hand-over.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { CaseloadSnapshot } from './ports.ts';

/** The open cases of somebody who has left, in numbers; the last three cannot be handed over as they are. */
export interface LeftBehind {
  readonly all: number;
  /** Worked on together with somebody: that ends first. */
  readonly shared: number;
  /** Offered to another team: the offer is taken back first. */
  readonly offered: number;
  /** Agreed before they left, for a later day. */
  readonly coming: number;
}

/** What is with somebody who has left, or comes to them, and is not agreed to move. */
export function leftBehind(
  { cases, records }: Pick<CaseloadSnapshot, 'cases' | 'records'>,
  today: CalendarDate,
): LeftBehind {
  const agreed = recordsOf(records, 'hand-over').filter((one) => isFollowed(one, today));
  const received = recordsOf(records, 'received').filter((one) => isFollowed(one, today));
  const offers = recordsOf(records, 'offer').filter((one) => isOffered(one, today));
  const kept = cases
    .filter(({ history: { dated } }) =>
      [dated.closedOn, dated.transferredOutOn].every((end) => end === undefined || today < end),
    )
    .map(({ caseId }) => caseId)
    .filter((id) => !agreed.some(({ as, caseId }) => as === 'transfer' && caseId === id));
  const count = (is: (caseId: string) => boolean) => kept.filter(is).length;
  return {
    all: kept.length,
    shared: count(
      (id) =>
        agreed.some(({ caseId }) => caseId === id) || received.some((one) => one.as === 'co-work' && one.id === id),
    ),
    offered: count((id) => offers.some(({ caseId }) => caseId === id)),
    coming: count((id) => received.some((one) => one.as === 'transfer' && one.id === id)),
  };
}
