import { lastSubmitted } from '../../application/month-in-question.ts';
import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import type { Turn } from '../turn.ts';
import type { WorkersMonth } from './read-month.ts';
import { type Summary, summaryOf } from './summary.ts';

export interface ReadSummary {
  readonly summary: Summary;
  /** The submission of a month before, to say what changed since. */
  readonly before: MonthSnapshot | undefined;
}

/** A month's summary, with what was submitted, or as it stands while nothing is. One storage call. */
export async function readSummary({ outside }: Turn, of: WorkersMonth): Promise<ReadSummary> {
  const { snapshot, month, record } = of;
  const { caseloads } = outside.stores;
  const last = lastSubmitted(snapshot, month);
  const own = record && record.revision > 0 && record.state !== 'draft' ? record : undefined;
  const to = own ?? last;
  const read = to ? await caseloads.monthSnapshots(snapshot.head.workerKey, last ?? to, to) : [];
  const found = (wanted: MonthRecord | undefined) =>
    read.find((one) => one.month === wanted?.month && one.revision === wanted.revision);
  return { summary: summaryNow({ outside }, of, found(own)), before: found(last) };
}

/** A month's summary as it stands, without looking at what was submitted. */
export function summaryNow(
  { outside }: Pick<Turn, 'outside'>,
  { snapshot, month, record, now }: WorkersMonth,
  submitted: MonthSnapshot = { ...now, revision: 0 },
): Summary {
  const { total, status } = now.figures;
  const begun: MonthRecord = { month, state: 'draft', revision: 0, total, status, remarks: [], reopened: [] };
  return summaryOf(snapshot, outside.schemeOf, record ?? begun, submitted);
}
