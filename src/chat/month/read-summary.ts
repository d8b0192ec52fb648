import { lastSubmitted } from '../../application/month-in-question.ts';
import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import type { Turn } from '../turn.ts';
import { submissionIn, submissionsOf, type WorkersMonth } from './read-month.ts';
import { remarkedOn } from './remarks-group.ts';
import { type Summary, summaryOf } from './summary.ts';

export interface ReadSummary {
  readonly summary: Summary;
  /** The submission of a month before, to say what changed since. */
  readonly before: MonthSnapshot | undefined;
}

/** A month's summary, with what was submitted, or as it stands while nothing is. One storage call. */
export async function readSummary(turn: Turn, of: WorkersMonth): Promise<ReadSummary> {
  const { snapshot, month, record } = of;
  const last = lastSubmitted(snapshot, month);
  const own = record && record.revision > 0 && record.state !== 'draft' ? record : undefined;
  const submissions = await submissionsOf(turn, of, [last, own, ...(record ? remarkedOn(record) : [])]);
  const summary = summaryNow(turn, of, submissionIn(submissions, own));
  return { summary: { ...summary, submissions }, before: submissionIn(submissions, last) };
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
