import type { CalendarDate } from './calendar-date.ts';
import type { Child, Span } from './case-facts.ts';
import { type CaseDetails, inForce, type Version, type Versions } from './caseload.ts';
import { mergeEqual, splitAt } from './change-versions.ts';
import { intersect, period } from './period.ts';

/** What is true of a child from a day to a day, and may become true again. */
export type ChildStatus = 'lookedAfter' | 'childProtection';

/**
 * The periods in which a status held or will hold, in order and without overlap. A version holds one period of each
 * child, so that a second one lives in the versions from its first day on.
 */
export function periodsOf(details: Versions<CaseDetails>, childRef: string, status: ChildStatus): readonly Span[] {
  const periods: Span[] = [];
  for (const { value, period: days } of inForce(details)) {
    const span = childIn(value, childRef)?.[status];
    const counts = span && intersect(days, period(span.from, span.to));
    if (!span || !counts) continue;
    const last = periods.at(-1);
    const to = counts.lastDay === null ? {} : { to: counts.lastDay };
    if (last?.from === span.from) {
      periods[periods.length - 1] = { from: span.from, ...to };
    } else {
      const overlaps = last !== undefined && (last.to === undefined || span.from <= last.to);
      periods.push({ from: overlaps ? (counts.firstDay ?? span.from) : span.from, ...to });
    }
  }
  return periods;
}

/** The details with these periods, in order and without overlap, in place of those that were recorded. */
export function withPeriods(
  details: Versions<CaseDetails>,
  childRef: string,
  status: ChildStatus,
  periods: readonly Span[],
): Versions<CaseDetails> {
  const split = periods.slice(1).reduce((versions, { from }) => splitAt(versions, from), details);
  const [first, ...rest] = split;
  const apply = ({ inForceFrom, value }: Version<CaseDetails>) => ({
    inForceFrom,
    value: withSpan(value, childRef, status, spanFor(periods, inForceFrom)),
  });
  return mergeEqual([apply(first), ...rest.map(apply)]);
}

/** The period that a version carries: the latest that has begun, or else the one that is to come. */
function spanFor(periods: readonly Span[], day: CalendarDate): Span | undefined {
  return periods.filter(({ from }) => from <= day).at(-1) ?? periods[0];
}

function withSpan(details: CaseDetails, childRef: string, status: ChildStatus, span: Span | undefined): CaseDetails {
  const children = details.children.map((child) => {
    if (child.ref !== childRef) return child;
    const { [status]: _, ...others } = child;
    return span === undefined ? others : { ...others, [status]: span };
  });
  return { ...details, children };
}

function childIn({ children }: CaseDetails, childRef: string): Child | undefined {
  return children.find(({ ref }) => ref === childRef);
}

/** Two periods have a day in common. */
export function overlap(a: Span, b: Span): boolean {
  return intersect(period(a.from, a.to), period(b.from, b.to)) !== null;
}
