import type { TeamType, WorkerRole } from '../../domain/case-facts.ts';
import type { Range } from '../range.ts';

/** Section 3: the ranges of those whose role decides, in children for a full-time worker. */
export const ROLE_RANGES: Readonly<Record<Exclude<WorkerRole, 'social-worker' | 'newly-qualified'>, Range>> = {
  student: { min: 5, max: 8 },
  'family-support-practitioner': { min: 17, max: 20 },
  'leaving-care-practitioner': { min: 22, max: 25 },
  'personal-adviser': { min: 22, max: 25 },
};

/** Section 3: the ranges of qualified social workers by team; null where the policy leaves it to another document. */
export const TEAM_RANGES: Readonly<Record<TeamType, Range | null>> = {
  'duty-and-assessment': { min: 20, max: 25 },
  'court-and-child-protection': { min: 18, max: 22 },
  'disabled-children': { min: 22, max: 25 },
  'children-in-care': { min: 18, max: 22 },
  'child-in-need': { min: 18, max: 22 },
  'family-placement': null,
};

/** Section 3: a newly-qualified worker has up to 15 children in need or 12 looked after, and months without CP. */
export const NEWLY_QUALIFIED = {
  childrenInNeed: 15,
  lookedAfterChildren: 12,
  monthsWithoutChildProtection: 9,
  monthsUntilNoAgreementIsNeeded: 12,
} as const;
