import type { CalendarDate } from './calendar-date.ts';
import type { Activity, CaseFacts, Child } from './case-facts.ts';
import type { CaseDetails } from './caseload.ts';

/** Work that comes with a case and begins, for the worker, on the day of allocation. */
export const CASE_WORK = [
  'core-assessment',
  'proceedings',
  'private-law',
  'contact-organising',
  'pathway-plan',
  'court',
] as const;
export type CaseWork = (typeof CASE_WORK)[number];

/**
 * A case as it is described before anybody holds it: numbers of children instead of children with references. What the
 * team's scheme needs beside (category, leaving care, team hold) is in `details`.
 */
export interface CaseProfile {
  readonly children: number;
  /** Of the children. */
  readonly lookedAfter: number;
  /** Of the children, subject to a child-protection or family-support conference. */
  readonly conference: number;
  /** Homes or placements in which the children live. */
  readonly homes: number;
  readonly work: readonly CaseWork[];
  /** Travel each way that the case asks for; absent where it is not known or does not matter. */
  readonly hoursAway?: number;
  readonly details: Omit<CaseDetails, 'children'>;
}

/** From when what is described is so: the worker has the case from `allocatedOn`, the children's status is older. */
export interface ProfileDays {
  readonly allocatedOn: CalendarDate;
  readonly since: CalendarDate;
}

/**
 * The case that a description stands for. Children are spread evenly over the homes, in turn; the first ones are looked
 * after, the last ones subject to a conference. Running work and travel count from the allocation on.
 */
export function factsOf(profile: CaseProfile, ref: string, days: ProfileDays): CaseFacts {
  return {
    ref,
    allocatedOn: days.allocatedOn,
    ...profile.details,
    children: childrenOf(profile, ref, days),
    activities: activitiesOf(profile, ref, days),
  };
}

/** The reference that a child has when none is given: `C-101-1`, of no more characters than a reference may have. */
export function usualChildRef(caseRef: string, index: number): string {
  return `${caseRef}-${index + 1}`.slice(-40);
}

function childrenOf({ children, lookedAfter, conference, homes }: CaseProfile, ref: string, { since }: ProfileDays) {
  return Array.from({ length: children }, (_, index): Child => {
    const home = index % Math.max(1, homes);
    return {
      ref: usualChildRef(ref, index),
      household: home === 0 ? 'home' : `home ${home + 1}`,
      ...(index < lookedAfter ? { lookedAfter: { from: since } } : {}),
      ...(index >= children - conference ? { childProtection: { from: since } } : {}),
    };
  });
}

function activitiesOf(profile: CaseProfile, ref: string, { allocatedOn }: ProfileDays): readonly Activity[] {
  const travel = profile.hoursAway ?? 0;
  return [
    ...profile.work.map((kind) => workOf(kind, profile.children, ref, allocatedOn)),
    ...(travel > 0 ? [{ kind: 'travel', hoursEachWay: travel, count: 1, from: allocatedOn } as const] : []),
  ];
}

function workOf(kind: CaseWork, count: number, ref: string, from: CalendarDate): Activity {
  switch (kind) {
    case 'core-assessment':
      return { kind, on: from, children: Math.max(1, count) };
    case 'pathway-plan':
      return { kind, on: from, rewrite: false };
    case 'proceedings':
    case 'contact-organising':
      return { kind, from, children: Array.from({ length: count }, (_, index) => usualChildRef(ref, index)) };
    case 'private-law':
    case 'court':
      return { kind, from };
  }
}
