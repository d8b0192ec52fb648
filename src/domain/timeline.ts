import { addDays, type CalendarDate, EARLIEST_DAY, LATEST_DAY } from './calendar-date.ts';
import { type LoweredDays, lowered, shareLeftOn } from './capacity-adjustments.ts';
import type { WorkerTerms } from './case-facts.ts';
import { type Caseload, heldPeriod, inForce, type Versions } from './caseload.ts';
import { type Exact, ZERO } from './exact.ts';
import type { CaseNeed } from './need.ts';
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
  readonly lacks: readonly CaseLack[];
  /** A manager's adjustments of the worker's figures; none in a caseload file. */
  readonly lowered: readonly LoweredDays[];
}

/** A fact that a case lacks, on the days on which it is held. */
export interface CaseLack {
  readonly need: CaseNeed;
  readonly caseRef: string;
  readonly period: Period;
}

/** A worker's workload on one day. */
export interface Score extends Conclusion {
  readonly asOf: CalendarDate;
  readonly scheme: WeightingScheme;
  readonly lines: readonly Award[];
  /** What cases lack that the scheme needs of each. */
  readonly lacking: readonly CaseLack[];
}

/**
 * True when facts are missing that could add to the total: then a total that is not too much may become so. In a team of
 * this scheme, what is logged as it happens and is not logged did not happen.
 */
export function isIncomplete({ lacking }: Pick<Score, 'lacking'>): boolean {
  return lacking.some(({ need }) => need.leavesOpen === 'total' && !need.asItHappens);
}

/** A step of the runway: `score` holds from its day until the next step. */
export interface Step {
  readonly from: CalendarDate;
  readonly total: Exact;
  readonly status: Score['status'];
  /** A step to another scheme is one too, whatever its total. */
  readonly scheme: WeightingScheme;
  /** Facts are missing that could add to the total. */
  readonly incomplete: boolean;
}

/** How far ahead the next change is looked for (caseload-file: 400 days). */
export const HORIZON_DAYS = 400;

/** Works out once, for all days, what a caseload awards under the schemes in force. */
export function buildTimeline(
  caseload: Caseload,
  schemes: Versions<WeightingScheme>,
  lowered: readonly LoweredDays[] = [],
): Timeline {
  const stretches = inForce(schemes).flatMap(({ value: scheme, period: schemeDays }) =>
    inForce(caseload.terms).flatMap(({ value: terms, period: termsDays }): Stretch[] => {
      const days = intersect(schemeDays, termsDays);
      return days ? [{ scheme, terms, period: days }] : [];
    }),
  );
  const awards: Award[] = [];
  const marks: Mark[] = [];
  const lacks: CaseLack[] = [];
  for (const { scheme, terms, period: days } of stretches) {
    const workerFacts = { duties: caseload.duties };
    for (const rule of scheme.workerRules) addClipped(awards, rule.award(workerFacts, terms), days);
    addClipped(marks, scheme.workerMarks?.(workerFacts, terms) ?? [], days);
    for (const history of caseload.cases) {
      for (const { value: details, period: detailDays } of inForce(history.details)) {
        const facts = { ...history.dated, ...details };
        const inBoth = intersect(days, detailDays);
        const held = heldPeriod(facts, scheme);
        const counted = inBoth && !isEmpty(held) && intersect(inBoth, held);
        if (!counted) continue;
        const adjusted = (award: Award) => scheme.adjustCaseAward?.(award, facts) ?? award;
        for (const rule of scheme.caseRules) addClipped(awards, rule.award(facts, terms).map(adjusted), counted);
        addClipped(marks, scheme.caseMarks?.(facts, terms) ?? [], counted);
        for (const need of scheme.needs) {
          if (need.of === 'case' && need.lacks(facts, terms)) lacks.push({ need, caseRef: facts.ref, period: counted });
        }
      }
    }
  }
  return { stretches, awards: joined(awards.filter((award) => !award.points.equals(ZERO))), marks, lacks, lowered };
}

/** Adds the items that have days in `days`, each with those days alone. */
function addClipped<T extends { readonly period: Period }>(to: T[], items: readonly T[], days: Period): void {
  for (const item of items) {
    const both = isEmpty(item.period) ? null : intersect(item.period, days);
    if (both) to.push({ ...item, period: both });
  }
}

/** Awards that only a version's boundary cut in two become one again, so that a line shows its true first and last day. */
function joined(awards: readonly Award[]): Award[] {
  const result: Award[] = [];
  const placesByNextDay = new Map<string, number[]>();
  for (const award of awards) {
    const same = `${lineKey(award)}\n${award.what}`;
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
  const lines = timeline.awards.filter((award) => contains(award.period, asOf));
  const lacking = timeline.lacks.filter((lack) => contains(lack.period, asOf));
  const conclusion = conclusionOn(timeline, asOf, lines);
  return { ...conclusion, asOf, lines, lacking, flags: sortedFlags(conclusion.flags) };
}

/** What follows on a day from these lines, held against the figures that the worker has on it. */
export function conclusionOn(
  timeline: Timeline,
  asOf: CalendarDate,
  lines: readonly Award[],
): Conclusion & Pick<Score, 'scheme'> {
  const stretch = timeline.stretches.find(({ period: days }) => contains(days, asOf));
  if (!stretch) throw new Error('The stretches of a timeline cover every day');
  const { scheme, terms } = stretch;
  const marks = timeline.marks.filter((mark) => contains(mark.period, asOf));
  return { ...lowered(scheme.conclude({ lines, marks, terms }), shareLeftOn(timeline.lowered, asOf)), scheme };
}

function sortedFlags(flags: readonly Flag[]): readonly Flag[] {
  const byKey = new Map(flags.map((flag) => [`${flag.code}\n${flag.caseRef ?? ''}`, flag]));
  return [...byKey.values()].sort(
    (a, b) => compareText(a.code, b.code) || compareText(a.caseRef ?? '', b.caseRef ?? ''),
  );
}

/** Orders text by code points, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    // The halves of a pair sort below some single characters that the pair itself stands above. Where only the second
    // halves differ, they are compared by themselves, which orders the pairs rightly.
    return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
  }
  return a.length - b.length;
}

/** The days after `from`, up to `to`, on which anything begins or has just ended; in order. */
function boundaries(timeline: Timeline, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const days = new Set<CalendarDate>();
  const { stretches, awards, marks, lacks, lowered: adjusted } = timeline;
  for (const { period: p } of [...stretches, ...awards, ...marks, ...lacks, ...adjusted]) {
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

/** What a line is for the person; two lines that are the same in this are not a change. */
function lineKey({ rule, caseRef, childRef, points }: Award): string {
  return [rule, caseRef, childRef, points.toFraction()].join('\n');
}

/** Two scores differ for the person in what is not a line. */
function concludesOtherwise(a: Score, b: Score): boolean {
  const sameFlags =
    a.flags.length === b.flags.length &&
    a.flags.every(({ code, caseRef }, i) => code === b.flags[i]?.code && caseRef === b.flags[i]?.caseRef);
  return !sameFlags || a.status !== b.status || !a.total.equals(b.total);
}

/**
 * The first day after `asOf` on which total, status, flags or lines change if nothing more is recorded; null if none
 * within 400 days. The lines are followed as they come and go, so that a day is scored only when they balance.
 */
export function nextChangeOn(timeline: Timeline, asOf: CalendarDate): CalendarDate | null {
  const comings = new Map<CalendarDate, Award[]>();
  const goings = new Map<CalendarDate, Award[]>();
  const note = (where: Map<CalendarDate, Award[]>, day: CalendarDate, award: Award) => {
    const there = where.get(day);
    if (there) there.push(award);
    else where.set(day, [award]);
  };
  for (const award of timeline.awards) {
    const { firstDay, lastDay } = award.period;
    if (firstDay !== null && firstDay > asOf) note(comings, firstDay, award);
    if (lastDay !== null && lastDay >= asOf) note(goings, addDays(lastDay, 1), award);
  }
  const balance = new Map<string, number>();
  const turn = (award: Award, by: 1 | -1) => {
    const key = lineKey(award);
    const left = (balance.get(key) ?? 0) + by;
    if (left === 0) balance.delete(key);
    else balance.set(key, left);
  };
  const now = scoreOn(timeline, asOf);
  for (const day of changeDays(timeline, asOf)) {
    for (const award of comings.get(day) ?? []) turn(award, 1);
    for (const award of goings.get(day) ?? []) turn(award, -1);
    if (balance.size > 0 || concludesOtherwise(now, scoreOn(timeline, day))) return day;
  }
  return null;
}

/** Total, status and scheme as a step function from `asOf` to `days` later, both inclusive. */
export function forecast(timeline: Timeline, asOf: CalendarDate, days: number): readonly Step[] {
  const steps: Step[] = [];
  for (const day of [asOf, ...boundaries(timeline, asOf, addDays(asOf, days))]) {
    const score = scoreOn(timeline, day);
    const { total, status, scheme } = score;
    const last = steps.at(-1);
    const isSame = last?.total.equals(total) && last.status === status && last.scheme.id === scheme.id;
    if (!isSame) steps.push({ from: day, total, status, scheme, incomplete: isIncomplete(score) });
  }
  return steps;
}
