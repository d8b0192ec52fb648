import type { PersonKey } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { CaseProfile } from './case-profile.ts';
import type { StopCode } from './stops.ts';

/** Types of cases as the source lists them (merton, Unallocated Cases). */
export const WAITING_TYPES = ['cp', 'cla', 'fs', 's17', 'care-leaver', 'other'] as const;
export type WaitingType = (typeof WAITING_TYPES)[number];

/** Why a case leaves the queue other than by allocation. */
export const LEAVING_REASONS = ['allocated-elsewhere', 'closed', 'mistake'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** A case for which no worker is found yet. */
export interface WaitingCase {
  readonly id: string;
  readonly ref: string;
  readonly type: WaitingType;
  readonly since: CalendarDate;
  /** The planned allocation date; absent where there is none. */
  readonly plannedFor?: CalendarDate;
  readonly profile: CaseProfile;
  readonly addedBy: PersonKey;
  /** Counts up with every change: a card made from an older one is out of date. */
  readonly revision: number;
  /** Set while the case is on its way to a worker: it is in the queue no longer, and not yet on the caseload. */
  readonly going?: Going;
}

/** Where a waiting case goes, as it was decided. */
export interface Going {
  /** The key of the operation, under which the worker's caseload takes it once. */
  readonly key: string;
  readonly workerKey: PersonKey;
  readonly on: CalendarDate;
  readonly by: PersonKey;
  readonly byName: string;
  readonly past?: PastStops;
  /** Set where it comes back from the worker: the allocation that is taken back. */
  readonly back?: string;
}

/** An allocation past a stop: explained, for a time, and looked at again (Northern Ireland 1.7). */
export interface PastStops {
  readonly stops: readonly StopCode[];
  /** Checked for personal data. */
  readonly reason: string;
  readonly reviewOn: CalendarDate;
  readonly until: CalendarDate;
}
