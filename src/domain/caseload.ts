import { addDays, type CalendarDate, EARLIEST_DAY } from './calendar-date.ts';
import type { Activity, CaseFacts, Duty, WorkerTerms } from './case-facts.ts';
import { type Period, period } from './period.ts';
import type { WeightingScheme } from './weighting-scheme.ts';

/** A value in force from a day until the next version's day. */
export interface Version<T> {
  readonly inForceFrom: CalendarDate;
  readonly value: T;
}

/** Versions in order of `inForceFrom`, at least one; the first also holds for the days before it. */
export type Versions<T> = readonly [Version<T>, ...Version<T>[]];

/** The facts of a case that carry dates of their own and so need no versions. */
export type DatedCaseFacts = Pick<
  CaseFacts,
  'ref' | 'allocatedOn' | 'closureDecidedOn' | 'closedOn' | 'transferredOutOn'
> & { readonly activities: readonly Activity[] };

/** The facts of a case that hold for the days on which their version is in force. */
export type CaseDetails = Omit<CaseFacts, keyof DatedCaseFacts>;

/** One case of one worker over time. */
export interface CaseHistory {
  readonly dated: DatedCaseFacts;
  readonly details: Versions<CaseDetails>;
}

/** Everything that a worker's workload is computed from. */
export interface Caseload {
  readonly workerId: string;
  readonly name?: string;
  readonly terms: Versions<WorkerTerms>;
  readonly duties: readonly Duty[];
  readonly cases: readonly CaseHistory[];
}

/** A value that never changes, as a single version. */
export function unchanging<T>(value: T): Versions<T> {
  return [{ inForceFrom: EARLIEST_DAY, value }];
}

/** Each version with the days on which it is in force: the first without a beginning, the last without an end. */
export function inForce<T>(versions: Versions<T>): readonly { readonly value: T; readonly period: Period }[] {
  return versions.map((version, index) => {
    const next = versions[index + 1];
    return {
      value: version.value,
      period: period(index === 0 ? null : version.inForceFrom, next ? addDays(next.inForceFrom, -1) : null),
    };
  });
}

/** The value in force on a day. */
export function valueOn<T>(versions: Versions<T>, day: CalendarDate): T {
  let found = versions[0].value;
  for (const version of versions.slice(1)) if (version.inForceFrom <= day) found = version.value;
  return found;
}

/**
 * The versions with `change` applied from a day on: the day begins a version, and every later version is changed too.
 * A change from a day on or before the first version's begins no new version.
 */
export function changeFrom<T>(versions: Versions<T>, from: CalendarDate, change: (value: T) => T): Versions<T> {
  const [first, ...rest] = versions;
  if (from <= first.inForceFrom) return changeAll(versions, change);
  const before = rest.filter((version) => version.inForceFrom < from);
  const after = rest.filter((version) => version.inForceFrom > from);
  const changed = { inForceFrom: from, value: change(valueOn(versions, from)) };
  return [first, ...before, changed, ...after.map((version) => ({ ...version, value: change(version.value) }))];
}

/** A correction: `change` applied to every version. */
export function changeAll<T>(versions: Versions<T>, change: (value: T) => T): Versions<T> {
  const [first, ...rest] = versions;
  const apply = (version: Version<T>): Version<T> => ({ ...version, value: change(version.value) });
  return [apply(first), ...rest.map(apply)];
}

/** A case's history that has always stood as `facts`. */
export function historyOf(facts: CaseFacts): CaseHistory {
  const { ref, allocatedOn, closureDecidedOn, closedOn, transferredOutOn, activities, ...details } = facts;
  const dated: DatedCaseFacts = {
    ref,
    allocatedOn,
    activities,
    ...(closureDecidedOn === undefined ? {} : { closureDecidedOn }),
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(transferredOutOn === undefined ? {} : { transferredOutOn }),
  };
  return { dated, details: [{ inForceFrom: allocatedOn, value: details }] };
}

/** The facts of a case in force on a day. */
export function factsOn(history: CaseHistory, day: CalendarDate): CaseFacts {
  return { ...history.dated, ...valueOn(history.details, day) };
}

/** The days on which the worker holds the case: from its allocation until it is transferred or ends. */
export function heldPeriod(facts: CaseFacts, scheme: WeightingScheme): Period {
  const lastByTransfer = facts.transferredOutOn === undefined ? null : addDays(facts.transferredOutOn, -1);
  const lastByClosure = scheme.caseEndsOn(facts);
  const lastDay =
    lastByTransfer === null || (lastByClosure !== null && lastByClosure < lastByTransfer)
      ? lastByClosure
      : lastByTransfer;
  return period(facts.allocatedOn, lastDay);
}
