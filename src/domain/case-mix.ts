import type { CalendarDate } from './calendar-date.ts';
import type { CaseFacts, Span } from './case-facts.ts';
import { contains, period } from './period.ts';

/** What kinds of cases a worker holds; a case may be of several kinds. */
export interface CaseMix {
  readonly cases: number;
  /** With a child subject to a child-protection or family-support conference. */
  readonly conference: number;
  readonly lookedAfter: number;
  /** In proceedings, private law or under the court category. */
  readonly court: number;
  readonly leavingCare: number;
}

/** The mix of the cases that a worker holds on a day, as far as the facts say. */
export function mixOf(held: readonly CaseFacts[], day: CalendarDate): CaseMix {
  const among = (is: (facts: CaseFacts, day: CalendarDate) => boolean) => held.filter((facts) => is(facts, day)).length;
  return {
    cases: held.length,
    conference: among(hasConference),
    lookedAfter: among(hasLookedAfter),
    court: among(isInCourt),
    leavingCare: among(isLeavingCare),
  };
}

export function hasConference({ children }: Pick<CaseFacts, 'children'>, day: CalendarDate): boolean {
  return children.some(({ childProtection }) => runs(childProtection, day));
}

export function hasLookedAfter({ children, category }: CaseFacts, day: CalendarDate): boolean {
  return category === 'looked-after' || children.some(({ lookedAfter }) => runs(lookedAfter, day));
}

export function isLeavingCare({ leavingCare, category }: CaseFacts): boolean {
  return leavingCare !== undefined || category === 'leaving-care-community' || category === 'leaving-care-statutory';
}

function isInCourt({ activities, category }: CaseFacts, day: CalendarDate): boolean {
  const running = activities.filter(
    (one) => 'from' in one && ['proceedings', 'private-law', 'court'].includes(one.kind),
  );
  return category === 'court' || running.some((one) => 'from' in one && runs(one, day));
}

function runs(span: Span | undefined, day: CalendarDate): boolean {
  return span !== undefined && contains(period(span.from, span.to), day);
}
