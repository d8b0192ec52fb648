import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { type CaseDetails, type CaseHistory, changeFrom, historyOf, type Versions } from '../domain/caseload.ts';
import { mergeEqual } from '../domain/change-versions.ts';
import { periodsOf, withPeriods } from '../domain/child-periods.ts';

const STATUSES = ['lookedAfter', 'childProtection'] as const;

/** The versions with one value from a day on: what was recorded for later days gives way. */
export function inForceFrom<T>(versions: Versions<T>, day: CalendarDate, value: T): Versions<T> {
  return mergeEqual(changeFrom(versions, day, () => value));
}

/**
 * A case's history that is from a day on as `facts`. What carries a date of its own counts from that date: activities
 * and the case's own dates replace the kept ones, and a child's period reaches back to its first day, after those that
 * had ended before.
 */
export function changedTo(kept: CaseHistory, facts: CaseFacts, asOf: CalendarDate): CaseHistory {
  const { dated, details } = historyOf(facts);
  const after = inForceFrom(kept.details, asOf, details[0].value);
  return { dated, details: withPeriodsOf(facts, asOf, kept.details, after) };
}

function withPeriodsOf(
  { children }: CaseFacts,
  asOf: CalendarDate,
  before: Versions<CaseDetails>,
  after: Versions<CaseDetails>,
): Versions<CaseDetails> {
  let details = after;
  for (const { ref, ...child } of children) {
    for (const status of STATUSES) {
      const period = child[status];
      // One that is yet to come stands in the version that begins with the file's day.
      if (period === undefined || period.from > asOf) continue;
      const ended = periodsOf(before, ref, status).filter(({ to }) => to !== undefined && to < period.from);
      details = withPeriods(details, ref, status, [...ended, period]);
    }
  }
  return details;
}
