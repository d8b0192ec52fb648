import { openCaseload } from '../../application/change-caseload.ts';
import { lastSubmitted, monthInQuestion, notAMonth } from '../../application/month-in-question.ts';
import { scoreMonth } from '../../application/month-scored.ts';
import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import type { CaseloadSnapshot, Submitted } from '../../application/ports.ts';
import { timelineOf } from '../../application/snapshot.ts';
import type { PersonKey } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Month } from '../../domain/month.ts';
import { recordOfMonth } from '../../domain/month-stage.ts';
import { compareText, type Timeline } from '../../domain/timeline.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import type { Region } from '../../domain/working-days.ts';
import { schemeOn } from '../case-days.ts';
import { notShown } from '../read-caseload.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { notSubmittable } from './month-problems.ts';

/** What a month is made of: its lines and figures, submitted or as they would be. */
export type MonthLines = Omit<MonthSnapshot, 'revision'>;

/** A worker's month, as one read of the caseload gives it. */
export interface WorkersMonth {
  readonly snapshot: CaseloadSnapshot;
  readonly timeline: Timeline;
  readonly month: Month;
  /** Absent while the month is not started. */
  readonly record: MonthRecord | undefined;
  /** As it would be submitted now. */
  readonly now: MonthLines;
  readonly region: Region;
  readonly today: CalendarDate;
}

/** Reads a worker's month and answers from it; the month in question where none is named. One storage call. */
export async function fromMonth(
  turn: Turn,
  { worker = turn.person.personKey, month: asked }: { worker?: PersonKey | undefined; month?: Month | undefined },
  answer: (month: WorkersMonth) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { outside, person, today } = turn;
  const opened = await openCaseload(outside, person, 'see', worker);
  if (!opened.ok) return notShown(turn, worker);
  const { snapshot } = opened;
  const { region } = schemeOn(snapshot, outside.schemeOf, today);
  const month = asked ?? monthInQuestion(snapshot, region, today);
  const refused = notAMonth(snapshot, month, today);
  if (refused) return notSubmittable(refused);
  const timeline = timelineOf(snapshot, outside.schemeOf);
  const { scored } = scoreMonth(snapshot, timeline, month);
  const record = recordOfMonth(snapshot.records, month);
  return answer({ snapshot, timeline, month, record, now: scored, region, today });
}

/** What was submitted of a month, where something was. One storage call. */
export async function submittedOf(
  { outside }: Turn,
  { snapshot }: Pick<WorkersMonth, 'snapshot'>,
  record: MonthRecord | undefined,
): Promise<MonthSnapshot | undefined> {
  if (!record || record.revision === 0) return undefined;
  return outside.stores.caseloads.monthSnapshot(snapshot.head.workerKey, record.month, record.revision);
}

/** The submissions from the first of those wanted up to the last. One storage call. */
export async function submissionsOf(
  { outside }: Pick<Turn, 'outside'>,
  { snapshot }: Pick<WorkersMonth, 'snapshot'>,
  wanted: readonly (Submitted | undefined)[],
): Promise<readonly MonthSnapshot[]> {
  const known = wanted.filter((one) => one !== undefined).filter(({ revision }) => revision > 0);
  const inOrder = known.sort((a, b) => compareText(a.month, b.month) || a.revision - b.revision);
  const [from, to] = [inOrder[0], inOrder.at(-1)];
  return from && to ? outside.stores.caseloads.monthSnapshots(snapshot.head.workerKey, from, to) : [];
}

/** The one of a record among them. */
export function submissionIn(
  submissions: readonly MonthSnapshot[],
  wanted: Submitted | undefined,
): MonthSnapshot | undefined {
  return submissions.find(({ month, revision }) => month === wanted?.month && revision === wanted.revision);
}

/**
 * What a month is compared with: its own submission, once that is not what the caseload says or has to be looked at
 * again; otherwise the one before.
 */
export function comparedWith({ snapshot, month, record }: WorkersMonth): MonthRecord | undefined {
  const looksBack =
    record && record.revision > 0 && (record.changedSince || record.state === 'draft' || record.state === 'disputed');
  return looksBack ? record : lastSubmitted(snapshot, month);
}
