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

/** Why a day is none on which the worker holds the case, its closure aside; undefined when it is one. */
export function heldProblem({ ref, allocatedOn, transferredOutOn }: CaseFacts, day: CalendarDate): string | undefined {
  if (day < allocatedOn) {
    return `${ref} was allocated on ${spokenDate(allocatedOn)}. Please give that day or a later one.`;
  }
  if (transferredOutOn !== undefined && day >= transferredOutOn) {
    return `${ref} is held by another worker from ${spokenDate(transferredOutOn)} on.`;
  }
  return undefined;
}

/** Why nothing can be logged on a day; undefined when it can. */
export function dayProblem(facts: CaseFacts, scheme: WeightingScheme, day: CalendarDate): string | undefined {
  const lastDay = lastDayHeld(facts, scheme);
  const held = heldProblem(facts, day);
  if (held !== undefined || lastDay === null || day <= lastDay) return held;
  return `${facts.ref} is closed: it counted up to ${spokenDate(lastDay)}. Nothing can be logged on it after that day.`;
}
