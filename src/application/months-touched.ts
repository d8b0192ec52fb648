import { lastDayIn, type Month } from '../domain/month.ts';
import { scoreOn, type Timeline } from '../domain/timeline.ts';
import type { Status, Unit } from '../domain/weighting-scheme.ts';
import { type MonthRecord, recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import { figuresOf } from './effect.ts';
import { fingerprintOf } from './month-scored.ts';
import type { CaseloadSnapshot } from './ports.ts';
import { type SchemeOf, type Scored, timelineOf } from './snapshot.ts';

/** A submitted month whose figures a change moved. */
export interface MonthTouched {
  readonly month: Month;
  readonly isAgreed: boolean;
  /** What was submitted, and what the caseload says now. */
  readonly submitted: number;
  readonly now: number;
  readonly unit: Unit;
  /** Where only what the total is held against moved: how it stood when it was submitted, and how it would now. */
  readonly standing?: { readonly submitted: Status; readonly now: Status; readonly min: number | null };
  /** The change made it again as it was submitted. */
  readonly isAsSubmitted: boolean;
}

/** The months that a change of the facts touches, and the records that are to say so. */
export function monthsTouched(
  records: readonly WorkerRecord[],
  before: Timeline,
  after: Timeline,
): { readonly put: readonly WorkerRecord[]; readonly touched: readonly MonthTouched[] } {
  const put: WorkerRecord[] = [];
  const touched: MonthTouched[] = [];
  for (const record of recordsOf(records, 'month')) {
    if (record.state === 'draft' || record.snapshot === undefined) continue;
    const score = scoreOn(after, lastDayIn(record.month));
    const fingerprint = fingerprintOf(score);
    const isAsSubmitted = fingerprint === record.snapshot.fingerprint;
    if (isAsSubmitted === (record.changedSince === true)) {
      put.push({ kind: 'month', id: record.month, value: marked(record, !isAsSubmitted) });
    }
    if (fingerprint === fingerprintOf(scoreOn(before, lastDayIn(record.month)))) continue;
    const { total: now, status, min } = figuresOf(score);
    const isStanding = now === record.total && status !== record.status;
    touched.push({
      month: record.month,
      isAgreed: record.state === 'agreed',
      submitted: record.total,
      now,
      unit: score.scheme.unit,
      ...(isStanding ? { standing: { submitted: record.status, now: status, min } } : {}),
      isAsSubmitted,
    });
  }
  return { put, touched };
}

/** The records of the months that facts which become different touch, as they are to be kept. */
export function monthsMarked(before: CaseloadSnapshot, after: Scored, schemeOf: SchemeOf): readonly WorkerRecord[] {
  if (recordsOf(before.records, 'month').length === 0) return [];
  return monthsTouched(before.records, timelineOf(before, schemeOf), timelineOf(after, schemeOf)).put;
}

function marked({ changedSince: _, ...record }: MonthRecord, isChanged: boolean): MonthRecord {
  return isChanged ? { ...record, changedSince: true } : record;
}
