import type { TeamType, WorkerRole } from '../../domain/case-facts.ts';
import type { Range } from '../range.ts';
import type { BathNesReadings } from './sources.ts';

/** Section 3: the ranges of those whose role decides, in children for a full-time worker. */
const LEAVING_CARE: Range = { min: 22, max: 25 };
const FAMILY_SUPPORT: Range = { min: 17, max: 20 };
export const ROLE_RANGES: Readonly<
  Record<Exclude<WorkerRole, 'social-worker' | 'newly-qualified' | 'personal-adviser'>, Range>
> = {
  student: { min: 5, max: 8 },
  'family-support-practitioner': FAMILY_SUPPORT,
  'leaving-care-practitioner': LEAVING_CARE,
};

/** The range of a personal adviser, of whom the policy says nothing; null for none. */
export const PERSONAL_ADVISER_RANGES: Readonly<Record<BathNesReadings['personal-advisers'], Range | null>> = {
  'leaving-care': LEAVING_CARE,
  'family-support': FAMILY_SUPPORT,
  'no-range': null,
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

/** Section 3: a newly-qualified worker has up to 15 children in need or 12 looked after. */
export const NEWLY_QUALIFIED = { childrenInNeed: 15, lookedAfterChildren: 12 } as const;

/** Section 3: a newly-qualified worker's months in post without child protection, then with it by agreement. */
export interface ChildProtectionMonths {
  readonly without: number;
  /** The month from which on no agreement is needed; null where it always is. */
  readonly agreedUpTo: number | null;
}
export const CHILD_PROTECTION_MONTHS: Readonly<
  Record<BathNesReadings['newly-qualified-child-protection'], ChildProtectionMonths>
> = {
  'agreement-up-to-twelve': { without: 9, agreedUpTo: 12 },
  'agreement-from-nine': { without: 9, agreedUpTo: null },
  'agreement-from-twelve': { without: 12, agreedUpTo: null },
};
