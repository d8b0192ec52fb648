import { addDays, type CalendarDate, daysBetween, later } from '../domain/calendar-date.ts';
import type { Span } from '../domain/case-facts.ts';
import { type CaseHistory, factsOn, heldPeriod } from '../domain/caseload.ts';
import { isEmpty } from '../domain/period.ts';
import { compareText, scoreOn, type Timeline } from '../domain/timeline.ts';
import type { Award } from '../domain/weighting-scheme.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { CaseloadSnapshot, StoredCase } from './ports.ts';
import { type SchemeOf, timelineOf } from './snapshot.ts';

/** When something on a caseload may be out of date; the one place where it is set. */
export const TIDY_UP = {
  /** So many days after its decision a closure ought to be finished (merton, FAQ 11: what is left counts so long). */
  closureDays: 28,
  /** So many days without anything recorded are long for a case. */
  unchangedDays: 90,
  /** What stopped counting within so many days is named, once a week. */
  endedDays: 7,
} as const;

/** Something on a caseload that the worker should look at, the most pressing kind first. */
export type TidyItem = { readonly caseId: string; readonly ref: string } & (
  | { readonly kind: 'lacking'; readonly what: readonly string[] }
  | { readonly kind: 'closing'; readonly decidedOn: CalendarDate }
  | { readonly kind: 'unchanged'; readonly since: CalendarDate }
  | { readonly kind: 'ended'; readonly what: string; readonly lastDay: CalendarDate }
);
const KINDS: readonly TidyItem['kind'][] = ['lacking', 'closing', 'unchanged', 'ended'];

/**
 * What on a caseload may be out of date on a day (product page, Tidy-up): cases that lack what the scheme needs, closures
 * decided long ago, cases in which nothing happened for long, and what was running and stopped counting in the last week.
 * Pure.
 */
export function tidyUp(snapshot: CaseloadSnapshot, schemeOf: SchemeOf, today: CalendarDate): readonly TidyItem[] {
  const timeline = timelineOf(snapshot, schemeOf);
  const checked = new Map(recordsOf(snapshot.records, 'case-check').map(({ id, on }) => [id, on]));
  const items = snapshot.cases.flatMap((stored) => itemsOf(stored, timeline, checked.get(stored.caseId), today));
  return items.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareText(a.ref, b.ref));
}

function itemsOf(
  { caseId, history }: StoredCase,
  timeline: Timeline,
  checkedOn: CalendarDate | undefined,
  today: CalendarDate,
): readonly TidyItem[] {
  const { scheme, lacking } = scoreOn(timeline, today);
  const facts = factsOn(history, today);
  const { ref, closureDecidedOn: decidedOn, closedOn, transferredOutOn } = facts;
  const about = { caseId, ref };
  const held = heldPeriod(facts, scheme);
  const isOver = isEmpty(held) || (held.lastDay !== null && held.lastDay < today);
  if (facts.allocatedOn > today || (transferredOutOn !== undefined && transferredOutOn <= today)) return [];
  const closing: TidyItem[] =
    decidedOn !== undefined && closedOn === undefined && isClosureLong(decidedOn, isOver, today)
      ? [{ ...about, kind: 'closing', decidedOn }]
      : [];
  if (isOver) return closing;
  const what = lacking.filter(({ caseRef, need }) => caseRef === ref && !need.asItHappens).map(({ need }) => need.what);
  const since = lastRecorded(history, today, checkedOn);
  const isLong = decidedOn === undefined && daysBetween(since, today) >= TIDY_UP.unchangedDays;
  return [
    ...(what.length === 0 ? [] : [{ ...about, kind: 'lacking', what: [...new Set(what)] } as const]),
    ...closing,
    ...(isLong ? [{ ...about, kind: 'unchanged', since } as const] : []),
    ...endedLately(timeline, history, today).map((award) => ({ ...about, kind: 'ended', ...award }) as const),
  ];
}

/** Where the decision has ended the case nothing is left to do but to know it: that is said for one week. */
function isClosureLong(decidedOn: CalendarDate, isOver: boolean, today: CalendarDate): boolean {
  const days = daysBetween(decidedOn, today) - TIDY_UP.closureDays;
  return days > 0 && (!isOver || days <= TIDY_UP.endedDays);
}

/** The newest day up to today that the facts of a case name, or on which the worker looked at it. */
function lastRecorded(
  { dated, details }: CaseHistory,
  today: CalendarDate,
  checkedOn: CalendarDate | undefined,
): CalendarDate {
  const ofActivities = dated.activities.flatMap((activity) => [
    'on' in activity ? activity.on : activity.from,
    'to' in activity ? activity.to : undefined,
    'completedOn' in activity ? activity.completedOn : undefined,
  ]);
  const ofDetails = details.flatMap(({ inForceFrom, value }) => [
    inForceFrom,
    value.lastActivityOn,
    value.agreedInSupervisionOn,
  ]);
  const ofChildren = statusesOf(details).flatMap(({ from, to }) => [from, to]);
  const days = [...ofActivities, ...ofDetails, ...ofChildren, checkedOn].filter(
    (day) => day !== undefined && day <= today,
  );
  return days.reduce<CalendarDate>((newest, day) => later(newest, day ?? newest), dated.allocatedOn);
}

function statusesOf(details: CaseHistory['details']): readonly Span[] {
  const children = details.flatMap(({ value }) => value.children);
  return children
    .flatMap(({ lookedAfter, childProtection }) => [lookedAfter, childProtection])
    .filter((span) => span !== undefined);
}

/**
 * What was running, counted until a day of the last week and has nothing of the same kind after it. What the scheme
 * itself counts for so long and no longer, such as an assessment, is nothing to ask about.
 */
function endedLately({ awards }: Timeline, { dated, details }: CaseHistory, today: CalendarDate) {
  const own = awards.filter(({ caseRef }) => caseRef === dated.ref);
  const running = dated.activities.flatMap((activity) => ('from' in activity ? [activity] : []));
  const lastDays = new Set([...running, ...statusesOf(details)].map(({ to }) => to));
  const goesOn = ({ rule, childRef, period: { lastDay } }: Award) =>
    own.some(
      (other) =>
        other.rule === rule &&
        other.childRef === childRef &&
        lastDay !== null &&
        other.period.firstDay !== null &&
        other.period.firstDay <= addDays(lastDay, 1) &&
        (other.period.lastDay === null || other.period.lastDay > lastDay),
    );
  return own.flatMap((award) => {
    const { lastDay } = award.period;
    if (lastDay === null || lastDay >= today || daysBetween(lastDay, today) > TIDY_UP.endedDays) return [];
    if (!lastDays.has(lastDay)) return [];
    return goesOn(award) ? [] : [{ what: award.what, lastDay }];
  });
}
