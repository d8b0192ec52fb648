import { addDays, type CalendarDate, EARLIEST_DAY, LATEST_DAY } from './calendar-date.ts';
import type { WorkerTerms } from './case-facts.ts';
import { type Caseload, heldPeriod, inForce, type Versions } from './caseload.ts';
import { type Exact, ZERO } from './exact.ts';
import { contains, intersect, isEmpty, type Period } from './period.ts';
import type { Award, Conclusion, Flag, Mark, WeightingScheme } from './weighting-scheme.ts';

/** The days on which one scheme and one version of the worker's terms are in force together. */
interface Stretch {
  readonly period: Period;
  readonly scheme: WeightingScheme;
  readonly terms: WorkerTerms;
}

/** Everything that counts on any day: score, runway and next change are all read from it. */
export interface Timeline {
  readonly stretches: readonly Stretch[];
  readonly awards: readonly Award[];
  readonly marks: readonly Mark[];
}

/** A worker's workload on one day. */
export interface Score extends Conclusion {
  readonly asOf: CalendarDate;
  readonly scheme: WeightingScheme;
  readonly lines: readonly Award[];
}

/** A step of the runway: `score` holds from its day until the next step. */
export interface Step {
  readonly from: CalendarDate;
  readonly total: Exact;
  readonly status: Score['status'];
}

/** How far ahead the next change is looked for (caseload-file: 400 days). */
export const HORIZON_DAYS = 400;

/** Works out once, for all days, what a caseload awards under the schemes in force. */
export function buildTimeline(caseload: Caseload, schemes: Versions<WeightingScheme>): Timeline {
  const stretches = inForce(schemes).flatMap(({ value: scheme, period: schemeDays }) =>
    inForce(caseload.terms).flatMap(({ value: terms, period: termsDays }): Stretch[] => {
      const days = intersect(schemeDays, termsDays);
      return days ? [{ scheme, terms, period: days }] : [];
    }),
  );
  const awards: Award[] = [];
  const marks: Mark[] = [];
  for (const { scheme, terms, period: days } of stretches) {
    const workerFacts = { duties: caseload.duties };
    for (const rule of scheme.workerRules) awards.push(...clipped(rule.award(workerFacts, terms), days));
    marks.push(...clipped(scheme.workerMarks?.(workerFacts, terms) ?? [], days));
    for (const history of caseload.cases) {
      for (const { value: details, period: detailDays } of inForce(history.details)) {
        const facts = { ...history.dated, ...details };
        const inBoth = intersect(days, detailDays);
        const held = heldPeriod(facts, scheme);
        const counted = inBoth && !isEmpty(held) && intersect(inBoth, held);
        if (!counted) continue;
        for (const rule of scheme.caseRules) {
          for (const award of clipped(rule.award(facts, terms), counted)) {
            awards.push(scheme.adjustCaseAward?.(award, facts) ?? award);
          }
        }
        marks.push(...clipped(scheme.caseMarks?.(facts, terms) ?? [], counted));
      }
    }
  }
  return { stretches, awards: joined(awards.filter((award) => !award.points.equals(ZERO))), marks };
}

function clipped<T extends { readonly period: Period }>(items: readonly T[], days: Period): T[] {
  return items.flatMap((item) => {
    if (isEmpty(item.period)) return [];
    const both = intersect(item.period, days);
    return both ? [{ ...item, period: both }] : [];
  });
}

/** Awards that only a version's boundary cut in two become one again, so that a line shows its true first and last day. */
function joined(awards: readonly Award[]): Award[] {
  const result: Award[] = [];
  const placesByNextDay = new Map<string, number[]>();
  for (const award of awards) {
    const same = [award.rule, award.caseRef, award.childRef, award.points.toFraction(), award.what].join('\n');
    const { firstDay, lastDay } = award.period;
    const place = placesByNextDay.get(`${firstDay}\n${same}`)?.shift() ?? result.length;
    const earlierPart = result[place];
    result[place] = earlierPart ? { ...earlierPart, period: { ...earlierPart.period, lastDay } } : award;
    if (lastDay === null) continue;
    const nextDay = `${addDays(lastDay, 1)}\n${same}`;
    const places = placesByNextDay.get(nextDay);
    if (places) places.push(place);
    else placesByNextDay.set(nextDay, [place]);
  }
  return result;
}

/** The workload as at a day. */
export function scoreOn(timeline: Timeline, asOf: CalendarDate): Score {
  const stretch = timeline.stretches.find(({ period: days }) => contains(days, asOf));
  if (!stretch) throw new Error('The stretches of a timeline cover every day');
  const lines = timeline.awards.filter((award) => contains(award.period, asOf));
  const marks = timeline.marks.filter((mark) => contains(mark.period, asOf));
  const conclusion = stretch.scheme.conclude({ lines, marks, terms: stretch.terms });
  return { ...conclusion, asOf, scheme: stretch.scheme, lines, flags: sortedFlags(conclusion.flags) };
}

function sortedFlags(flags: readonly Flag[]): readonly Flag[] {
  const order = (flag: Flag) => [flag.code, flag.caseRef === undefined ? '' : `+${flag.caseRef}`] as const;
  const byKey = new Map(flags.map((flag) => [order(flag).join('\n'), flag]));
  return [...byKey.values()].sort(
    (a, b) => compareText(order(a)[0], order(b)[0]) || compareText(order(a)[1], order(b)[1]),
  );
}

/** Orders text by code points, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < left.length && i < right.length; i += 1) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The days after `from`, up to `to`, on which anything begins or has just ended; in order. */
function boundaries(timeline: Timeline, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const days = new Set<CalendarDate>();
  for (const { period: p } of [...timeline.stretches, ...timeline.awards, ...timeline.marks]) {
    if (p.firstDay !== null && p.firstDay > from && p.firstDay <= to) days.add(p.firstDay);
    if (p.lastDay !== null && p.lastDay >= from && p.lastDay < to) days.add(addDays(p.lastDay, 1));
  }
  return [...days].sort();
}

/** The days after `from`, within 400 days, on which anything begins or has just ended; in order. */
export function changeDays(timeline: Timeline, from: CalendarDate): readonly CalendarDate[] {
  return boundaries(timeline, from, addDays(from, HORIZON_DAYS));
}

/** Every day on which anything begins or has just ended, and the earliest day of all, which comes first. */
export function allChangeDays(timeline: Timeline): readonly [CalendarDate, ...CalendarDate[]] {
  return [EARLIEST_DAY, ...boundaries(timeline, EARLIEST_DAY, LATEST_DAY)];
}

/** Two scores differ for the person: total, status, flags or lines (by rule, case, child and points). */
function fingerprint(score: Score): string {
  const lines = score.lines
    .map((line) => [line.rule, line.caseRef, line.childRef, line.points.toFraction()].join('\t'))
    .sort();
  const flags = score.flags.map((flag) => [flag.code, flag.caseRef].join('\t'));
  return JSON.stringify([score.total.toFraction(), score.status, flags, lines]);
}

/** The first day after `asOf` on which something changes if nothing more is recorded; null if none within 400 days. */
export function nextChangeOn(timeline: Timeline, asOf: CalendarDate): CalendarDate | null {
  const now = fingerprint(scoreOn(timeline, asOf));
  for (const day of boundaries(timeline, asOf, addDays(asOf, HORIZON_DAYS))) {
    if (fingerprint(scoreOn(timeline, day)) !== now) return day;
  }
  return null;
}

/** Total and status as a step function from `asOf` to `days` later, both inclusive. */
export function forecast(timeline: Timeline, asOf: CalendarDate, days: number): readonly Step[] {
  const steps: Step[] = [];
  for (const day of [asOf, ...boundaries(timeline, asOf, addDays(asOf, days))]) {
    const { total, status } = scoreOn(timeline, day);
    const last = steps.at(-1);
    if (!last?.total.equals(total) || last.status !== status) steps.push({ from: day, total, status });
  }
  return steps;
}
