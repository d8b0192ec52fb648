import type { PersonKey } from './access.ts';
import type { Allocation } from './allocation.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { CaseOffer } from './case-offer.ts';
import type { CaseHistory } from './caseload.ts';
import type { Month } from './month.ts';
import type { ManagersDecision, OthersChange } from './others-change.ts';
import type { PastStops } from './waiting-case.ts';
import type { Warning } from './warning.ts';
import type { Status } from './weighting-scheme.ts';

/** Who put their name to something, and when (ISO 8601, UTC). */
export interface Signed {
  readonly by: PersonKey;
  readonly name: string;
  readonly at: string;
}

/** A remark on a line of a submission, and what the worker says to it. */
export interface LineRemark {
  /** The snapshot that it is about: a later one has other lines. */
  readonly revision: number;
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
  /** Of the snapshot that stands, without reading it; absent before the first. */
  readonly snapshot?: {
    readonly lines: number;
    /** Of its figures: while the caseload gives the same, nothing has changed since. Opaque. */
    readonly fingerprint: string;
  };
  /** The snapshot's figures, rounded for the report; of a draft, those of the day on which it was begun. */
  readonly total: number;
  readonly status: Status;
  /** Submitted as nil, which it stays when it is agreed. */
  readonly nil?: true;
  readonly submitted?: Signed;
  readonly agreed?: Signed;
  readonly remarks: readonly LineRemark[];
  readonly reopened: readonly (Signed & { readonly reason: string })[];
  /** The worker asks for an agreed month to be reopened. */
  readonly reopenAsked?: Signed & { readonly reason: string };
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
  /** The day on which it became known that it is unplanned and lasts for more than two weeks, where it had by then. */
  readonly knownOn?: CalendarDate;
}

/** A supervision session: planned, held, or cancelled with its new date (merton, FAQ 3 and 4). */
export interface Supervision {
  readonly id: string;
  readonly plannedFor: CalendarDate;
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly heldOn?: CalendarDate;
  /** What was agreed; checked for personal data. */
  readonly actions?: string;
  /** Whether the manager confirmed the ratings; absent where the scheme has none. */
  readonly ratingsConfirmed?: boolean;
  /** What was noted of continuing professional development. */
  readonly cpd?: string;
  /** A cancelled session's new date; one lost to sickness gets it on return. */
  readonly movedTo?: CalendarDate;
  readonly lostToSickness?: true;
  readonly recorded: Signed;
  /** Another manager's look at the record. */
  readonly audited?: Signed & { readonly found: string };
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

/**
 * A case that another worker takes over from a day, or works on together with the holder from a day to a day. Kept with
 * the holder, whose case it stays until then.
 */
export interface HandOver {
  readonly id: string;
  readonly as: 'transfer' | 'co-work';
  readonly caseId: string;
  readonly ref: string;
  readonly to: PersonKey;
  readonly toName: string;
  readonly agreedOn: CalendarDate;
  /** The first day on which the other worker has the case. */
  readonly from: CalendarDate;
  /** The last day of working together; null while none is known, and for a transfer. */
  readonly until: CalendarDate | null;
  readonly state: 'agreed' | 'cancelled';
  readonly decided: Signed;
  /** Who cancelled it, or said when working together ends. */
  readonly changed?: Signed;
  /** What was agreed together is told together. */
  readonly bundle?: string;
  /** The absence because of which it was agreed: when that is over, the manager is asked what goes back. */
  readonly whileAway?: string;
  /** What became of a case that had moved for an absence. */
  readonly settled?: 'back' | 'stays';
  /** It takes back this hand-over of the receiver's, who was away. */
  readonly backOf?: string;
  /** Set where the receiver gets it past a stop. */
  readonly past?: PastStops;
}

/** The other side of a hand-over, kept with the worker who receives the case. */
export interface ReceivedCase {
  /** The hand-over's; the case is kept under the same id, so that one which comes back is not mistaken for the old one. */
  readonly id: string;
  readonly as: HandOver['as'];
  readonly ref: string;
  readonly holder: PersonKey;
  readonly holderName: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly state: HandOver['state'];
  /** The version of the holder's caseload that it was made from: an older one never replaces a newer one. */
  readonly madeFrom: number;
  /** The version of the receiver's caseload that wrote the case: once it was changed there, it is the receiver's own. */
  readonly writtenIn: number;
}

/**
 * A case that a worker wants to add under a reference which another worker holds. It counts nowhere until a manager has
 * decided what it is (product page, Adding a case).
 */
export interface PendingCase {
  readonly id: string;
  readonly ref: string;
  readonly history: CaseHistory;
  readonly asked: Signed;
  /** Waiting; kept as a case of the worker's own; a mistake; or given by whoever held it. */
  readonly state: 'asked' | 'own' | 'wrong' | 'given';
}

/** The worker looked at a case and nothing about it has changed; the id is the case's. */
export interface CaseCheck {
  readonly id: string;
  readonly on: CalendarDate;
}

/** What is kept of a worker beside the caseload itself; small, and read with it. */
export interface RecordValues {
  readonly month: MonthRecord;
  readonly absence: Absence;
  readonly supervision: Supervision;
  readonly warning: Warning;
  readonly adjustment: CapacityAdjustment;
  readonly allocation: Allocation;
  readonly 'hand-over': HandOver;
  readonly received: ReceivedCase;
  readonly offer: CaseOffer;
  readonly 'pending-case': PendingCase;
  readonly 'case-check': CaseCheck;
  readonly 'others-change': OthersChange;
  readonly decision: ManagersDecision;
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
export function isAway(absences: readonly Pick<Absence, 'from' | 'to'>[], day: CalendarDate): boolean {
  return absences.some(({ from, to }) => from <= day && (to === null || day <= to));
}
