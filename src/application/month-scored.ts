import { createHash } from 'node:crypto';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { valueOn } from '../domain/caseload.ts';
import { lastDayIn, type Month } from '../domain/month.ts';
import { type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import { figuresOf, lineView, missingFrom } from './effect.ts';
import { heldOn } from './held-on.ts';
import type { MonthSnapshot } from './month-snapshot.ts';
import type { CaseloadSnapshot } from './ports.ts';
import { type SchemeOf, timelineOf } from './snapshot.ts';

/** A month as it would be submitted now: scored as at its last day by what is recorded, whatever day it is today. */
export function scoreMonth(
  { head }: Pick<CaseloadSnapshot, 'head'>,
  timeline: Timeline,
  month: Month,
): { readonly scored: Omit<MonthSnapshot, 'revision'>; readonly fingerprint: string } {
  const asOf = lastDayIn(month);
  const score = scoreOn(timeline, asOf);
  const scored = {
    month,
    asOf,
    scheme: valueOn(head.schemes, asOf),
    schemeVersion: score.scheme.version,
    schemeTitle: score.scheme.title,
    lines: score.lines.map(lineView),
    figures: figuresOf(score),
    flags: score.flags,
  };
  return { scored, fingerprint: fingerprintOf(score) };
}

/** Opaque; the same for scores of the same lines and figures, in whatever words they are told. */
export function fingerprintOf({ scheme, total, status, lines }: Score): string {
  const told = lines.map(({ rule, caseRef, childRef, points }) => [rule, caseRef, childRef, points.toFraction()]);
  const all = JSON.stringify([scheme.id, total.toFraction(), status, told.map((line) => JSON.stringify(line)).sort()]);
  return createHash('sha256').update(all).digest('hex').slice(0, 32);
}

/** What a worker holds on a day: a month of nothing can be confirmed as nil. */
export interface Held {
  readonly cases: number;
  /** Something beside the cases gives points that a worker without work does not have. */
  readonly duties: boolean;
}

export function holdingOn(snapshot: CaseloadSnapshot, schemeOf: SchemeOf, day: CalendarDate): Held {
  const linesOf = (head: CaseloadSnapshot['head']) =>
    scoreOn(timelineOf({ ...snapshot, head, cases: [] }, schemeOf), day).lines;
  const beside = missingFrom(linesOf(snapshot.head), linesOf({ ...snapshot.head, duties: [] }));
  return { cases: heldOn(snapshot, schemeOf, day).length, duties: beside.length > 0 };
}
