import type { PersonKey } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Month } from './month.ts';
import type { Status } from './weighting-scheme.ts';

/** Who put their name to something, and when (ISO 8601, UTC). */
export interface Signed {
  readonly by: PersonKey;
  readonly name: string;
  readonly at: string;
}

/** A remark on a line of a submission, and what the worker says to it. */
export interface LineRemark {
  /** The line's place in the snapshot, from 0; null concerns the whole month. */
  readonly line: number | null;
  readonly text: string;
  readonly said: Signed;
  readonly answer?: { readonly text: string; readonly said: Signed };
}

/**
 * A worker's month (product page, The month). "Not started" is a month without a record, "excused" follows from the
 * absences. The lines are in the snapshot of the revision, which never changes afterwards.
 */
export interface MonthRecord {
  readonly month: Month;
  readonly state: 'draft' | 'submitted' | 'nil' | 'agreed' | 'disputed';
  /** The snapshot that stands; each submission makes the next. 0 before the first. */
  readonly revision: number;
  /** The snapshot's figures, rounded for the report. */
  readonly total: number;
  readonly status: Status;
  readonly submitted?: Signed;
  readonly agreed?: Signed;
  readonly remarks: readonly LineRemark[];
  readonly reopened: readonly (Signed & { readonly reason: string })[];
  /** A later change touches the month: its figures are no longer what the caseload says. */
  readonly changedSince?: true;
}

/** Away from a day to a day, and nothing more: no diagnosis, no reason. */
export interface Absence {
  readonly id: string;
  readonly from: CalendarDate;
  /** The last day away; null while it is not known. */
  readonly to: CalendarDate | null;
  readonly planned: boolean;
}

/** A supervision session: planned, held, or cancelled with its new date (merton, FAQ 3 and 4). */
export interface Supervision {
  readonly id: string;
  readonly plannedFor: CalendarDate;
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly heldOn?: CalendarDate;
  /** What was agreed; checked for personal data. */
  readonly actions?: string;
  readonly ratingsConfirmed?: boolean;
  readonly cpd?: string;
  /** A cancelled session's new date; one lost to sickness gets it on return. */
  readonly movedTo?: CalendarDate;
  readonly lostToSickness?: true;
  readonly recorded: Signed;
  /** Another manager's look at the record. */
  readonly audited?: Signed & { readonly found: string };
}

/** What waits, who does what and when it is looked at again (product page, Warnings). */
export interface ReductionPlan {
  readonly waits: string;
  readonly does: string;
  readonly reviewOn: CalendarDate;
  readonly managerAgreed?: Signed;
  readonly workerAgreed?: Signed;
  /** The review date found the worker still over the line. */
  readonly escalatedAt?: string;
}

/** A line that a worker's total crossed, or a newly-qualified flag; one open for a worker and a code at a time. */
export interface Warning {
  readonly id: string;
  /** `load` for the total; otherwise the flag of schemes.md. */
  readonly code: 'load' | string;
  readonly level: 'above' | 'report' | 'flag';
  readonly state: 'settling' | 'open' | 'cleared';
  /** Since when it is so (ISO 8601, UTC). */
  readonly since: string;
  readonly total: number;
  readonly clearedAt?: string;
  /** Counts up whenever what its card shows becomes different. */
  readonly revision: number;
  readonly plan?: ReductionPlan;
}

/** A manager's dated lowering of what a worker can carry: induction, return to work. */
export interface CapacityAdjustment {
  readonly id: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** The share of the figures that is left, in whole per cent, 1 to 99. */
  readonly percent: number;
  readonly reason: string;
  readonly decided: Signed;
}

/** What is kept of a worker beside the caseload itself; small, and read with it. */
export interface RecordValues {
  readonly month: MonthRecord;
  readonly absence: Absence;
  readonly supervision: Supervision;
  readonly warning: Warning;
  readonly adjustment: CapacityAdjustment;
}
export type RecordKind = keyof RecordValues;

/** One such record under its id: a month's is the month. */
export type WorkerRecord = {
  readonly [Kind in RecordKind]: { readonly kind: Kind; readonly id: string; readonly value: RecordValues[Kind] };
}[RecordKind];

/** The records of one kind, in order of id. */
export function recordsOf<Kind extends RecordKind>(
  records: readonly WorkerRecord[],
  kind: Kind,
): readonly RecordValues[Kind][] {
  return records.filter((record) => record.kind === kind).map((record) => record.value as RecordValues[Kind]);
}

/** True when someone is away on a day. */
export function isAway(absences: readonly Absence[], day: CalendarDate): boolean {
  return absences.some(({ from, to }) => from <= day && (to === null || day <= to));
}
