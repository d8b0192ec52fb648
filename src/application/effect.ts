import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Exact, toReport } from '../domain/exact.ts';
import {
  allChangeDays,
  forecast,
  HORIZON_DAYS,
  isIncomplete,
  type Score,
  type Step,
  scoreOn,
  type Timeline,
} from '../domain/timeline.ts';
import type { Award, Flag, Status, Unit } from '../domain/weighting-scheme.ts';

/** A total with its status, rounded for showing. */
export interface Figures {
  readonly total: number;
  readonly subtotal: number;
  /** Total - subtotal: merton's workload weight, 0 elsewhere. */
  readonly weight: number;
  readonly status: Status;
  readonly min: number | null;
  readonly guideline: number | null;
  readonly limit: number | null;
  readonly unit: Unit;
  /** Facts are missing that could add to the total. */
  readonly incomplete?: true;
}

/** A line of a total, ready to be shown: what, for which case, how much, until when, by which clause. */
export interface LineView {
  readonly rule: string;
  readonly caseRef: string | null;
  readonly childRef: string | null;
  readonly points: number;
  readonly what: string;
  readonly source: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** What a change does to a worker's figures. Plain values: it is stored as the answer to a repeat. */
export interface Effect {
  readonly before: Figures;
  readonly after: Figures;
  readonly gained: readonly LineView[];
  readonly lost: readonly LineView[];
  /** Lines gained on days before today alone, which no figure of today shows. */
  readonly gainedEarlier: readonly LineView[];
  /** What the scheme draws attention to after the change and not before, and the other way round. */
  readonly raised: readonly Flag[];
  readonly cleared: readonly Flag[];
  /** The day that `before` and `after` are of: today, or the first later day on which the change counts. */
  readonly on: CalendarDate;
  /** When the total next changes by itself, and to what; null if not within 400 days. */
  readonly next: NextChange | null;
}

/** A coming change of the total by itself. */
export interface NextChange {
  readonly on: CalendarDate;
  readonly total: number;
  readonly status: Status;
  /** Set where another scheme comes into force by then: its total is of another kind. */
  readonly under?: { readonly name: string; readonly unit: Unit };
  /** Facts are missing that could add to the total. */
  readonly incomplete?: true;
}

/** The figures of a score, rounded for showing. */
export function figuresOf(score: Score): Figures {
  const rounded = (value: Exact | null | undefined) => (value ? toReport(value, 2) : null);
  return {
    total: toReport(score.total, 2),
    subtotal: toReport(score.subtotal, 2),
    weight: toReport(score.total.sub(score.subtotal), 2),
    status: score.status,
    min: rounded(score.capacity?.min),
    guideline: rounded(score.capacity?.guideline),
    limit: rounded(score.capacity?.limit),
    unit: score.scheme.unit,
    ...(isIncomplete(score) ? { incomplete: true } : {}),
  };
}

export function lineView(award: Award): LineView {
  return {
    rule: award.rule,
    caseRef: award.caseRef ?? null,
    childRef: award.childRef ?? null,
    points: toReport(award.points, 2),
    what: award.what,
    source: award.source,
    from: award.period.firstDay,
    until: award.period.lastDay,
  };
}

/** Compares two timelines on today, or on the first later day on which they differ. */
export function effectOf(before: Timeline, after: Timeline, today: CalendarDate): Effect {
  const on = firstDifference(before, after, today) ?? today;
  const was = scoreOn(before, on);
  const is = scoreOn(after, on);
  const next = nextStep(after, on);
  const earlier = ({ period }: Award) => period.lastDay !== null && period.lastDay < today;
  return {
    before: figuresOf(was),
    after: figuresOf(is),
    gained: missingFrom(is.lines, was.lines).map(lineView),
    lost: missingFrom(was.lines, is.lines).map(lineView),
    gainedEarlier: missingFrom(after.awards, before.awards).filter(earlier).map(lineView),
    raised: otherFlags(is, was),
    cleared: otherFlags(was, is),
    on,
    next,
  };
}

/** The first day after `on` on which the total is another, or one of another scheme, with what it becomes. */
export function nextStep(timeline: Timeline, on: CalendarDate): NextChange | null {
  const [now, ...later] = forecast(timeline, on, HORIZON_DAYS);
  const next = now && later.find((step) => step.scheme.id !== now.scheme.id || !step.total.equals(now.total));
  return next ? nextChange(now.scheme, next) : null;
}

/** What comes after a total under `now`. */
export function nextChange(now: Step['scheme'], { from, total, status, scheme, incomplete }: Step): NextChange {
  const change = { on: from, total: toReport(total, 2), status, ...(incomplete ? { incomplete } : {}) };
  return scheme.id === now.id ? change : { ...change, under: { name: scheme.name, unit: scheme.unit } };
}

function firstDifference(before: Timeline, after: Timeline, today: CalendarDate): CalendarDate | null {
  const days = new Set([today, ...allChangeDays(before), ...allChangeDays(after)]);
  for (const day of [...days].filter((known) => known >= today).sort()) {
    const [a, b] = [scoreOn(before, day), scoreOn(after, day)];
    if (missingFrom(a.lines, b.lines).length > 0 || missingFrom(b.lines, a.lines).length > 0) return day;
    if (otherFlags(a, b).length > 0 || otherFlags(b, a).length > 0) return day;
  }
  return null;
}

/** The flags of a score that another has not. */
function otherFlags({ flags }: Score, other: Score): readonly Flag[] {
  return flags.filter(({ code, caseRef }) => !other.flags.some((one) => one.code === code && one.caseRef === caseRef));
}

/** The lines of `these` that are not among `those`, equal ones counted. */
export function missingFrom(these: readonly Award[], those: readonly Award[]): readonly Award[] {
  const same = (award: Award) =>
    [award.rule, award.caseRef, award.childRef, award.points.toFraction(), award.what].join('\n');
  const left = new Map<string, number>();
  for (const award of those) left.set(same(award), (left.get(same(award)) ?? 0) + 1);
  return these.filter((award) => {
    const count = left.get(same(award)) ?? 0;
    if (count > 0) left.set(same(award), count - 1);
    return count === 0;
  });
}
