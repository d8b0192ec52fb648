import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { factsOn, heldPeriod, valueOn } from '../domain/caseload.ts';
import { contains, isEmpty } from '../domain/period.ts';
import type { CaseloadSnapshot } from './ports.ts';
import type { SchemeOf } from './snapshot.ts';

/** The cases that a worker holds on a day, as they stand on it. */
export function heldOn(
  { head, cases }: Pick<CaseloadSnapshot, 'head' | 'cases'>,
  schemeOf: SchemeOf,
  day: CalendarDate,
): readonly CaseFacts[] {
  const scheme = schemeOf(valueOn(head.schemes, day));
  return cases
    .map(({ history }) => factsOn(history, day))
    .filter((facts) => {
      const held = heldPeriod(facts, scheme);
      return !isEmpty(held) && contains(held, day);
    });
}
