import { addDays, addMonths, type CalendarDate, firstDayOfMonth, lastDayOfMonth } from '../domain/calendar-date.ts';
import type { Activity, Duty } from '../domain/case-facts.ts';
import { type CaseHistory, type Caseload, type Versions, valueOn } from '../domain/caseload.ts';
import { exact, sum, toReport, ZERO } from '../domain/exact.ts';
import { buildTimeline, HORIZON_DAYS, type Timeline } from '../domain/timeline.ts';
import type { HoursOfMonth, WeightingScheme } from '../domain/weighting-scheme.ts';
import { caseloadOf, loweredIn, type SchemeOf, type Scored, schemesInForce, timelineOf } from './snapshot.ts';

interface Logged {
  readonly on: CalendarDate;
  readonly hours: number;
}

/**
 * The caseload as it is expected to be: on days after `today` each month has at least the hours of the last complete
 * month, for each case and for the duties together, as far as the scheme of that month gives points for the hours
 * logged in it (product page, Runway). Up to `today` nothing is different. The same object where nothing is expected.
 */
export function withExpectedHours(
  caseload: Caseload,
  schemes: Versions<WeightingScheme>,
  today: CalendarDate,
): Caseload {
  const months = monthsAhead(today);
  const thatCount = (hours: HoursOfMonth) =>
    months.filter(({ from }) => valueOn(schemes, from).hoursOfMonth?.includes(hours));
  const last = firstDayOfMonth(addDays(firstDayOfMonth(today), -1));
  const missing = (logged: readonly Logged[], ahead: readonly Month[]): readonly Logged[] => {
    const before = hoursIn(logged, last);
    return ahead.flatMap(({ from, month }) => {
      const hours = before.sub(hoursIn(logged, month));
      return hours.compare(ZERO) > 0 ? [{ on: from, hours: toReport(hours, 4) }] : [];
    });
  };
  const duties = missing(
    caseload.duties.filter((duty) => 'hours' in duty),
    thatCount('duties'),
  ).map((logged): Duty => ({ kind: 'other-duty', ...logged }));
  const ahead = thatCount('assessments');
  let isSame = duties.length === 0;
  const cases = caseload.cases.map((history): CaseHistory => {
    const { dated } = history;
    const own = dated.activities.filter((one) => one.kind === 'assessment').filter(({ on }) => on >= dated.allocatedOn);
    const more = missing(own, ahead).map((logged): Activity => ({ kind: 'assessment', ...logged }));
    if (more.length === 0) return history;
    isSame = false;
    return { ...history, dated: { ...dated, activities: [...dated.activities, ...more] } };
  });
  return isSame ? caseload : { ...caseload, cases, duties: [...caseload.duties, ...duties] };
}

/** What counts on the days after `today` as it is expected; null where the facts alone say it. */
export function expectedTimelineOf(snapshot: Scored, schemeOf: SchemeOf, today: CalendarDate): Timeline | null {
  const caseload = caseloadOf(snapshot);
  const schemes = schemesInForce(snapshot.head.schemes, schemeOf);
  const expected = withExpectedHours(caseload, schemes, today);
  return expected === caseload ? null : buildTimeline(expected, schemes, loweredIn(snapshot));
}

/** What counts on any day: up to `today` by the facts, afterwards as it is expected. */
export function timelineAhead(
  snapshot: Scored,
  schemeOf: SchemeOf,
  today: CalendarDate,
): { readonly timeline: Timeline; readonly isExpected: boolean } {
  const expected = expectedTimelineOf(snapshot, schemeOf, today);
  return { timeline: expected ?? timelineOf(snapshot, schemeOf), isExpected: expected !== null };
}

interface Month {
  /** The first day of it that is still to come. */
  readonly from: CalendarDate;
  /** Its first day. */
  readonly month: CalendarDate;
}

/** This month, while days of it are left, and those that begin within the horizon. */
function monthsAhead(today: CalendarDate): readonly Month[] {
  const first = firstDayOfMonth(today);
  const horizon = addDays(today, HORIZON_DAYS);
  const months: Month[] = today < lastDayOfMonth(today) ? [{ from: addDays(today, 1), month: first }] : [];
  for (let ahead = 1; addMonths(first, ahead) <= horizon; ahead += 1) {
    const month = addMonths(first, ahead);
    months.push({ from: month, month });
  }
  return months;
}

function hoursIn(logged: readonly Logged[], month: CalendarDate) {
  return sum(logged.filter(({ on }) => firstDayOfMonth(on) === month).map(({ hours }) => exact(hours)));
}
