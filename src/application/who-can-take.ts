import { addDays, type CalendarDate, earlier } from '../domain/calendar-date.ts';
import type { CaseFacts, WorkerTerms } from '../domain/case-facts.ts';
import { type CaseMix, mixOf } from '../domain/case-mix.ts';
import { historyOf, valueOn } from '../domain/caseload.ts';
import { type Exact, toReport } from '../domain/exact.ts';
import type { Stop } from '../domain/stops.ts';
import { changeDays, compareText, isIncomplete, type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import { type Absence, recordsOf } from '../domain/worker-records.ts';
import { type Figures, figuresOf } from './effect.ts';
import { timelineAhead } from './expected-hours.ts';
import { heldOn } from './held-on.ts';
import type { CaseloadSnapshot } from './ports.ts';
import type { SchemeOf } from './snapshot.ts';
import { stopsFor } from './stops-for.ts';

/** So many days from the allocation on are looked at, the first and the last among them (product page). */
export const DAYS_AHEAD = 56;

/** A case that is to be given to somebody. */
export interface Asked {
  /** As it would be on the caseload: held from `day` on. */
  readonly facts: CaseFacts;
  /** What the type says beside the facts: a family-support conference is no child protection. */
  readonly isChildProtection: boolean;
  /** The day of allocation. */
  readonly day: CalendarDate;
  readonly today: CalendarDate;
}

/** The highest share of the own figure within the days ahead, and when it is first reached. */
export interface Peak {
  readonly on: CalendarDate;
  readonly total: number;
  /** The upper guideline figure of that day, lowered by what a manager adjusted. */
  readonly of: number;
  readonly share: Exact;
}

/** What becomes of a worker's figures with the case, and what stands against it. */
export interface Assessed {
  readonly workerKey: string;
  readonly name: string;
  /** In force on the day. */
  readonly terms: WorkerTerms;
  /** On the day, without the case and with it; guideline, limit and range are lowered by adjustments. */
  readonly before: Figures;
  readonly after: Figures;
  /** Null where nobody can say: there is no figure to hold the total against, or facts are missing. */
  readonly peak: Peak | null;
  readonly untold: 'no-figure' | 'facts-missing' | null;
  readonly stops: readonly Stop[];
  /** The first day of an absence that begins within the days ahead; null for none. */
  readonly awayFrom: CalendarDate | null;
  readonly mix: CaseMix;
  /** What the scheme counts beside the total, e.g. colours; without the case. */
  readonly counts: Score['counts'];
  /** Days ahead assume hours that are not logged yet. */
  readonly isExpected: boolean;
}

/** Everyone asked about, in three groups. */
export interface WhoCanTake {
  /** Lowest peak first. */
  readonly ranked: readonly Assessed[];
  readonly untold: readonly Assessed[];
  readonly stopped: readonly Assessed[];
}

/** One worker with the case, from what was read of them. Pure. */
export function assess(snapshot: CaseloadSnapshot, asked: Asked, schemeOf: SchemeOf): Assessed {
  const { facts, day, today } = asked;
  const { head, records } = snapshot;
  const added = { caseId: '', changedIn: 0, history: historyOf(facts) };
  const without = timelineAhead(snapshot, schemeOf, today);
  const { timeline, isExpected } = timelineAhead({ ...snapshot, cases: [...snapshot.cases, added] }, schemeOf, today);
  const scores = daysAhead(timeline, day).map((on) => scoreOn(timeline, on));
  const [first] = scores;
  if (!first) throw new Error('the day of allocation is among the days ahead');
  const before = scoreOn(without.timeline, day);
  const untold = scores.some(isIncomplete) ? 'facts-missing' : null;
  const peak = untold ? null : peakOf(scores);
  const terms = valueOn(head.terms, day);
  return {
    workerKey: head.workerKey,
    name: head.name,
    terms,
    before: figuresOf(before),
    after: figuresOf(first),
    peak,
    untold: untold ?? (peak ? null : 'no-figure'),
    stops: stopsFor({ asked, terms, records, scores }),
    awayFrom: awayAhead(recordsOf(records, 'absence'), day),
    mix: mixOf(heldOn(snapshot, schemeOf, day), day),
    counts: before.counts,
    isExpected,
  };
}

/** In the order in which they are offered, whatever order they come in. Students and others with a stop have no rank. */
export function inOrder(assessed: readonly Assessed[]): WhoCanTake {
  const sorted = [...assessed].sort(
    (a, b) => bySharePeak(a, b) || compareText(a.name, b.name) || compareText(a.workerKey, b.workerKey),
  );
  const open = sorted.filter(({ stops }) => stops.length === 0);
  return {
    ranked: open.filter(({ untold }) => untold === null),
    untold: open.filter(({ untold }) => untold !== null),
    stopped: sorted.filter(({ stops }) => stops.length > 0),
  };
}

/** Where two reach the same share, the one with the lower share on the day itself comes first. */
function bySharePeak({ peak: a, after: aNow }: Assessed, { peak: b, after: bNow }: Assessed): number {
  if (!a || !b) return Number(b !== null) - Number(a !== null);
  return a.share.compare(b.share) || shareOf(aNow) - shareOf(bNow);
}

function shareOf({ total, guideline }: Figures): number {
  return guideline === null ? 0 : total / guideline;
}

function awayAhead(absences: readonly Absence[], day: CalendarDate): CalendarDate | null {
  const coming = absences.map(({ from }) => from).filter((from) => from > day && from <= lastDayAhead(day));
  return coming.length === 0 ? null : coming.reduce(earlier);
}

function lastDayAhead(day: CalendarDate): CalendarDate {
  return addDays(day, DAYS_AHEAD - 1);
}

/** The days on which anything becomes different, from the day of allocation on. */
export function daysAhead(timeline: Timeline, day: CalendarDate): readonly CalendarDate[] {
  const last = lastDayAhead(day);
  return [day, ...changeDays(timeline, day).filter((on) => on <= last)];
}

/** Null where some day has no figure: what cannot be told of one day cannot be told of all. */
function peakOf(scores: readonly Score[]): Peak | null {
  let highest: Peak | null = null;
  for (const { asOf, total, utilisation, capacity } of scores) {
    if (utilisation === null || !capacity?.guideline) return null;
    if (highest && utilisation.lte(highest.share)) continue;
    highest = { on: asOf, total: toReport(total, 2), of: toReport(capacity.guideline, 2), share: utilisation };
  }
  return highest;
}
