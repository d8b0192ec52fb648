import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import type { CaseDetails, Versions } from '../domain/caseload.ts';
import { setFrom } from '../domain/change-versions.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { heldProblem } from './case-days.ts';

/** Why a day cannot be the one on which a case was last worked on; undefined when it can. */
export function lastActivityProblem(facts: CaseFacts, day: CalendarDate, today: CalendarDate): string | undefined {
  const { ref, lastActivityOn } = facts;
  if (day > today) return 'This day has not come yet. Please give today or an earlier day.';
  if (lastActivityOn !== undefined && day < lastActivityOn) {
    return `${ref} was worked on later already, on ${spokenDate(lastActivityOn)}.`;
  }
  return heldProblem(facts, day);
}

/** The facts of a case that was worked on on a day; what was known on the days before stays. */
export function workedOn(details: Versions<CaseDetails>, day: CalendarDate): Versions<CaseDetails> {
  return setFrom(
    details,
    day,
    ({ lastActivityOn }) => lastActivityOn,
    (value) => ({ ...value, lastActivityOn: day }),
  );
}
