import type { TeamId } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Signed } from './worker-records.ts';

/**
 * A case that is offered to another team, kept with the worker who holds it. Nothing moves until a manager of that team
 * accepts it; then it is an ordinary hand-over under the same id.
 */
export interface CaseOffer {
  readonly id: string;
  readonly caseId: string;
  readonly ref: string;
  /** The holder's team when it was offered: in another team's hands the offer stands no more. */
  readonly fromTeam: TeamId;
  readonly fromTeamName: string;
  readonly toTeam: TeamId;
  readonly toTeamName: string;
  /** The first day on which the other team would have it. */
  readonly from: CalendarDate;
  /** What the managers there should know; checked for personal data. */
  readonly note?: string;
  readonly offered: Signed;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  /** Who accepted, declined or withdrew it, and why it was declined. */
  readonly ended?: Signed & { readonly reason?: string };
}

/** True while the managers of the other team can accept it: up to its day, and on it. */
export function isOffered({ state, from }: Pick<CaseOffer, 'state' | 'from'>, today: CalendarDate): boolean {
  return state === 'open' && today <= from;
}

/** True once its day has passed without an answer: it can only be offered again. */
export function hasLapsed({ state, from }: Pick<CaseOffer, 'state' | 'from'>, today: CalendarDate): boolean {
  return state === 'open' && from < today;
}
