import type { CalendarDate } from './calendar-date.ts';

/** What a worker is employed as. */
export const ROLES = [
  'social-worker',
  'newly-qualified',
  'student',
  'family-support-practitioner',
  'leaving-care-practitioner',
  'personal-adviser',
] as const;
export type WorkerRole = (typeof ROLES)[number];

export const TEAM_TYPES = [
  'duty-and-assessment',
  'court-and-child-protection',
  'disabled-children',
  'children-in-care',
  'child-in-need',
  'family-placement',
] as const;
export type TeamType = (typeof TEAM_TYPES)[number];

/** Northern Ireland guidance 1.8: the category under which a case is pointed. */
export const CATEGORIES = [
  'gateway',
  'family-intervention',
  'looked-after',
  'fostering',
  'fostering-assessment',
  'adoption',
  'permanency',
  'leaving-care-community',
  'leaving-care-statutory',
  'disability',
  'court',
  'early-years',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Categories whose unit is a household without children of its own. */
export const WITHOUT_CHILDREN: readonly unknown[] = [
  'fostering',
  'fostering-assessment',
  'adoption',
] satisfies readonly Category[];

export const COLOURS = ['red', 'amber', 'green'] as const;
export type Colour = (typeof COLOURS)[number];

/** Bath and NES section 4, a) to i). */
export const WORKLOAD_ISSUES = [
  'family-size',
  'court',
  'complexity',
  'distant-placement',
  'additional-assessments',
  'background-history',
  'existing-plans',
  'co-working',
  'intensive-intervention',
] as const;
export type WorkloadIssue = (typeof WORKLOAD_ISSUES)[number];

/** Bath and NES section 5, a) to g). */
export const PROFESSIONAL_ISSUES = [
  'working-groups',
  'mentoring',
  'pq-msc',
  'training',
  'courses',
  'practice-teaching',
  'panel-membership',
] as const;
export type ProfessionalIssue = (typeof PROFESSIONAL_ISSUES)[number];

/** Both ends inclusive; without `to` it is still running. */
export interface Span {
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
}

/** Points at the manager's discretion (Northern Ireland 1.6 III), each a multiple of 0.25 from 0 to 20. */
export interface Discretion {
  readonly risk?: number;
  readonly complexity?: number;
  readonly travel?: number;
  readonly reduction?: number;
}

/** Halton 3.8: the worker's colours, and the overall that the manager confirmed. */
export interface Rating {
  readonly activity: Colour;
  readonly risk: Colour;
  readonly travel: Colour;
  readonly overall?: Colour;
}

export interface Child {
  /** Unique in its case. */
  readonly ref: string;
  /** Where the child lives, or its placement; children with the same word live together. */
  readonly household: string;
  readonly lookedAfter?: Span;
  /** Subject to a child-protection or family-support conference. */
  readonly childProtection?: Span;
  readonly discretion?: Discretion;
}

interface On {
  readonly on: CalendarDate;
}

/** Work on a case, by kind, as in the caseload file. */
export type Activity =
  | ({ readonly kind: 'plan-change' } & On)
  | ({ readonly kind: 'placement-viability' } & On)
  | ({ readonly kind: 'court-episode' } & On)
  | ({ readonly kind: 'permanency-report' } & On)
  | ({ readonly kind: 'core-assessment'; readonly children?: number } & On)
  | ({ readonly kind: 'proceedings'; readonly children?: readonly string[] } & Span)
  | ({ readonly kind: 'contact-organising'; readonly children?: readonly string[] } & Span)
  | ({ readonly kind: 'private-law' } & Span)
  | ({ readonly kind: 'placement-change'; readonly placements: number } & On)
  | ({ readonly kind: 'supervised-contact'; readonly children?: readonly string[] } & On)
  | ({ readonly kind: 'travel'; readonly hoursEachWay: number; readonly count: number } & (On | Span))
  | ({ readonly kind: 'needs-assessment'; readonly completedOn?: CalendarDate } & On)
  | ({ readonly kind: 'pathway-plan'; readonly rewrite: boolean; readonly completedBy?: 'worker' | 'other' } & On)
  | ({ readonly kind: 'assessment'; readonly hours: number } & On)
  | ({ readonly kind: 'court'; readonly discretion?: Discretion } & Span);

export type ActivityKind = Activity['kind'];
export type ActivityOf<K extends ActivityKind> = Extract<Activity, { kind: K }>;

/** Responsibilities beside the cases, by kind, as in the caseload file. */
export type Duty =
  | ({
      readonly kind: 'practice-teaching' | 'long-arm-support' | 'pa-supervision' | 'locality' | 'working-group';
      readonly quantity: number;
    } & Span)
  | ({
      readonly kind: 'pq-consolidation' | 'pq-specialist';
      readonly quantity: number;
      readonly dueBy: CalendarDate;
    } & Span)
  | ({ readonly kind: 'school-leavers-panel' | 'training-delivered' } & On)
  | ({ readonly kind: 'training' | 'team-meeting' | 'project-work' | 'other-duty'; readonly hours: number } & On)
  | ({ readonly kind: 'supervision' } & (({ readonly quantity: number } & Span) | ({ readonly hours: number } & On)))
  | ({ readonly kind: 'exceptional'; readonly points: number; readonly reason: string } & Span);

export type DutyKind = Duty['kind'];

/** One case of one worker as it stands: what the caseload file holds. */
export interface CaseFacts {
  readonly ref: string;
  readonly category?: Category;
  readonly allocatedOn: CalendarDate;
  readonly closureDecidedOn?: CalendarDate;
  readonly closedOn?: CalendarDate;
  /** The first day on which another worker holds the case. */
  readonly transferredOutOn?: CalendarDate;
  readonly coWorked: boolean;
  readonly taskShare?: number;
  readonly teamHold: boolean;
  readonly agreedInSupervisionOn?: CalendarDate;
  readonly statutoryResponsibility: boolean;
  readonly leavingCare?: { readonly role: 'case-manager' | 'other' };
  readonly workloadIssues: readonly WorkloadIssue[];
  readonly discretion?: Discretion;
  readonly rating?: Rating;
  readonly lastActivityOn?: CalendarDate;
  readonly children: readonly Child[];
  readonly activities: readonly Activity[];
}

/** What is true of the worker and not of a case. */
export interface WorkerTerms {
  readonly role: WorkerRole;
  /** Full-time equivalent, 0.01 to 1. */
  readonly fte: number;
  readonly qualifiedOn?: CalendarDate;
  readonly startedOn?: CalendarDate;
  readonly teamType?: TeamType;
  readonly professionalIssues: readonly ProfessionalIssue[];
}
