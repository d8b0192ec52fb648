import { isDeepStrictEqual } from 'node:util';
import { addDays, type CalendarDate } from './calendar-date.ts';
import type { Activity, ActivityOf, Discretion } from './case-facts.ts';
import type { CaseDetails, CaseHistory } from './caseload.ts';
import { partOverTime } from './change-versions.ts';
import { contains, period } from './period.ts';

/*
 * What only a manager decides about a case: points at discretion (Northern Ireland 1.6 III), the overall rating (Halton
 * 3.8) and the agreement to child protection with a newly-qualified worker (Bath and NES section 3).
 */

/** True where a manager has decided something about the case on any day. */
export function hasManagersPart({ details, dated }: CaseHistory): boolean {
  return details.some(({ value }) => partOf(value) !== NOTHING) || dated.activities.some(hasManagersPoints);
}

/** True where a manager has given points to this child on any day. */
export function childHasManagersPoints({ details }: CaseHistory, childRef: string): boolean {
  return details.some(({ value }) => value.children.some(({ ref, discretion }) => ref === childRef && discretion));
}

/** True of court work on which a manager has given points. */
export function hasManagersPoints(activity: Activity): boolean {
  return activity.kind === 'court' && activity.discretion !== undefined;
}

/**
 * True where two histories of a case differ in what the manager decided. On court work the days are compared on which
 * it runs in both: that it began or ended on another day is no decision about points.
 */
export function managersPartDiffers(one: CaseHistory, other: CaseHistory): boolean {
  if (!isDeepStrictEqual(decidedOverTime(one), decidedOverTime(other))) return true;
  return [one, other].flatMap(courtWorkTurns).some((day) => {
    const [here, there] = [courtPointsOn(one, day), courtPointsOn(other, day)];
    return here !== null && there !== null && !isDeepStrictEqual(here, there);
  });
}

function partOf({ discretion, rating, agreedInSupervisionOn, children }: CaseDetails): string {
  const onChildren = children.flatMap((child) => (child.discretion ? [[child.ref, child.discretion]] : []));
  return JSON.stringify([discretion, rating?.overall, agreedInSupervisionOn, onChildren]);
}
const NOTHING = JSON.stringify([undefined, undefined, undefined, []]);

/** The day on which the first version begins is that of the case and not of a decision. */
function decidedOverTime({ details }: CaseHistory): unknown {
  return partOverTime(details, partOf).map(({ inForceFrom, value }, at) => (at === 0 ? value : [inForceFrom, value]));
}

function courtWork({ dated }: CaseHistory): readonly ActivityOf<'court'>[] {
  return dated.activities.filter((activity) => activity.kind === 'court');
}

/** The days on which court work begins, or has just ended. */
function courtWorkTurns(history: CaseHistory): readonly CalendarDate[] {
  return courtWork(history).flatMap(({ from, to }) => [from, ...(to === undefined ? [] : [addDays(to, 1)])]);
}

/** The points that stand on running court work; null while none runs. */
function courtPointsOn(history: CaseHistory, day: CalendarDate): readonly Discretion[] | null {
  const running = courtWork(history).filter(({ from, to }) => contains(period(from, to), day));
  return running.length === 0 ? null : running.flatMap(({ discretion }) => discretion ?? []);
}
