import type { CalendarDate } from '../domain/calendar-date.ts';
import type { LoweredDays } from '../domain/capacity-adjustments.ts';
import { type Caseload, factsOn, heldPeriod, unchanging, valueOn } from '../domain/caseload.ts';
import type { HeldFacts, Need } from '../domain/need.ts';
import { contains } from '../domain/period.ts';
import { asDocumented } from '../domain/scheme-in-force.ts';
import { buildTimeline, type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import { SCHEME_IDS, type Status, type WeightingScheme } from '../domain/weighting-scheme.ts';
import { withExpectedHours } from './expected-hours.ts';
import { caseloadOf, loweredIn, type SchemeOf, type Scored, schemesInForce } from './snapshot.ts';

/** A fact that a scheme needs and the caseload lacks on the day. */
export interface Lack {
  readonly need: Need;
  /** How many cases lack it; null where it is the worker's. */
  readonly cases: number | null;
}

/**
 * How far the status can be told with what is recorded. `already`: something is missing, and the total is over as it
 * is. `so-far`: what is missing is logged as it happens, and nobody was asked for it. `cannot-tell`: neither.
 */
export type Standing = 'known' | 'already' | 'so-far' | 'cannot-tell';

/** One caseload under one scheme on one day; each figure in the scheme's own unit, never set against another's. */
export interface Comparison {
  readonly scheme: WeightingScheme;
  /** The scheme by which the worker is weighed on that day. */
  readonly inForce: boolean;
  /** Of what is recorded; what is missing is in `lacking`. */
  readonly score: Score;
  readonly timeline: Timeline;
  /** The day is ahead, and hours are assumed that nobody can have logged yet. */
  readonly isExpected: boolean;
  readonly lacking: readonly Lack[];
  readonly standing: Standing;
}

/** True when what is missing could still add to the total. */
export function isPartial({ lacking }: Pick<Comparison, 'lacking'>): boolean {
  return lacking.some(({ need }) => need.leavesOpen === 'total');
}

/** Over what the scheme allows, beyond doubt. */
export function isOver({ score, standing }: Pick<Comparison, 'score' | 'standing'>): boolean {
  return isOverStatus(score.status) && standing !== 'cannot-tell';
}

const isOverStatus = (status: Status): boolean => status === 'above' || status === 'report';

/** The day that is looked at, and today: days after it are as they are expected to be. */
export interface ComparedOn {
  readonly day: CalendarDate;
  readonly today: CalendarDate;
  /** Days on which a manager lowered the worker's figures: they are lowered under every scheme. */
  readonly lowered?: readonly LoweredDays[] | undefined;
}

/** The caseload under a scheme on a day, as if it had always been weighed by it. */
export function compareScheme(
  caseload: Caseload,
  scheme: WeightingScheme,
  inForce: WeightingScheme,
  { day, today, lowered }: ComparedOn,
): Comparison {
  const always = unchanging(scheme);
  const counted = day > today ? withExpectedHours(caseload, always, today) : caseload;
  const timeline = buildTimeline(counted, always, lowered);
  const score = scoreOn(timeline, day);
  const isInForce = scheme.id === inForce.id;
  const lacking = lackingOn(caseload, score, isInForce);
  const standing = standingOf(score.status, lacking);
  return { scheme, inForce: isInForce, score, timeline, isExpected: counted !== caseload, lacking, standing };
}

/** A worker's caseload under every scheme on a day; the one in force as the team reads it, the others as documented. */
export function compareSchemes(
  snapshot: Scored,
  schemeOf: SchemeOf,
  on: Omit<ComparedOn, 'lowered'>,
): readonly Comparison[] {
  const caseload = caseloadOf(snapshot);
  const inForce = valueOn(schemesInForce(snapshot.head.schemes, schemeOf), on.day);
  return SCHEME_IDS.map((id) => {
    const scheme = id === inForce.id ? inForce : schemeOf(asDocumented(id));
    return compareScheme(caseload, scheme, inForce, { ...on, lowered: loweredIn(snapshot) });
  });
}

function lackingOn(caseload: Caseload, score: Score, inForce: boolean): readonly Lack[] {
  const { scheme, asOf } = score;
  const held: HeldFacts = {
    cases: caseload.cases
      .map((history) => factsOn(history, asOf))
      .filter((facts) => contains(heldPeriod(facts, scheme), asOf)),
    duties: caseload.duties,
  };
  return scheme.needs.flatMap((need): readonly Lack[] => {
    if (need.asItHappens && inForce) return [];
    if (need.of === 'worker') return need.lacks(held, valueOn(caseload.terms, asOf)) ? [{ need, cases: null }] : [];
    const cases = score.lacking.filter((lack) => lack.need === need).length;
    return cases > 0 ? [{ need, cases }] : [];
  });
}

function standingOf(status: Status, lacking: readonly Lack[]): Standing {
  if (lacking.some(({ need }) => need.leavesOpen === 'status')) return 'cannot-tell';
  const missing = lacking.filter(({ need }) => need.leavesOpen === 'total');
  if (missing.length === 0) return 'known';
  if (isOverStatus(status)) return 'already';
  return missing.every(({ need }) => need.asItHappens) ? 'so-far' : 'cannot-tell';
}
