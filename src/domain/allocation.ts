import type { TeamId } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';
import { compareText } from './timeline.ts';
import type { PastStops, WaitingCase } from './waiting-case.ts';
import type { Unit } from './weighting-scheme.ts';
import type { Signed } from './worker-records.ts';

/** A case that a manager gave to the worker, kept while something about it may still have to be answered. */
export interface Allocation {
  /** The case's id on the worker's caseload. */
  readonly id: string;
  readonly ref: string;
  readonly on: CalendarDate;
  readonly decided: Signed;
  /** The worker's total on that day without the case and with it, rounded for the report. */
  readonly before: number;
  readonly after: number;
  readonly unit: Unit;
  /** Set where it was given past a stop. */
  readonly past?: PastStops;
  /** The hand-overs that were agreed as one, of which it is part: what was passed with them is asked about as one. */
  readonly bundle?: string;
  /** The manager found that what was passed is over; it is not asked about again. */
  readonly settled?: Signed;
  readonly concern?: Concern;
  /** How the case came: while it stands as it came, the manager can take it back. Absent in older records. */
  readonly came?: Came;
  /** The manager took it back: the case is without a worker again. */
  readonly takenBack?: Signed;
}

/** The case as it waited, and the version of the caseload that took it. */
export interface Came {
  /** In whose queue it waited, and where alone it can go back. Absent in older records. */
  readonly teamId?: TeamId;
  readonly waited: Omit<WaitingCase, 'ref' | 'going'>;
  readonly changedIn: number;
}

/** Why an allocation is not taken back. */
export type NotBack =
  /** There is no such allocation, or the worker is in another team by now. */
  | 'gone'
  | 'taken-back'
  /** The worker, or somebody for them, has changed the case. */
  | 'changed'
  /** The day from which the worker has the case has passed. */
  | 'too-late';

/** What a worker says against an allocation, and what the manager answers. */
export interface Concern {
  /** Checked for personal data, as is the answer. */
  readonly text: string;
  readonly said: Signed;
  readonly answer?: { readonly text: string; readonly said: Signed };
}

/** So long an allocation of which nothing is open stays with the caseload; the audit keeps it for good. */
export const KEPT_DAYS = 56;

/** True while somebody waits for an answer: a concern, or the end of what was passed. */
export function isOpen(allocation: Allocation): boolean {
  return isPast(allocation) || isUnanswered(allocation);
}

/** True while a case is given past a stop and nobody has found that it is over. */
export function isPast({ past, settled, takenBack }: Allocation): boolean {
  return past !== undefined && settled === undefined && takenBack === undefined;
}

/** What was given past a stop together with one, for the same reason and days, and is open still; itself included, by reference. */
export function passedWith({ id, bundle, past }: Allocation, all: readonly Allocation[]): readonly Allocation[] {
  const together = all.filter(
    (other) =>
      isPast(other) &&
      (other.id === id ||
        (bundle !== undefined &&
          other.bundle === bundle &&
          other.past?.reason === past?.reason &&
          other.past?.reviewOn === past?.reviewOn &&
          other.past?.until === past?.until)),
  );
  return together.sort((a, b) => compareText(a.ref, b.ref));
}

/** True while a worker's concern waits for the manager. */
export function isUnanswered({ concern, takenBack }: Pick<Allocation, 'concern' | 'takenBack'>): boolean {
  return concern !== undefined && concern.answer === undefined && takenBack === undefined;
}

/** True until the day from which the worker has the case has passed; whether the case stands as it came is looked at then. */
export function mayGoBack({ came, takenBack, on }: Allocation, today: CalendarDate): boolean {
  return came !== undefined && takenBack === undefined && today <= on;
}

/** False once the worker is in another team than that in whose queue the case waited. */
export function waitedIn({ came }: Pick<Allocation, 'came'>, teamId: TeamId): boolean {
  return came?.teamId === undefined || came.teamId === teamId;
}

/** What stands against taking it back; `changedIn` is the case's, undefined where it is not on the caseload. */
export function whyNotBack(
  allocation: Allocation,
  changedIn: number | undefined,
  today: CalendarDate,
): Exclude<NotBack, 'gone'> | null {
  if (allocation.takenBack) return 'taken-back';
  if (!mayGoBack(allocation, today)) return 'too-late';
  return changedIn === allocation.came?.changedIn ? null : 'changed';
}
