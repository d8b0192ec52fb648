import type { CaseloadSnapshot } from '../application/ports.ts';
import type { SchemeOf } from '../application/snapshot.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { type CaseHistory, heldPeriod, valueOn } from '../domain/caseload.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';

/** The scheme of the caseload's team on a day. */
export function schemeOn(
  { head }: Pick<CaseloadSnapshot, 'head'>,
  schemeOf: SchemeOf,
  day: CalendarDate,
): WeightingScheme {
  return schemeOf(valueOn(head.schemes, day));
}

/** A case as it stands after everything that is recorded, later days included: what a person goes on from. */
export function latestFacts({ dated, details }: CaseHistory): CaseFacts {
  return { ...dated, ...(details.at(-1) ?? details[0]).value };
}

/** The last day on which the case is held; null while it has no end. */
export function lastDayHeld(facts: CaseFacts, scheme: WeightingScheme): CalendarDate | null {
  return heldPeriod(facts, scheme).lastDay;
}

/** Why nothing can be logged on a day; null when it can. */
export function dayProblem(facts: CaseFacts, scheme: WeightingScheme, day: CalendarDate): string | null {
  const { ref, allocatedOn } = facts;
  if (day < allocatedOn) {
    return `${ref} was allocated on ${spokenDate(allocatedOn)}. Please give that day or a later one.`;
  }
  const { transferredOutOn } = facts;
  if (transferredOutOn !== undefined && day >= transferredOutOn) {
    return `${ref} is held by another worker from ${spokenDate(transferredOutOn)} on.`;
  }
  const lastDay = lastDayHeld(facts, scheme);
  if (lastDay === null || day <= lastDay) return null;
  return `${ref} is closed: it counted up to ${spokenDate(lastDay)}. Nothing can be logged on it after that day.`;
}
